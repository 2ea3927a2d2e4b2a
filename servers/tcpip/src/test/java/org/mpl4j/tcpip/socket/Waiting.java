package org.mpl4j.tcpip.socket;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A thread that waits at a socket, and the exception that it got. */
final class Waiting {
    private static final long DEADLINE = 30;

    private final CompletableFuture<@Nullable Throwable> end = new CompletableFuture<>();
    private final Thread thread;

    /** Something that waits. */
    interface Action {
        void run() throws Exception;
    }

    private Waiting(Action action) {
        thread = Thread.ofVirtual().start(() -> {
            try {
                action.run();
                end.complete(null);
            } catch (Throwable e) {
                end.complete(e);
            }
        });
    }

    /** Has it begun, and waits until it waits. */
    static Waiting at(Action action) throws InterruptedException {
        Waiting waiting = new Waiting(action);
        long deadline = System.nanoTime() + Duration.ofSeconds(DEADLINE).toNanos();
        while (!waiting.end.isDone()
                && waiting.thread.getState() != Thread.State.WAITING
                && waiting.thread.getState() != Thread.State.TIMED_WAITING) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("it does not wait, but is " + waiting.thread.getState());
            }
            Thread.sleep(1);
        }
        return waiting;
    }

    /** Interrupts it. */
    Waiting interrupt() {
        thread.interrupt();
        return this;
    }

    /** How it ended: with an exception, or null. */
    @Nullable
    Throwable end() throws Exception {
        return end.get(DEADLINE, TimeUnit.SECONDS);
    }
}
