package org.mpl4j.runtime.wire;

import java.nio.ByteBuffer;

/**
 * Numbers with the least significant byte first, in buffers that are in big-endian byte order: views leave that order
 * alone, so that a buffer can be shared, and swapping the bytes of a number is free on today's processors.
 */
public final class LittleEndian {
    private LittleEndian() {}

    /**
     * Reads 2 bytes.
     *
     * @param b in big-endian byte order
     * @param at index of the first byte
     * @return the number, sign-extended; {@code & 0xffff} makes it unsigned
     */
    public static short getShort(ByteBuffer b, int at) {
        return Short.reverseBytes(BigEndian.getShort(b, at));
    }

    /**
     * Reads 2 bytes.
     *
     * @param b in big-endian byte order
     * @param at index of the first byte
     * @return 0 to 65,535
     */
    public static int getUint16(ByteBuffer b, int at) {
        return Short.reverseBytes(BigEndian.getShort(b, at)) & 0xffff;
    }

    /**
     * Reads 3 bytes.
     *
     * @param b in big-endian byte order
     * @param at index of the first byte
     * @return 0 to 2^24-1
     */
    public static int getUint24(ByteBuffer b, int at) {
        return (Short.reverseBytes(BigEndian.getShort(b, at)) & 0xffff) | (BigEndian.get(b, at + 2) & 0xff) << 16;
    }

    /**
     * Reads 4 bytes.
     *
     * @param b in big-endian byte order
     * @param at index of the first byte
     * @return the number as a signed int
     */
    public static int getInt(ByteBuffer b, int at) {
        return Integer.reverseBytes(BigEndian.getInt(b, at));
    }

    /**
     * Reads 4 bytes.
     *
     * @param b in big-endian byte order
     * @param at index of the first byte
     * @return 0 to 2^32-1
     */
    public static long getUint32(ByteBuffer b, int at) {
        return Integer.reverseBytes(BigEndian.getInt(b, at)) & 0xffff_ffffL;
    }

    /**
     * Reads 6 bytes.
     *
     * @param b in big-endian byte order
     * @param at index of the first byte
     * @return 0 to 2^48-1
     */
    public static long getUint48(ByteBuffer b, int at) {
        return getUint32(b, at) | (long) getUint16(b, at + 4) << 32;
    }

    /**
     * Reads 8 bytes.
     *
     * @param b in big-endian byte order
     * @param at index of the first byte
     * @return the number as a signed long
     */
    public static long getLong(ByteBuffer b, int at) {
        return Long.reverseBytes(BigEndian.getLong(b, at));
    }

    /**
     * Reads an IEEE 754 binary32 number.
     *
     * @param b in big-endian byte order
     * @param at index of the first of 4 bytes
     * @return the number
     */
    public static float getFloat(ByteBuffer b, int at) {
        return Float.intBitsToFloat(getInt(b, at));
    }

    /**
     * Reads an IEEE 754 binary64 number.
     *
     * @param b in big-endian byte order
     * @param at index of the first of 8 bytes
     * @return the number
     */
    public static double getDouble(ByteBuffer b, int at) {
        return Double.longBitsToDouble(getLong(b, at));
    }

    /**
     * Writes 2 bytes.
     *
     * @param b in big-endian byte order
     * @param at index of the first byte
     * @param value of which the low 16 bits are written
     */
    public static void putUint16(ByteBuffer b, int at, int value) {
        b.putShort(at, Short.reverseBytes((short) value));
    }

    /**
     * Writes 3 bytes.
     *
     * @param b in big-endian byte order
     * @param at index of the first byte
     * @param value of which the low 24 bits are written
     */
    public static void putUint24(ByteBuffer b, int at, int value) {
        b.putShort(at, Short.reverseBytes((short) value));
        b.put(at + 2, (byte) (value >>> 16));
    }

    /**
     * Writes 4 bytes.
     *
     * @param b in big-endian byte order
     * @param at index of the first byte
     * @param value the number
     */
    public static void putInt(ByteBuffer b, int at, int value) {
        b.putInt(at, Integer.reverseBytes(value));
    }

    /**
     * Writes 6 bytes.
     *
     * @param b in big-endian byte order
     * @param at index of the first byte
     * @param value of which the low 48 bits are written
     */
    public static void putUint48(ByteBuffer b, int at, long value) {
        putInt(b, at, (int) value);
        putUint16(b, at + 4, (int) (value >>> 32));
    }

    /**
     * Writes 8 bytes.
     *
     * @param b in big-endian byte order
     * @param at index of the first byte
     * @param value the number
     */
    public static void putLong(ByteBuffer b, int at, long value) {
        b.putLong(at, Long.reverseBytes(value));
    }

    /**
     * Writes an IEEE 754 binary32 number, NaN bits included.
     *
     * @param b in big-endian byte order
     * @param at index of the first of 4 bytes
     * @param value the number
     */
    public static void putFloat(ByteBuffer b, int at, float value) {
        putInt(b, at, Float.floatToRawIntBits(value));
    }

    /**
     * Writes an IEEE 754 binary64 number, NaN bits included.
     *
     * @param b in big-endian byte order
     * @param at index of the first of 8 bytes
     * @param value the number
     */
    public static void putDouble(ByteBuffer b, int at, double value) {
        putLong(b, at, Double.doubleToRawLongBits(value));
    }
}
