package org.mpl4j.ssh.connection;

import java.nio.channels.ClosedChannelException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.mpl4j.ssh.transport.ProtocolException;

/** How many bytes of data the peer still takes on a channel (RFC 4254 section 5.2). */
final class SendWindow {
    private static final long MOST = 0xffff_ffffL;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long left;
    private boolean isShut;
    private boolean isOutputStopped;

    /** Waits until something can be sent, and takes of it what is wanted at most. */
    int take(int wanted, boolean isError) throws ClosedChannelException {
        lock.lock();
        try {
            while (left == 0 && !isOver(isError)) {
                changed.awaitUninterruptibly();
            }
            if (isOver(isError)) {
                throw new ClosedChannelException();
            }
            int taken = (int) Math.min(wanted, left);
            left -= taken;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private boolean isOver(boolean isError) {
        return isShut || isOutputStopped && !isError;
    }

    /** The peer reads no more of what is no error. */
    void stopOutput() {
        lock.lock();
        try {
            isOutputStopped = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The peer takes more. */
    void add(long bytes) throws ProtocolException {
        lock.lock();
        try {
            if (left + bytes > MOST) {
                throw new ProtocolException(
                        "a window of %d bytes and %d more is beyond 4294967295".formatted(left, bytes));
            }
            left += bytes;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nobody is to wait any more. */
    void shut() {
        lock.lock();
        try {
            isShut = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
