package org.mpl4j.runtime.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Integers of 24 and 48 bits, most significant byte first. Buffers must be in big-endian byte order. */
public final class BigEndian {
    private BigEndian() {}

    /**
     * A buffer in big-endian byte order.
     *
     * @param buffer in any byte order, which it keeps
     * @return the buffer itself if it is big-endian, or a duplicate of it that is
     */
    public static ByteBuffer of(ByteBuffer buffer) {
        return buffer.order() == ByteOrder.BIG_ENDIAN ? buffer : buffer.duplicate();
    }

    /**
     * Reads 3 bytes.
     *
     * @param b in big-endian byte order
     * @param at index of the first byte
     * @return 0 to 2^24-1
     */
    public static int getUint24(ByteBuffer b, int at) {
        return (b.getShort(at) & 0xffff) << 8 | (b.get(at + 2) & 0xff);
    }

    /**
     * Writes 3 bytes.
     *
     * @param b in big-endian byte order
     * @param at index of the first byte
     * @param value of which the low 24 bits are written
     */
    public static void putUint24(ByteBuffer b, int at, int value) {
        b.putShort(at, (short) (value >>> 8));
        b.put(at + 2, (byte) value);
    }

    /**
     * Reads 6 bytes.
     *
     * @param b in big-endian byte order
     * @param at index of the first byte
     * @return 0 to 2^48-1
     */
    public static long getUint48(ByteBuffer b, int at) {
        return (b.getInt(at) & 0xffff_ffffL) << 16 | (b.getShort(at + 4) & 0xffff);
    }

    /**
     * Writes 6 bytes.
     *
     * @param b in big-endian byte order
     * @param at index of the first byte
     * @param value of which the low 48 bits are written
     */
    public static void putUint48(ByteBuffer b, int at, long value) {
        b.putInt(at, (int) (value >>> 16));
        b.putShort(at + 4, (short) value);
    }
}
