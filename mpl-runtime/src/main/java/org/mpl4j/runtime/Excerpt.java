package org.mpl4j.runtime;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.mpl4j.runtime.wire.Labels;
import org.mpl4j.runtime.wire.NameTable;

/**
 * A part of a message, with the pointers to names in it, that can be put into other messages of which the part before is
 * longer or shorter: all pointers are moved by the difference. For messages that are the same but for the name that they
 * begin with, such as answers that deny names.
 *
 * <p>It can be used again and again, and allocates only when a part is larger than all before. Not safe for use by several
 * threads at once.
 */
public final class Excerpt {
    private static final int GRAIN = 64;

    private byte[] bytes = new byte[0];
    private int length;
    private int offset;

    /** Indexes in {@link #bytes}. */
    private int[] pointers = new int[4];

    private int pointerCount;
    private int reach;
    private int farthest;

    /** An empty one. */
    public Excerpt() {}

    /**
     * Takes a part of the message that was written last.
     *
     * @param out its writer, before it is {@link PacketWriter#reset}
     * @param from absolute index of the part's first byte
     * @param to absolute index after its last byte, up to {@link PacketWriter#position}; no name may lie across it
     */
    public void take(PacketWriter out, int from, int to) {
        int origin = out.origin();
        length = to - from;
        offset = from - origin;
        if (bytes.length < length) {
            bytes = new byte[(length + GRAIN - 1) / GRAIN * GRAIN];
        }
        out.buffer().get(from, bytes, 0, length);
        takePointers(out.names(), out.buffer(), from, to);
    }

    private void takePointers(NameTable names, ByteBuffer buffer, int from, int to) {
        pointerCount = 0;
        reach = offset;
        farthest = 0;
        for (int i = 0; i < names.pointerCount(); i++) {
            int at = names.pointer(i);
            if (at < from || at >= to) {
                continue;
            }
            if (pointerCount == pointers.length) {
                pointers = Arrays.copyOf(pointers, pointerCount * 2);
            }
            pointers[pointerCount++] = at - from;
            int target = target(buffer.getShort(at));
            reach = Math.min(reach, target);
            farthest = Math.max(farthest, target);
        }
    }

    private static int target(int pointer) {
        return pointer & Labels.POINTER_LIMIT - 1;
    }

    /**
     * How long it is.
     *
     * @return the number of its bytes
     */
    public int length() {
        return length;
    }

    /**
     * Where it was.
     *
     * @return the offset of its first byte from the start of its message
     */
    public int offset() {
        return offset;
    }

    /**
     * How much of what was before it is pointed to.
     *
     * @return the offset, from the start of its message, of the first name that is; {@link #offset} if none is
     */
    public int reach() {
        return reach;
    }

    /**
     * Whether it can be put somewhere: whether pointers reach so far.
     *
     * @param at offset from the start of the message
     * @return false if a name that is pointed to would lie behind the first 16,384 bytes
     */
    public boolean canBePutAt(int at) {
        return farthest + at - offset < Labels.POINTER_LIMIT;
    }

    /**
     * Puts it into a message. What its pointers lead to, from {@link #reach} on, has to be before it as it was, as far from it as
     * it was.
     *
     * @param out the buffer
     * @param origin absolute index at which the message starts
     * @param at absolute index for the first byte; {@link #canBePutAt} says whether that is possible
     * @throws IndexOutOfBoundsException if it does not fit into the buffer
     */
    public void putTo(ByteBuffer out, int origin, int at) {
        out.put(at, bytes, 0, length);
        int shift = at - origin - offset;
        if (shift != 0) {
            for (int i = 0; i < pointerCount; i++) {
                int target = target(bytes[pointers[i]] << Byte.SIZE | bytes[pointers[i] + 1] & 0xff);
                out.put(at + pointers[i], (byte) (Labels.POINTER_MARK | target + shift >>> Byte.SIZE));
                out.put(at + pointers[i] + 1, (byte) (target + shift));
            }
        }
    }
}
