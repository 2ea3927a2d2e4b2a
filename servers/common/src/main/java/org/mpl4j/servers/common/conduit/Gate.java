package org.mpl4j.servers.common.conduit;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Where one thread waits for another one to open it, which is remembered if nobody waits. Passing closes it. A virtual thread waits without its carrier. */
final class Gate {
    private static final long FOR_EVER = Long.MAX_VALUE;

    private volatile boolean isOpen;
    private volatile @Nullable Thread waiting;

    /** Lets the thread pass that waits, or the next one. */
    void open() {
        isOpen = true;
        Thread thread = waiting;
        if (thread != null) {
            LockSupport.unpark(thread);
        }
    }

    /** Passes if it is open; whether it was. */
    boolean passNow() {
        boolean wasOpen = isOpen;
        isOpen = false;
        return wasOpen;
    }

    /** Waits until it is open; true then, false if this thread was interrupted, which it stays. */
    boolean pass() {
        return passBefore(FOR_EVER);
    }

    /** The same, but no longer than so many nanoseconds. */
    boolean passBefore(long nanos) {
        long begin = System.nanoTime();
        waiting = Thread.currentThread();
        try {
            while (!isOpen) {
                long left = nanos - (System.nanoTime() - begin);
                if (left <= 0 || Thread.currentThread().isInterrupted()) {
                    return false;
                }
                // A timer costs more than the waiting.
                if (nanos == FOR_EVER) {
                    LockSupport.park(this);
                } else {
                    LockSupport.parkNanos(this, left);
                }
            }
            isOpen = false;
            return true;
        } finally {
            waiting = null;
        }
    }
}
