package org.mpl4j.runtime.codec;

import java.nio.ByteBuffer;
import org.mpl4j.runtime.BuildException;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.wire.BigEndian;

/**
 * {@code cstring} and {@code bytes until (delimiter)}: bytes up to the first occurrence of a delimiter, which is
 * consumed and is not part of the value.
 */
public final class DelimitedBytes {
    /** What ends a {@code cstring}. */
    public static final Bytes NUL = Bytes.of((byte) 0);

    private DelimitedBytes() {}

    /**
     * Finds the end, the delimiter included.
     *
     * @param b the buffer
     * @param start index of the first byte
     * @param limit index of the first byte that does not belong to the window
     * @param delimiter one or more bytes
     * @return the index after the delimiter
     * @throws ParseException (TRUNCATED) if there is no delimiter in the window
     */
    public static int skip(ByteBuffer b, int start, int limit, Bytes delimiter) throws ParseException {
        int at = find(b, start, limit, delimiter);
        if (at < 0) {
            throw ParseException.truncated(
                    null, start, Math.max(limit - start + 1L, delimiter.length()), limit - start);
        }
        return at + delimiter.length();
    }

    /**
     * Finds the end of a value that {@link #skip} has accepted, the delimiter included.
     *
     * @param b the buffer
     * @param start index of the first byte
     * @param limit index of the first byte that does not belong to the window
     * @param delimiter the same
     * @return the index after the delimiter
     */
    public static int end(ByteBuffer b, int start, int limit, Bytes delimiter) {
        return find(b, start, limit, delimiter) + delimiter.length();
    }

    /**
     * The bytes of a value that {@link #skip} has accepted.
     *
     * @param b the buffer
     * @param start index of the first byte
     * @param end what {@link #skip} returned
     * @param delimiter the same
     * @return the bytes before the delimiter, not a copy
     */
    public static Bytes get(ByteBuffer b, int start, int end, Bytes delimiter) {
        return Bytes.between(b, start, end - delimiter.length());
    }

    /**
     * Appends a value and its delimiter.
     *
     * @param out where to
     * @param field for the exception, or null
     * @param content the bytes before the delimiter
     * @param delimiter one or more bytes
     * @throws BuildException if the delimiter would be found earlier than after the content, or the whole does not fit
     */
    public static void write(PacketWriter out, String field, Bytes content, Bytes delimiter) {
        int at = out.putBytes(field, content);
        out.putBytes(field, delimiter);
        checkEnd(out, field, at, content, delimiter);
    }

    /**
     * Gives content to a value that was appended empty; what follows it moves.
     *
     * @param out where to
     * @param field for the exception, or null
     * @param at absolute index of the delimiter
     * @param content the bytes before the delimiter
     * @param delimiter one or more bytes
     * @throws BuildException if the delimiter would be found earlier than after the content, or the whole does not fit
     */
    public static void fill(PacketWriter out, String field, int at, Bytes content, Bytes delimiter) {
        out.insertGap(field, at, content.length());
        content.putTo(out.buffer(), at);
        checkEnd(out, field, at, content, delimiter);
    }

    private static void checkEnd(PacketWriter out, String field, int at, Bytes content, Bytes delimiter) {
        // Searched in the output, as the end of the content and the beginning of the delimiter may make up a delimiter
        int end = at + content.length();
        if (find(out.buffer(), at, end + delimiter.length(), delimiter) != end) {
            throw BuildException.invalid(field, "holds its own delimiter, bytes " + delimiter.hex());
        }
    }

    /**
     * Searches a delimiter.
     *
     * @param b the buffer
     * @param from index of the first byte at which it may start
     * @param limit index after the last byte that it may have
     * @param delimiter one or more bytes
     * @return the index at which it starts first, or -1
     */
    public static int find(ByteBuffer b, int from, int limit, Bytes delimiter) {
        byte first = delimiter.get(0);
        int last = limit - delimiter.length();
        for (int at = findByte(b, from, last + 1, first); at >= 0; at = findByte(b, at + 1, last + 1, first)) {
            if (isAt(b, at, delimiter)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isAt(ByteBuffer b, int at, Bytes delimiter) {
        for (int i = 1; i < delimiter.length(); i++) {
            if (BigEndian.get(b, at + i) != delimiter.get(i)) {
                return false;
            }
        }
        return true;
    }

    /** The first index of a byte from {@code from} to before {@code end}, or -1; eight bytes at a time. */
    private static int findByte(ByteBuffer b, int from, int end, byte wanted) {
        long pattern = (wanted & 0xffL) * 0x0101_0101_0101_0101L;
        int at = from;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            long zeroWhereEqual = BigEndian.getLong(b, at) ^ pattern;
            // The high bit of every byte that is zero; exact for the first of them from the left only if no borrow
            // crosses, hence the form without subtraction
            long zeros = ~((zeroWhereEqual & 0x7f7f_7f7f_7f7f_7f7fL) + 0x7f7f_7f7f_7f7f_7f7fL
                    | zeroWhereEqual
                    | 0x7f7f_7f7f_7f7f_7f7fL);
            if (zeros != 0) {
                return at + (Long.numberOfLeadingZeros(zeros) >>> 3);
            }
        }
        for (; at < end; at++) {
            if (BigEndian.get(b, at) == wanted) {
                return at;
            }
        }
        return -1;
    }
}
