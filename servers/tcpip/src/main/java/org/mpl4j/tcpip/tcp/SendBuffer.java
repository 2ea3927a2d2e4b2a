package org.mpl4j.tcpip.tcp;

import java.nio.ByteBuffer;
import org.mpl4j.runtime.PacketWriter;

/** Bytes that were not acknowledged yet, in a ring: its first byte is the first that is not. */
final class SendBuffer {
    private final ByteBuffer ring;
    private int first;
    private int length;

    SendBuffer(int capacity) {
        ring = ByteBuffer.allocateDirect(capacity);
    }

    int length() {
        return length;
    }

    int room() {
        return ring.capacity() - length;
    }

    /** Appends as much as there is room for; returns how much. */
    int append(ByteBuffer source) {
        int count = Math.min(source.remaining(), room());
        int end = (first + length) % ring.capacity();
        int beforeWrap = Math.min(count, ring.capacity() - end);
        ring.put(end, source, source.position(), beforeWrap);
        ring.put(0, source, source.position() + beforeWrap, count - beforeWrap);
        source.position(source.position() + count);
        length += count;
        return count;
    }

    /** Forgets the first bytes. */
    void drop(int count) {
        first = (first + count) % ring.capacity();
        length -= count;
    }

    /** Appends a part to a packet. */
    void write(PacketWriter out, int offset, int count) {
        int from = (first + offset) % ring.capacity();
        int beforeWrap = Math.min(count, ring.capacity() - from);
        out.putBytes("payload", ring, from, from + beforeWrap);
        out.putBytes("payload", ring, 0, count - beforeWrap);
    }
}
