package org.mpl4j.runtime.codec;

import java.nio.ByteBuffer;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.wire.BigEndian;

/**
 * Arrays of few bytes, such as addresses: they are written as one or two numbers, which takes less than to begin to copy memory. What is written is read before, so that
 * the two may be the same memory.
 *
 * <p>The value has at least as many bytes as a method's name says, and these are written to a buffer in big-endian byte order.
 */
public final class FixedBytes {
    private FixedBytes() {}

    /**
     * Writes 2 bytes.
     *
     * @param value has 2 bytes
     * @param b in big-endian byte order
     * @param at absolute index of the first
     */
    public static void put2(Bytes value, ByteBuffer b, int at) {
        b.putShort(at, BigEndian.getShort(value.source(), value.sourceOffset()));
    }

    /**
     * Writes 3 bytes.
     *
     * @param value has 3 bytes
     * @param b in big-endian byte order
     * @param at absolute index of the first
     */
    public static void put3(Bytes value, ByteBuffer b, int at) {
        BigEndian.putUint24(b, at, BigEndian.getUint24(value.source(), value.sourceOffset()));
    }

    /**
     * Writes 4 bytes.
     *
     * @param value has 4 bytes
     * @param b in big-endian byte order
     * @param at absolute index of the first
     */
    public static void put4(Bytes value, ByteBuffer b, int at) {
        b.putInt(at, BigEndian.getInt(value.source(), value.sourceOffset()));
    }

    /**
     * Writes 6 bytes.
     *
     * @param value has 6 bytes
     * @param b in big-endian byte order
     * @param at absolute index of the first
     */
    public static void put6(Bytes value, ByteBuffer b, int at) {
        ByteBuffer source = value.source();
        int from = value.sourceOffset();
        int first = BigEndian.getInt(source, from);
        short last = BigEndian.getShort(source, from + Integer.BYTES);
        b.putInt(at, first);
        b.putShort(at + Integer.BYTES, last);
    }

    /**
     * Writes 8 bytes.
     *
     * @param value has 8 bytes
     * @param b in big-endian byte order
     * @param at absolute index of the first
     */
    public static void put8(Bytes value, ByteBuffer b, int at) {
        b.putLong(at, BigEndian.getLong(value.source(), value.sourceOffset()));
    }

    /**
     * Writes 16 bytes.
     *
     * @param value has 16 bytes
     * @param b in big-endian byte order
     * @param at absolute index of the first
     */
    public static void put16(Bytes value, ByteBuffer b, int at) {
        ByteBuffer source = value.source();
        int from = value.sourceOffset();
        long first = BigEndian.getLong(source, from);
        long last = BigEndian.getLong(source, from + Long.BYTES);
        b.putLong(at, first);
        b.putLong(at + Long.BYTES, last);
    }
}
