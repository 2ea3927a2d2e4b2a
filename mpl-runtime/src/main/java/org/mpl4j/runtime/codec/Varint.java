package org.mpl4j.runtime.codec;

import java.nio.ByteBuffer;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.wire.BigEndian;

/**
 * {@code varint}: unsigned LEB128. 7 bits a byte, the least significant first; the high bit of a byte says that another
 * follows. Up to 64 bits in up to 10 bytes. Written in the shortest form; longer forms are accepted (MQTT 5.0 section
 * 1.5.5 and Protocol Buffers use subsets of this).
 */
public final class Varint {
    /** The longest encoding in bytes. */
    public static final int MAX_BYTES = 10;

    private Varint() {}

    /**
     * Validates a number and finds its end.
     *
     * @param b the buffer
     * @param start index of the first byte
     * @param limit index of the first byte that does not belong to the window
     * @return the index after the last byte
     * @throws ParseException (TRUNCATED) if the window ends inside the number, (OVERFLOW) if it has more than 64 bits
     */
    public static int skip(ByteBuffer b, int start, int limit) throws ParseException {
        for (int at = start; at < limit; at++) {
            int octet = BigEndian.get(b, at);
            if (octet >= 0) {
                if (at - start == MAX_BYTES - 1 && octet > 1) {
                    break;
                }
                return at + 1;
            }
            if (at - start == MAX_BYTES - 1) {
                break;
            }
        }
        if (limit - start < MAX_BYTES) {
            throw ParseException.truncated(null, start, limit - start + 1L, limit - start);
        }
        throw ParseException.overflow(null, start);
    }

    /**
     * Finds the end of a number that {@link #skip} has accepted.
     *
     * @param b the buffer
     * @param start index of the first byte
     * @return the index after the last byte
     */
    public static int end(ByteBuffer b, int start) {
        int at = start;
        while (BigEndian.get(b, at) < 0) {
            at++;
        }
        return at + 1;
    }

    /**
     * Reads a number that {@link #skip} has accepted.
     *
     * @param b the buffer
     * @param start index of the first byte
     * @return the number, to be read as unsigned
     */
    public static long get(ByteBuffer b, int start) {
        int octet = BigEndian.get(b, start);
        if (octet >= 0) {
            return octet;
        }
        long value = octet & 0x7f;
        int shift = 0;
        int at = start;
        do {
            octet = BigEndian.get(b, ++at);
            shift += 7;
            value |= (long) (octet & 0x7f) << shift;
        } while (octet < 0);
        return value;
    }

    /**
     * How long the shortest form is.
     *
     * @param value the number, read as unsigned
     * @return its length in bytes, 1 to 10
     */
    public static int length(long value) {
        return (63 - Long.numberOfLeadingZeros(value | 1)) / 7 + 1;
    }

    /**
     * Writes the shortest form at an index, for instance over a placeholder.
     *
     * @param b the buffer, with room for {@link #length} bytes
     * @param start index of the first byte
     * @param value the number, read as unsigned
     * @return the index after the last byte
     */
    public static int put(ByteBuffer b, int start, long value) {
        int at = start;
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            b.put(at++, (byte) (rest | 0x80));
            rest >>>= 7;
        }
        b.put(at++, (byte) rest);
        return at;
    }

    /**
     * Appends the shortest form.
     *
     * @param out where to
     * @param field for the exception, or null
     * @param value the number, read as unsigned
     * @throws org.mpl4j.runtime.BuildException if it does not fit
     */
    public static void write(PacketWriter out, String field, long value) {
        int at = out.claim(field, length(value));
        put(out.buffer(), at, value);
    }
}
