package org.mpl4j.tcpip.tcp;

import java.nio.ByteBuffer;
import org.mpl4j.runtime.PacketWriter;

/** Bytes in a ring that grows with them, up to a capacity. While there are none, it has no memory. */
final class Ring {
    private static final ByteBuffer NONE = ByteBuffer.allocateDirect(0);

    private final RingMemory memory;
    private final int capacity;
    private ByteBuffer bytes = NONE;
    private int first;
    private int length;

    /** How far the memory was made use of, and how much of it was needed before. */
    private int used;

    private int expected;

    Ring(RingMemory memory, int capacity) {
        this.memory = memory;
        this.capacity = capacity;
    }

    int capacity() {
        return capacity;
    }

    int length() {
        return length;
    }

    int room() {
        return capacity - length;
    }

    /** Stores bytes so far behind the end, for which there is room. They do not count yet. */
    void store(ByteBuffer source, int from, int count, int distance) {
        int needed = length + distance + count;
        used = Math.max(used, needed);
        if (needed > bytes.capacity()) {
            grow(Math.max(needed, expected));
        }
        int at = at(length + distance);
        int beforeWrap = Math.min(count, bytes.capacity() - at);
        bytes.put(at, source, from, beforeWrap);
        bytes.put(0, source, from + beforeWrap, count - beforeWrap);
    }

    /** So many of the bytes that were stored behind the end count. */
    void extend(int count) {
        length += count;
    }

    private int at(int offset) {
        return first + offset & bytes.capacity() - 1;
    }

    private void grow(int needed) {
        ByteBuffer larger = memory.take(needed);
        int beforeWrap = bytes.capacity() - first;
        larger.put(0, bytes, first, beforeWrap);
        larger.put(beforeWrap, bytes, 0, first);
        if (bytes.capacity() > 0) {
            memory.give(bytes);
        }
        bytes = larger;
        first = 0;
    }

    /** Appends a part to a packet. */
    void write(PacketWriter out, int offset, int count) {
        if (count > 0) {
            int from = at(offset);
            int beforeWrap = Math.min(count, bytes.capacity() - from);
            out.putBytes("payload", bytes, from, from + beforeWrap);
            out.putBytes("payload", bytes, 0, count - beforeWrap);
        }
    }

    /** Takes the first bytes out; returns how many. */
    int read(ByteBuffer into) {
        int count = Math.min(into.remaining(), length);
        int beforeWrap = Math.min(count, bytes.capacity() - first);
        into.put(into.position(), bytes, first, beforeWrap);
        into.put(into.position() + beforeWrap, bytes, 0, count - beforeWrap);
        into.position(into.position() + count);
        drop(count);
        return count;
    }

    /** Copies a part, which need not count yet, to a buffer's position, which moves. */
    void copy(int offset, int count, ByteBuffer into) {
        int from = at(offset);
        int beforeWrap = Math.min(count, bytes.capacity() - from);
        into.put(into.position(), bytes, from, beforeWrap);
        into.put(into.position() + beforeWrap, bytes, 0, count - beforeWrap);
        into.position(into.position() + count);
    }

    /** Forgets the first bytes. */
    void drop(int count) {
        if (count > 0) {
            first = at(count);
            length -= count;
        }
    }

    /** Gives its memory to others, as nothing is in it that will be needed. */
    void release() {
        if (bytes.capacity() > 0) {
            expected = used > bytes.capacity() / 2 ? bytes.capacity() : bytes.capacity() / 2;
            memory.give(bytes);
            bytes = NONE;
            first = 0;
            length = 0;
            used = 0;
        }
    }
}
