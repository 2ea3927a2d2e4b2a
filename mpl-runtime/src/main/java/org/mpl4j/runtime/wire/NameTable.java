package org.mpl4j.runtime.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The names that have been written to a message, by suffix, so that later ones can point to them (RFC 1035 section
 * 4.1.4). Names are compared byte by byte; a suffix is found at its latest plain occurrence, plain meaning that its
 * first label is written there and not pointed to.
 *
 * <p>The table holds offsets only and compares against the bytes that were written. It allocates when it grows beyond
 * what it held in earlier messages, and otherwise not.
 */
public final class NameTable {
    /** A name has at most 127 labels besides the root. */
    private static final int MAX_LABELS = 127;

    private static final int HASH_MASK = 0xffff_8000;
    private static final int PRESENT = 0x4000;
    private static final int OFFSET_MASK = 0x3fff;
    private static final int HASH_SHIFT = 15;

    /** Neither free nor an entry: it lacks {@link #PRESENT}. */
    private static final int LOST = 1;

    private static final int NOT_PLAIN = -1;

    /** 2^64 divided by the golden ratio: odd, with its bits well spread. */
    private static final int INT_MULTIPLIER = 0x9e37_79b9;

    private static final long MULTIPLIER = 0x9e37_79b9_7f4a_7c15L;

    private ByteBuffer out;
    private int origin;

    /** Open addressing: the high 17 bits of the hash, {@link #PRESENT}, and 14 bits of offset; 0 where free. */
    private int[] slots = new int[64];

    private int[] used = new int[32];
    private int usedCount;

    private int[] pointers = new int[16];
    private int pointerCount;

    private ByteBuffer source;
    private int sourceOrigin;

    /** In the source, after the final zero of a name without pointers. */
    private int plainEnd;

    private int nameIndex;
    private final int[] labelStarts = new int[MAX_LABELS];
    private final int[] labelHashes = new int[MAX_LABELS];

    /** An empty table, to be used after {@link #reset}. */
    public NameTable() {}

    /**
     * Forgets all names and starts with another message.
     *
     * @param output in which the message is written
     * @param messageStart index in it that pointers count from
     */
    public void reset(ByteBuffer output, int messageStart) {
        for (int i = 0; i < usedCount; i++) {
            slots[used[i]] = 0;
        }
        usedCount = 0;
        pointerCount = 0;
        out = output;
        origin = messageStart;
    }

    /**
     * Takes a name apart that is about to be written, for {@link #labelStart} and {@link #slot}.
     *
     * @param b the buffer in which it lies
     * @param start index in it
     * @param nameOrigin index in it that pointers count from
     * @param index absolute index in the output at which the name will start
     * @return the number of its labels, 0 for the root
     */
    public int split(ByteBuffer b, int start, int nameOrigin, int index) {
        int count = 0;
        int at = start;
        plainEnd = NOT_PLAIN;
        boolean isPlain = true;
        for (int octet = BigEndian.get(b, at); octet != 0; octet = BigEndian.get(b, at)) {
            if (octet > 0) {
                labelStarts[count] = at;
                labelHashes[count++] = hashLabel(b, at, octet);
                at += 1 + octet;
            } else {
                at = Labels.first(b, at, nameOrigin);
                isPlain = false;
            }
        }
        if (isPlain) {
            plainEnd = at + 1;
        }
        chainHashes(count);
        source = b;
        sourceOrigin = nameOrigin;
        nameIndex = index;
        return count;
    }

    /**
     * Where a label of the name last {@linkplain #split split} lies.
     *
     * @param label its number from 0
     * @return the index of its length octet in the name's buffer
     */
    public int labelStart(int label) {
        return labelStarts[label];
    }

