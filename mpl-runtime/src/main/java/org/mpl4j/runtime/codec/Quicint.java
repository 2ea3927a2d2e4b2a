package org.mpl4j.runtime.codec;

import java.nio.ByteBuffer;
import org.mpl4j.runtime.BuildException;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.Range;
import org.mpl4j.runtime.wire.BigEndian;

/**
 * {@code quicint}: the variable-length integer of QUIC (RFC 9000 section 16). The two most significant bits of the
 * first byte say that there are 1, 2, 4 or 8 bytes; the rest is the number, most significant byte first, 0 to 2^62-1.
 * Written in the shortest form; longer forms are accepted.
 */
public final class Quicint {
    /** The largest number. */
    public static final long MAX_VALUE = (1L << 62) - 1;

    private Quicint() {}

    /**
     * Validates a number and finds its end.
     *
     * @param b the buffer
     * @param start index of the first byte
     * @param limit index of the first byte that does not belong to the window
     * @return the index after the last byte
     * @throws ParseException (TRUNCATED) if the window ends before that
     */
    public static int skip(ByteBuffer b, int start, int limit) throws ParseException {
        if (start >= limit) {
            throw ParseException.truncated(null, start, 1, 0);
        }
        int byteCount = 1 << ((BigEndian.get(b, start) & 0xff) >>> 6);
        if (byteCount > limit - start) {
            throw ParseException.truncated(null, start, byteCount, limit - start);
        }
        return start + byteCount;
    }

    /**
     * Finds the end of a number that {@link #skip} has accepted.
     *
     * @param b the buffer
     * @param start index of the first byte
     * @return the index after the last byte
     */
    public static int end(ByteBuffer b, int start) {
        return start + (1 << ((BigEndian.get(b, start) & 0xff) >>> 6));
    }

    /**
     * Reads a number that {@link #skip} has accepted.
     *
     * @param b the buffer, in big-endian byte order
     * @param start index of the first byte
     * @return the number, 0 to {@link #MAX_VALUE}
     */
    public static long get(ByteBuffer b, int start) {
        int first = BigEndian.get(b, start);
        return switch ((first & 0xff) >>> 6) {
            case 0 -> first;
            case 1 -> BigEndian.getShort(b, start) & 0x3fff;
            case 2 -> BigEndian.getInt(b, start) & 0x3fff_ffff;
            default -> BigEndian.getLong(b, start) & MAX_VALUE;
        };
    }

    /**
     * How long the shortest form is.
     *
     * @param value the number, 0 to {@link #MAX_VALUE}
     * @return its length in bytes: 1, 2, 4 or 8
     */
    public static int length(long value) {
        return value < 1 << 6 ? 1 : value < 1 << 14 ? 2 : value < 1 << 30 ? 4 : 8;
    }

    /**
     * Writes the shortest form at an index, for instance over a placeholder.
     *
     * @param b the buffer, in big-endian byte order, with room for {@link #length} bytes
     * @param start index of the first byte
     * @param value the number
     * @return the index after the last byte
     * @throws BuildException if the number is not from 0 to {@link #MAX_VALUE}
     */
    public static int put(ByteBuffer b, int start, long value) {
        Range.between(null, value, 0, MAX_VALUE);
        int length = length(value);
        switch (length) {
            case 1 -> b.put(start, (byte) value);
            case 2 -> b.putShort(start, (short) (value | 0x4000));
            case 4 -> b.putInt(start, (int) value | 0x8000_0000);
            default -> b.putLong(start, value | 0xc000_0000_0000_0000L);
        }
        return start + length;
    }

    /**
     * Appends the shortest form.
     *
     * @param out where to
     * @param field for the exception, or null
     * @param value the number
     * @throws BuildException if the number is not from 0 to {@link #MAX_VALUE}, or does not fit
     */
    public static void write(PacketWriter out, String field, long value) {
        Range.between(field, value, 0, MAX_VALUE);
        int at = out.claim(field, length(value));
        put(out.buffer(), at, value);
    }
}
