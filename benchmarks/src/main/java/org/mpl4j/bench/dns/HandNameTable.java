package org.mpl4j.bench.dns;

import static org.mpl4j.bench.hand.ArrayAccess.i64;
import static org.mpl4j.bench.hand.BufferAccess.i64;
import static org.mpl4j.bench.hand.BufferAccess.put16;
import static org.mpl4j.bench.hand.BufferAccess.putAll;
import static org.mpl4j.bench.hand.BufferAccess.u16;
import static org.mpl4j.bench.hand.BufferAccess.u8;

import java.nio.ByteBuffer;

/** Which names a message has already, and where: open addressing over hashes of their ends, for compression (RFC 1035 section 4.1.4). */
final class HandNameTable {
    private static final int SLOTS = 128;
    private static final int MOST = SLOTS / 2;
    private static final int POINTER = 0xc000;
    private static final int POINTER_LIMIT = 0x4000;
    private static final int MOST_LABELS = 127;
    private static final long MULTIPLIER = 0x9e37_79b9_7f4a_7c15L;

    private final int[] hashes = new int[SLOTS];
    private final int[] offsets = new int[SLOTS];
    private final int[] used = new int[MOST];
    private int usedCount;

    private final int[] starts = new int[MOST_LABELS];
    private final int[] ends = new int[MOST_LABELS];

    /** Forgets all names. */
    void clear() {
        for (int i = 0; i < usedCount; i++) {
            offsets[used[i]] = 0;
        }
        usedCount = 0;
    }

    /** Writes a name, given in wire form, with a pointer if its end is there already; returns where it ends. The message starts at index 0. */
    int write(ByteBuffer b, int at, byte[] name) {
        int labels = split(name);
        putAll(b, at, name);
        for (int label = 0; label < labels; label++) {
            int start = starts[label];
            int slot = slot(b, at, name, start, ends[label]);
            if (offsets[slot] != 0) {
                put16(b, at + start, POINTER | offsets[slot]);
                return at + start + 2;
            }
            if (at + start < POINTER_LIMIT && usedCount < MOST) {
                hashes[slot] = ends[label];
                offsets[slot] = at + start;
                used[usedCount++] = slot;
            }
        }
        return at + name.length;
    }

    /** Finds the labels, and the hashes of the ends of the name that begin with them. */
    private int split(byte[] name) {
        int labels = 0;
        for (int at = 0; name[at] != 0; at += 1 + name[at]) {
            starts[labels++] = at;
        }
        int hash = 0;
        for (int label = labels - 1; label >= 0; label--) {
            hash = (hash ^ hash(name, starts[label])) * 31;
            ends[label] = hash;
        }
        return labels;
    }

    private static int hash(byte[] name, int at) {
        int end = at + 1 + name[at];
        long hash = name[at];
        int i = at + 1;
        for (; i + 8 <= end; i += 8) {
            hash = (hash ^ i64(name, i)) * MULTIPLIER;
            hash ^= hash >>> 32;
        }
        long rest = 0;
        for (; i < end; i++) {
            rest = rest << 8 | name[i];
        }
        return (int) ((hash ^ rest) * MULTIPLIER >>> 32);
    }

    private int slot(ByteBuffer b, int nameAt, byte[] name, int start, int hash) {
        int slot = hash >>> 16 & SLOTS - 1;
        while (offsets[slot] != 0) {
            // What begins inside this name is another end of it.
            if (hashes[slot] == hash && offsets[slot] < nameAt && isAt(b, offsets[slot], name, start)) {
                return slot;
            }
            slot = slot + 1 & SLOTS - 1;
        }
        return slot;
    }

    private static boolean isAt(ByteBuffer b, int offset, byte[] name, int start) {
        int at = offset;
        int i = start;
        while (true) {
            int length = u8(b, at);
            if (length >= POINTER >> 8) {
                at = u16(b, at) & POINTER_LIMIT - 1;
                continue;
            }
            if (length != name[i] || !isSame(b, at + 1, name, i + 1, length)) {
                return false;
            }
            if (length == 0) {
                return true;
            }
            at += 1 + length;
            i += 1 + length;
        }
    }

    private static boolean isSame(ByteBuffer b, int at, byte[] name, int start, int length) {
        int i = 0;
        for (; i + 8 <= length; i += 8) {
            if (i64(b, at + i) != i64(name, start + i)) {
                return false;
            }
        }
        for (; i < length; i++) {
            if (u8(b, at + i) != (name[start + i] & 0xff)) {
                return false;
            }
        }
        return true;
    }
}
