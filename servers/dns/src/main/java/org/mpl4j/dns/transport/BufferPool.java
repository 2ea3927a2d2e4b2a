package org.mpl4j.dns.transport;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Buffers of a few sizes, bounded in all. A connection has one only while it holds something, so that idle ones cost nothing. For one thread. */
final class BufferPool {
    /** A record of TLS, both ways, with what surrounds it. */
    static final int RECORD = 18_432;

    private static final int[] SIZES = {512, 4096, RECORD, 84_992, 200_704};
    private static final int KEPT_BYTES = 2 << 20;

    private final long limit;
    private final List<ArrayDeque<ByteBuffer>> free = new ArrayList<>();
    private long taken;
    private long kept;

    /** Of so many bytes at most. */
    BufferPool(long limit) {
        this.limit = limit;
        for (int i = 0; i < SIZES.length; i++) {
            free.add(new ArrayDeque<>());
        }
    }

    /** An empty buffer with room for so many bytes or more, null if too much is taken. */
    @Nullable
    ByteBuffer take(int byteCount) {
        int i = 0;
        while (SIZES[i] < byteCount) {
            i++;
        }
        if (taken + SIZES[i] > limit) {
            return null;
        }
        taken += SIZES[i];
        ByteBuffer buffer = free.get(i).poll();
        if (buffer == null) {
            return ByteBuffer.allocateDirect(SIZES[i]);
        }
        kept -= SIZES[i];
        return buffer.clear();
    }

    /** Takes a buffer back. */
    void giveBack(ByteBuffer buffer) {
        taken -= buffer.capacity();
        if (kept + buffer.capacity() <= KEPT_BYTES) {
            kept += buffer.capacity();
            for (int i = 0; i < SIZES.length; i++) {
                if (SIZES[i] == buffer.capacity()) {
                    free.get(i).push(buffer);
                }
            }
        }
    }

    /** How many bytes are taken. */
    long taken() {
        return taken;
    }
}
