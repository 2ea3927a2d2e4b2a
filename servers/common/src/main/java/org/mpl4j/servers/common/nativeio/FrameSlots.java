package org.mpl4j.servers.common.nativeio;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/** Room for frames, all of it in one piece. It takes memory only where frames have been. */
final class FrameSlots implements AutoCloseable {
    private final Arena arena = Arena.ofShared();
    private final int bytes;
    private final ByteBuffer buffer;
    private final long address;

    /**
     * Makes room.
     *
     * @param count for how many frames
     * @param bytes how long each may be
     */
    FrameSlots(int count, int bytes) throws IOException {
        this.bytes = bytes;
        try {
            MemorySegment memory = MappedMemory.own((long) count * bytes, arena);
            buffer = memory.asByteBuffer();
            address = memory.address();
        } catch (IOException e) {
            arena.close();
            throw e;
        }
    }

    /** How long a frame may be. */
    int bytes() {
        return bytes;
    }

    long address(int slot) {
        return address + (long) slot * bytes;
    }

    /** Copies a frame, from its position to its limit, to a slot. */
    void put(int slot, ByteBuffer frame) {
        buffer.put(slot * bytes, frame, frame.position(), frame.remaining());
    }

    /** Copies a frame from a slot to the beginning of a buffer, as much of it as there is room for. */
    void get(int slot, int length, ByteBuffer into) {
        int taken = Math.min(length, into.capacity());
        into.clear().put(0, buffer, slot * bytes, taken).limit(taken);
    }

    @Override
    public void close() {
        arena.close();
    }
}
