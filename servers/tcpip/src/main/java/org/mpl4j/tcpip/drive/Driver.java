package org.mpl4j.tcpip.drive;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.mpl4j.tcpip.phy.KernelDevice;
import org.mpl4j.tcpip.stack.Stack;

/** Drives a stack: waits for frames, for deadlines, and for tasks that other threads have for it. Everything that uses the stack runs in its thread. */
public final class Driver implements Runnable {
    private static final long LONGEST_WAIT = 1_000_000_000;

    private final Stack stack;
    private final KernelDevice device;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final long start;
    private volatile boolean isStopped;

    /**
     * Drives a stack whose time began when this was made.
     *
     * @param stack at time 0
     * @param device which is waited for
     */
    public Driver(Stack stack, KernelDevice device) {
        this.stack = stack;
        this.device = device;
        start = System.nanoTime();
    }

    /** Has something done by the thread that drives the stack. Any thread may call it. */
    public void execute(Runnable task) {
        tasks.add(task);
        device.wake();
    }

    /** Ends {@link #run}. Any thread may call it. */
    public void stop() {
        isStopped = true;
        device.wake();
    }

    @Override
    public void run() {
        while (!isStopped) {
            stack.poll(now());
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                task.run();
            }
            stack.poll(now());
            long wait = Math.min(stack.nextDeadline() - now(), LONGEST_WAIT);
            if (wait > 0 && tasks.isEmpty()) {
                device.await(wait);
            }
        }
    }

    private long now() {
        return System.nanoTime() - start;
    }
}
