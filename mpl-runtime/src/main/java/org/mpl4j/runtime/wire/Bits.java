package org.mpl4j.runtime.wire;

import java.nio.ByteBuffer;

/**
 * Bit fields of 1 to 64 bits at any bit of a buffer in big-endian byte order: bit 0 is the most significant bit of byte
 * 0, and a field's most significant bit comes first. Only bytes that hold part of the field are touched.
 */
public final class Bits {
    private Bits() {}

    /**
     * Reads an unsigned bit field.
     *
     * @param b in big-endian byte order
     * @param bitOffset of the field's first bit, from the most significant bit of the byte at index 0
     * @param width in bits, 1 to 64
     * @return the field, zero-extended; with 64 bits to be read as unsigned
     * @throws IndexOutOfBoundsException if part of the field is outside the buffer
     */
    public static long get(ByteBuffer b, long bitOffset, int width) {
        int at = (int) (bitOffset >>> 3);
        int end = (int) (bitOffset & 7) + width;
        if (end <= 64) {
            int byteCount = (end + 7) >>> 3;
            return getBytes(b, at, byteCount) >>> (byteCount * 8 - end) & mask(width);
        }
        // 9 bytes: 58 to 64 bits that start inside a byte
        int spill = end - 64;
        return (BigEndian.getLong(b, at) << spill | (BigEndian.get(b, at + 8) & 0xff) >>> (8 - spill)) & mask(width);
    }

    /**
     * Reads a bit field in two's complement.
     *
     * @param b in big-endian byte order
     * @param bitOffset of the field's first bit, from the most significant bit of the byte at index 0
     * @param width in bits, 1 to 64
     * @return the field, sign-extended
     * @throws IndexOutOfBoundsException if part of the field is outside the buffer
     */
    public static long getSigned(ByteBuffer b, long bitOffset, int width) {
        return signExtend(get(b, bitOffset, width), width);
    }

    /**
     * Writes a bit field and keeps the bits around it.
     *
     * @param b in big-endian byte order
     * @param bitOffset of the field's first bit, from the most significant bit of the byte at index 0
     * @param width in bits, 1 to 64
     * @param value of which the low {@code width} bits are written, the others ignored
     * @throws IndexOutOfBoundsException if part of the field is outside the buffer
     */
    public static void put(ByteBuffer b, long bitOffset, int width, long value) {
        int at = (int) (bitOffset >>> 3);
        int end = (int) (bitOffset & 7) + width;
        long bits = value & mask(width);
        if (end <= 64) {
            int byteCount = (end + 7) >>> 3;
            int shift = byteCount * 8 - end;
            long kept = getBytes(b, at, byteCount) & ~(mask(width) << shift);
            putBytes(b, at, byteCount, kept | bits << shift);
            return;
        }
        int spill = end - 64;
        byte last = BigEndian.get(b, at + 8);
        b.putLong(at, (BigEndian.getLong(b, at) & ~(mask(width) >>> spill)) | bits >>> spill);
        b.put(at + 8, (byte) (bits << (8 - spill) | (last & (0xff >>> spill))));
    }

    /**
     * Extends a number in two's complement to 64 bits.
     *
     * @param raw the number in the low {@code width} bits; the others are ignored
     * @param width in bits, 1 to 64
     * @return the number
     */
    public static long signExtend(long raw, int width) {
        return raw << (64 - width) >> (64 - width);
    }

    /** 0 to 7 bytes as a number: not always their big-endian value, but another one for other bytes. */
    static long getUpTo7(ByteBuffer b, int at, int count) {
        if (count >= Integer.BYTES) {
            return (long) BigEndian.getInt(b, at) << 32
                    | (BigEndian.getInt(b, at + count - Integer.BYTES) & 0xffff_ffffL);
        }
        if (count >= Short.BYTES) {
            return (long) BigEndian.getShort(b, at) << 16 | (BigEndian.getShort(b, at + count - Short.BYTES) & 0xffff);
        }
        return count == 0 ? 0 : BigEndian.get(b, at);
    }

    /** The low {@code width} bits set, 1 to 64. */
    private static long mask(int width) {
        return -1L >>> (64 - width);
    }

    /** 1 to 8 bytes as a big-endian number, from overlapping reads inside them. */
    private static long getBytes(ByteBuffer b, int at, int count) {
        return switch (count) {
            case 1 -> BigEndian.get(b, at) & 0xff;
            case 2 -> BigEndian.getShort(b, at) & 0xffff;
            case 3 -> BigEndian.getUint24(b, at);
            case 4 -> BigEndian.getInt(b, at) & 0xffff_ffffL;
            case 5, 6, 7 ->
                (BigEndian.getInt(b, at) & 0xffff_ffffL) << ((count - 4) * 8)
                        | (BigEndian.getInt(b, at + count - 4) & (0xffff_ffffL >>> ((8 - count) * 8)));
            default -> BigEndian.getLong(b, at);
        };
    }

    private static void putBytes(ByteBuffer b, int at, int count, long value) {
        switch (count) {
            case 1 -> b.put(at, (byte) value);
            case 2 -> b.putShort(at, (short) value);
            case 3 -> BigEndian.putUint24(b, at, (int) value);
            case 4 -> b.putInt(at, (int) value);
            case 5, 6, 7 -> {
                b.putInt(at, (int) (value >>> ((count - 4) * 8)));
                b.putInt(at + count - 4, (int) value);
            }
            default -> b.putLong(at, value);
        }
    }
}
