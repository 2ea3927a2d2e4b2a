package org.mpl4j.tcpip.drive;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.mpl4j.tcpip.phy.KernelDevice;
import org.mpl4j.tcpip.stack.Stack;

/**
 * Drives a stack: its thread waits for frames and for deadlines, and does what is to be done then. Other threads use the stack, too, each while it has the lock: what they send goes out in their own thread. The driver is
 * woken only if what they did makes the stack's next deadline an earlier one than it waits for.
 */
public final class Driver implements Runnable {
    private static final long LONGEST_WAIT = 1_000_000_000;
    private static final long NOT_WAITING = Long.MIN_VALUE;

    /** How often others are let go first when they want the lock: a lock that is not fair would always be had by who runs already. */
    private static final int YIELDS = 32;

    private final Stack stack;
    private final FrameWait frames;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final long start;
    private volatile boolean isStopped;

    /** What the driver waits for; only with the lock. */
    private long waitingUntil = NOT_WAITING;

    /**
     * Drives a stack whose time began when this was made.
     *
     * @param stack at time 0
     * @param frames waits for what comes in
     */
    public Driver(Stack stack, FrameWait frames) {
        this.stack = stack;
        this.frames = frames;
        start = System.nanoTime();
    }

    /** Drives a stack with a device whose other end is the kernel's. */
    public Driver(Stack stack, KernelDevice device) {
        this(stack, FrameWait.of(device));
    }

    /** Takes the stack for this thread, and lets it know the time. A thread that has it may take it again. */
    public void lock() {
        lock.lock();
        if (lock.getHoldCount() == 1) {
            advance();
        }
    }

    /** Gives the stack back, when all that was sent is on its way. */
    public void unlock() {
        if (lock.getHoldCount() == 1) {
            stack.flush();
            wakeIfEarlier();
        }
        lock.unlock();
    }

    /** Something that threads wait for; who signals it has the lock. */
    public Condition newCondition() {
        return lock.newCondition();
    }

    /**
     * Gives the stack back until something is signalled, or so much time has passed; for who has it once.
     *
     * @param nanoseconds how long; {@code Long.MAX_VALUE} for ever, which wakes no thread that looks at the clock
     * @return whether some of the time is left
     * @throws InterruptedException if the thread is interrupted; it has the stack then, too
     */
    @SuppressWarnings("WaitNotInLoop") // Whoever calls it knows what it waits for, and looks again.
    public boolean await(Condition condition, long nanoseconds) throws InterruptedException {
        stack.flush();
        wakeIfEarlier();
        try {
            if (nanoseconds == Long.MAX_VALUE) {
                condition.await();
                return true;
            }
            return condition.awaitNanos(nanoseconds) > 0;
        } finally {
            advance();
        }
    }

    private void advance() {
        stack.clock().advance(Math.max(now(), stack.clock().now()));
    }

    private void wakeIfEarlier() {
        if (stack.nextDeadline() < waitingUntil) {
            waitingUntil = NOT_WAITING;
            frames.wake();
        }
    }

    /** Has something done by the thread that drives the stack. Any thread may call it. */
    public void execute(Runnable task) {
        tasks.add(task);
        frames.wake();
    }

    /** Ends {@link #run}. Any thread may call it. */
    public void stop() {
        isStopped = true;
        frames.wake();
    }

    /** Lets {@link #run} begin again, after it was stopped and has ended. */
    public void renew() {
        isStopped = false;
    }

    @Override
    public void run() {
        lock.lock();
        try {
            while (!isStopped) {
                boolean isBusy = stack.turn(Math.max(now(), stack.clock().now()));
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                    isBusy = true;
                }
                stack.flush();
                if (isBusy) {
                    giveWay();
                } else {
                    await(Math.min(stack.nextDeadline(), now() + LONGEST_WAIT));
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void await(long deadline) {
        long wait = deadline - now();
        if (wait <= 0) {
            return;
        }
        waitingUntil = deadline;
        lock.unlock();
        try {
            frames.await(wait);
        } finally {
            lock.lock();
            waitingUntil = NOT_WAITING;
        }
    }

    /** Lets those go on who want the stack. */
    @SuppressWarnings("ThreadPriorityCheck") // Nothing depends on it but who is served first.
    private void giveWay() {
        if (lock.hasQueuedThreads()) {
            lock.unlock();
            try {
                for (int i = 0; i < YIELDS && lock.hasQueuedThreads(); i++) {
                    Thread.yield();
                }
            } finally {
                lock.lock();
            }
        }
    }

    /** The time of the stack, in nanoseconds since this was made. */
    public long now() {
        return System.nanoTime() - start;
    }
}