    /**
     * Looks up the suffix of the name last {@linkplain #split split} that starts with a label.
     *
     * @param label its number from 0
     * @return the slot that holds the suffix or is free for it, valid until the next {@link #set}
     */
    public int slot(int label) {
        int hash = labelHashes[label];
        int mask = slots.length - 1;
        int slot = hash >>> HASH_SHIFT & mask;
        for (int entry = slots[slot]; entry != 0; entry = slots[slot]) {
            if (((entry ^ hash) & HASH_MASK) == 0 && isSuffixAt(label, origin + (entry & OFFSET_MASK))) {
                return slot;
            }
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private boolean isSuffixAt(int label, int at) {
        // A suffix of the name itself: another one than this, and not yet written to its end
        if (at >= nameIndex) {
            return false;
        }
        int start = labelStarts[label];
        int octets = plainEnd - start;
        boolean isSameBytes =
                octets > 0 && octets <= nameIndex - at && Labels.isSameRun(source, start, out, at, octets);
        return isSameBytes || Labels.isSame(source, start, sourceOrigin, out, at, origin);
    }

    /**
     * Where the suffix of a slot was written.
     *
     * @param slot from {@link #slot}
     * @return its offset from the start of the message, or -1 if it was not
     */
    public int offset(int slot) {
        int entry = slots[slot];
        return entry == 0 ? -1 : entry & OFFSET_MASK;
    }

    /**
     * Notes where the suffix of a slot is being written; if it was there before, the new place replaces the old one.
     *
     * @param slot from {@link #slot} for the same label
     * @param label its number from 0 in the name last {@linkplain #split split}
     * @param index absolute index in the output; from {@value Labels#POINTER_LIMIT} bytes after the start of the
     *     message on it is ignored
     */
    public void set(int slot, int label, int index) {
        int offset = index - origin;
        if (offset >= Labels.POINTER_LIMIT) {
            return;
        }
        boolean isNew = slots[slot] == 0;
        slots[slot] = (labelHashes[label] & HASH_MASK) | PRESENT | offset;
        if (isNew) {
            if (usedCount == used.length) {
                used = Arrays.copyOf(used, usedCount * 2);
            }
            used[usedCount++] = slot;
            if (usedCount * 2 > slots.length) {
                rehash(slots.length * 2);
            }
        }
    }

    /**
     * Notes that a pointer was written, so that {@link #shift} can correct it.
     *
     * @param index absolute index of the pointer in the output
     */
    public void addPointer(int index) {
        if (pointerCount == pointers.length) {
            pointers = Arrays.copyOf(pointers, pointerCount * 2);
        }
        pointers[pointerCount++] = index;
    }

    /**
     * How many pointers were written.
     *
     * @return the number of those that {@link #addPointer} noted
     */
    public int pointerCount() {
        return pointerCount;
    }

    /**
     * Where a pointer was written.
     *
     * @param number from 0, in the order in which they were written
     * @return its absolute index in the output
     */
    public int pointer(int number) {
        return pointers[number];
    }

    /**
     * Corrects everything after bytes of the output have moved up: what is known of names, and the pointers that were
     * written to those that moved.
     *
     * @param from absolute index of the first byte that moved, its old place
     * @param byteCount by how much
     * @return whether all pointers still reach; if not, the message cannot be written
     */
    public boolean shift(int from, int byteCount) {
        if (origin >= from) {
            origin += byteCount;
            for (int i = 0; i < pointerCount; i++) {
                pointers[i] += byteCount;
            }
            return true;
        }
        int moved = from - origin;
        shiftNames(moved, byteCount);
        return shiftPointers(from, moved, byteCount);
    }

    private boolean shiftPointers(int from, int moved, int byteCount) {
        boolean reaches = true;
        for (int i = 0; i < pointerCount; i++) {
            if (pointers[i] >= from) {
                pointers[i] += byteCount;
            }
            int target = out.getShort(pointers[i]) & OFFSET_MASK;
            if (target >= moved) {
                reaches &= target + byteCount < Labels.POINTER_LIMIT;
                out.putShort(pointers[i], (short) (Labels.POINTER_MARK << 8 | target + byteCount));
            }
        }
        return reaches;
    }

    private void shiftNames(int moved, int byteCount) {
        boolean reaches = true;
        for (int i = 0; i < usedCount; i++) {
            int offset = slots[used[i]] & OFFSET_MASK;
            if (offset >= moved) {
                if (offset + byteCount < Labels.POINTER_LIMIT) {
                    slots[used[i]] += byteCount;
                } else {
                    slots[used[i]] = LOST;
                    reaches = false;
                }
            }
        }
        if (!reaches) {
            rehash(slots.length);
        }
    }

    /** Moves the entries to another array, without those that are {@link #LOST}. */
    private void rehash(int capacity) {
        int[] old = slots;
        slots = new int[capacity];
        int mask = capacity - 1;
        int kept = 0;
        for (int i = 0; i < usedCount; i++) {
            int entry = old[used[i]];
            if (entry != LOST) {
                int slot = entry >>> HASH_SHIFT & mask;
                while (slots[slot] != 0) {
                    slot = slot + 1 & mask;
                }
                slots[slot] = entry;
                used[kept++] = slot;
            }
        }
        usedCount = kept;
    }

    /**
     * From hashes of labels to hashes of suffixes. The high bits depend on all of the suffix: a slot keeps them and is
     * chosen by them, so that it can be found again when the table grows.
     */
    private void chainHashes(int count) {
        int suffix = 0;
        for (int i = count - 1; i >= 0; i--) {
            suffix = (suffix ^ labelHashes[i]) * INT_MULTIPLIER;
            labelHashes[i] = suffix;
        }
    }

    /** Takes the length in as well, so that the same octets divided otherwise hash otherwise. */
    private static int hashLabel(ByteBuffer b, int at, int length) {
        long hash = length;
        int i = 1;
        for (; i <= length + 1 - Long.BYTES; i += Long.BYTES) {
            hash = (hash ^ BigEndian.getLong(b, at + i)) * MULTIPLIER;
            hash ^= hash >>> 32;
        }
        hash = (hash ^ Bits.getUpTo7(b, at + i, length + 1 - i)) * MULTIPLIER;
        return (int) (hash >>> 32);
    }
}
