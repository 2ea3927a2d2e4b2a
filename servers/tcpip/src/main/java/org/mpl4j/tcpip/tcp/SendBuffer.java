package org.mpl4j.tcpip.tcp;

import java.nio.ByteBuffer;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.PacketWriter;

/** Bytes that were not acknowledged yet: its first byte is the first that is not. */
final class SendBuffer {
    private final Ring ring;

    SendBuffer(RingMemory memory, int capacity) {
        ring = new Ring(memory, capacity);
    }

    int length() {
        return ring.length();
    }

    int room() {
        return ring.room();
    }

    /** Appends as much as there is room for; returns how much. */
    int append(ByteBuffer source) {
        int count = Math.min(source.remaining(), room());
        if (count > 0) {
            ring.store(source, source.position(), count, 0);
            ring.extend(count);
            source.position(source.position() + count);
        }
        return count;
    }

    /** Forgets the first bytes. */
    void drop(int count) {
        ring.drop(count);
        if (ring.length() == 0) {
            ring.release();
        }
    }

    /** Appends a part to a packet. */
    void write(PacketWriter out, int offset, int count) {
        ring.write(out, offset, count);
    }

    int capacity() {
        return ring.capacity();
    }

    /** A copy of all. */
    Bytes copy() {
        ByteBuffer copy = ByteBuffer.allocate(ring.length());
        if (ring.length() > 0) {
            ring.copy(0, ring.length(), copy);
        }
        return Bytes.wrap(copy.flip());
    }

    /** Forgets all. */
    void clear() {
        ring.release();
    }
}
