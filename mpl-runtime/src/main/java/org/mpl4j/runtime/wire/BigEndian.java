package org.mpl4j.runtime.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Integers, most significant byte first. Buffers must be in big-endian byte order.
 *
 * <p>What reads has one call for heap buffers, and another one for all others. The just-in-time compiler notes of each call in a program which classes it sees: the
 * first one sees a single class, whatever the program uses, and so costs no more than where there are heap buffers only.
 */
@SuppressWarnings("DuplicateBranches")
public final class BigEndian {
    private BigEndian() {}

    /**
     * Reads a byte.
     *
     * @param b the buffer
     * @param at index of the byte
     * @return -128 to 127
     */
    public static byte get(ByteBuffer b, int at) {
        return b.hasArray() ? b.get(at) : b.get(at);
    }

    /**
     * Reads 2 bytes.
     *
     * @param b in big-endian byte order
     * @param at index of the first byte
     * @return -2^15 to 2^15-1
     */
    public static short getShort(ByteBuffer b, int at) {
        return b.hasArray() ? b.getShort(at) : b.getShort(at);
    }

    /**
     * Reads 4 bytes.
     *
     * @param b in big-endian byte order
     * @param at index of the first byte
     * @return -2^31 to 2^31-1
     */
    public static int getInt(ByteBuffer b, int at) {
        return b.hasArray() ? b.getInt(at) : b.getInt(at);
    }

    /**
     * Reads 8 bytes.
     *
     * @param b in big-endian byte order
     * @param at index of the first byte
     * @return -2^63 to 2^63-1
     */
    public static long getLong(ByteBuffer b, int at) {
        return b.hasArray() ? b.getLong(at) : b.getLong(at);
    }

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
        return (getShort(b, at) & 0xffff) << 8 | (get(b, at + 2) & 0xff);
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
        return (getInt(b, at) & 0xffff_ffffL) << 16 | (getShort(b, at + 4) & 0xffff);
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
