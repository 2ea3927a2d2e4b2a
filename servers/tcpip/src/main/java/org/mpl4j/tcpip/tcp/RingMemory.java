package org.mpl4j.tcpip.tcp;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Memory of the rings of all connections: those who have nothing to keep give theirs to others. */
final class RingMemory {
    private static final int LEAST = 4096;
    private static final long MOST_KEPT = 64L << 20;

    private final List<Deque<ByteBuffer>> bySize = new ArrayList<>();
    private long kept;

    /**
     * Memory of at least so many bytes.
     *
     * @return a direct buffer, whose capacity is a power of two
     */
    ByteBuffer take(int bytes) {
        int index = index(bytes);
        ByteBuffer used = index < bySize.size() ? bySize.get(index).poll() : null;
        if (used == null) {
            return ByteBuffer.allocateDirect(LEAST << index);
        }
        kept -= used.capacity();
        return used;
    }

    /** Takes back memory that nobody needs. */
    void give(ByteBuffer memory) {
        if (kept + memory.capacity() > MOST_KEPT) {
            return;
        }
        int index = index(memory.capacity());
        while (bySize.size() <= index) {
            bySize.add(new ArrayDeque<>());
        }
        bySize.get(index).push(memory);
        kept += memory.capacity();
    }

    private static int index(int bytes) {
        return bytes <= LEAST ? 0 : Integer.numberOfLeadingZeros(LEAST - 1) - Integer.numberOfLeadingZeros(bytes - 1);
    }
}
