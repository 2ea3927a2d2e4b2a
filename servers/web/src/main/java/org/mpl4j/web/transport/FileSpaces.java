package org.mpl4j.web.transport;

import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Buffers outside of the heap for files on their way, lent to connections. There are a few; who gets none, as slow clients have them all, sends its file in smaller pieces. For all threads. */
final class FileSpaces {
    private static final int SPACE_BYTES = 64 * 1024;

    private final int most;
    private final AtomicInteger made = new AtomicInteger();
    private final ConcurrentLinkedQueue<ByteBuffer> idle = new ConcurrentLinkedQueue<>();

    /** At most so many. */
    FileSpaces(int most) {
        this.most = most;
    }

    /** Lends one; null if all are lent. */
    @Nullable
    ByteBuffer lend() {
        ByteBuffer space = idle.poll();
        if (space == null && made.get() < most && made.getAndIncrement() < most) {
            space = ByteBuffer.allocateDirect(SPACE_BYTES);
        }
        return space;
    }

    /** Takes one back. */
    void giveBack(ByteBuffer space) {
        idle.add(space);
    }
}
