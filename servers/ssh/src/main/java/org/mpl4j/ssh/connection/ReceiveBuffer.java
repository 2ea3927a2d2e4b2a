package org.mpl4j.ssh.connection;

import java.nio.ByteBuffer;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.mpl4j.runtime.Bytes;

/**
 * Data that were received and not yet read, in a ring that grows to what is in it, up to the channel's window. Whoever puts data in never waits: the window sees to
 * it that they fit.
 */
final class ReceiveBuffer {
    private static final int FIRST = 32 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final int most;
    private byte[] ring = new byte[0];
    private int start;
    private int count;
    private boolean isEnded;
    private boolean isDiscarding;

    /** Never holds more than this. */
    ReceiveBuffer(int most) {
        this.most = most;
    }

    /** Takes data; false if nobody will read them. */
    boolean put(Bytes data) {
        lock.lock();
        try {
            if (isDiscarding || isEnded) {
                return false;
            }
            int length = data.length();
            makeRoom(length);
            int end = start + count;
            int at = end >= ring.length ? end - ring.length : end;
            int first = Math.min(length, ring.length - at);
            ByteBuffer source = data.source();
            source.get(data.sourceOffset(), ring, at, first);
            source.get(data.sourceOffset() + first, ring, 0, length - first);
            count += length;
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void makeRoom(int length) {
        if (count + length <= ring.length) {
            return;
        }
        int size = Math.max(FIRST, ring.length);
        while (size < count + length) {
            size *= 2;
        }
        byte[] larger = new byte[Math.max(count + length, Math.min(size, most))];
        int first = Math.min(count, ring.length - start);
        System.arraycopy(ring, start, larger, 0, first);
        System.arraycopy(ring, 0, larger, first, count - first);
        ring = larger;
        start = 0;
    }

    /** Waits for data and reads some; -1 at the end. */
    int read(ByteBuffer target) {
        lock.lock();
        try {
            while (count == 0 && !isEnded && target.hasRemaining()) {
                changed.awaitUninterruptibly();
            }
            if (count == 0) {
                return isEnded ? -1 : 0;
            }
            int length = Math.min(count, target.remaining());
            int first = Math.min(length, ring.length - start);
            target.put(ring, start, first).put(ring, 0, length - first);
            start = start + length >= ring.length ? start + length - ring.length : start + length;
            count -= length;
            if (count == 0) {
                start = 0;
            }
            return length;
        } finally {
            lock.unlock();
        }
    }

    /** No more data come; those that are there can still be read. */
    void end() {
        lock.lock();
        try {
            isEnded = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing can be read, now or later. */
    boolean isUsedUp() {
        lock.lock();
        try {
            return isEnded && count == 0;
        } finally {
            lock.unlock();
        }
    }

    /** Nobody reads any more; returns how many bytes are dropped with that. */
    int discard() {
        lock.lock();
        try {
            isDiscarding = true;
            isEnded = true;
            int dropped = count;
            count = 0;
            ring = new byte[0];
            start = 0;
            changed.signalAll();
            return dropped;
        } finally {
            lock.unlock();
        }
    }
}
