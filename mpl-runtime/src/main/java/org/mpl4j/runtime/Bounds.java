package org.mpl4j.runtime;

import java.nio.ByteBuffer;
import org.mpl4j.runtime.wire.BigEndian;

/**
 * The checks that make a parse safe: nothing is read that is not there. Small, so that they become part of the generated
 * code that calls them; what throws is apart.
 */
public final class Bounds {
    private Bounds() {}

    /**
     * Checks that a run of fields of fixed sizes is there.
     *
     * @param at absolute index of its first byte
     * @param byteLength its length
     * @param limit absolute index of the first byte that does not belong to the window
     * @param fields the fields in order, each with the number of bytes from {@code at} to its start and, after a hyphen,
     *     to its end, separated by spaces: {@code "version 0-1 ihl 0-1 total_length 2-4"}
     * @throws ParseException (TRUNCATED) naming the first field that is not completely there
     */
    public static void require(int at, int byteLength, int limit, String fields) throws ParseException {
        if (byteLength > limit - at) {
            throw truncated(at, byteLength, limit, fields);
        }
    }

    private static ParseException truncated(int at, int byteLength, int limit, String fields) {
        int next = 0;
        while (next < fields.length()) {
            int nameEnd = fields.indexOf(' ', next);
            int hyphen = fields.indexOf('-', nameEnd);
            int space = fields.indexOf(' ', hyphen);
            int end = space < 0 ? fields.length() : space;
            if (Integer.parseInt(fields, hyphen + 1, end, 10) > limit - at) {
                int start = at + Integer.parseInt(fields, nameEnd + 1, hyphen, 10);
                String field = fields.substring(next, nameEnd);
                return ParseException.truncated(field, start, at + (long) byteLength - start, limit - start);
            }
            next = end + 1;
        }
        return ParseException.truncated(null, at, byteLength, limit - at);
    }

    /**
     * Where something of a computed length ends.
     *
     * @param field what it is
     * @param at absolute index of its first byte
     * @param byteLength its length, as it was computed
     * @param limit absolute index of the first byte that does not belong to the window
     * @return the absolute index after its last byte
     * @throws ParseException (BAD_SIZE) if the length is negative; (TRUNCATED) if it ends after {@code limit}
     */
    public static int end(String field, int at, int byteLength, int limit) throws ParseException {
        if (byteLength < 0 || byteLength > limit - at) {
            throw badLength(field, at, byteLength, limit);
        }
        return at + byteLength;
    }

    /**
     * Where something of a computed length ends.
     *
     * @param field what it is
     * @param at absolute index of its first byte
     * @param byteLength its length, as it was computed
     * @param limit absolute index of the first byte that does not belong to the window
     * @return the absolute index after its last byte
     * @throws ParseException (BAD_SIZE) if the length is negative; (TRUNCATED) if it ends after {@code limit}
     */
    public static int end(String field, int at, long byteLength, int limit) throws ParseException {
        if (byteLength < 0 || byteLength > limit - at) {
            throw badLength(field, at, byteLength, limit);
        }
        return at + (int) byteLength;
    }

    /**
     * Where something of a computed length ends, of which the end may be missing.
     *
     * @param field what it is
     * @param at absolute index of its first byte
     * @param byteLength its length, as it was computed
     * @param limit absolute index of the first byte that is missing
     * @return the absolute index after its last byte, {@code limit} if that is missing
     * @throws ParseException (BAD_SIZE) if the length is negative
     */
    public static int endOrLimit(String field, int at, long byteLength, int limit) throws ParseException {
        if (byteLength < 0) {
            throw ParseException.badSize(field, at, byteLength);
        }
        return byteLength > limit - at ? limit : at + (int) byteLength;
    }

    /**
     * Where a number of elements of one size ends.
     *
     * @param array what they are
     * @param at absolute index of the first byte
     * @param count number of elements, as it was computed
     * @param stride size of an element in bytes
     * @param limit absolute index of the first byte that does not belong to the window
     * @param limits how many elements there may be
     * @return the absolute index after the last byte
     * @throws ParseException (BAD_SIZE) if the count is negative; (LIMIT) if it is too large; (TRUNCATED) if they end
     *     after {@code limit}
     */
    public static int endOfElements(String array, int at, long count, int stride, int limit, Limits limits)
            throws ParseException {
        long byteLength = checkCount(array, at, count, limits) * (long) stride;
        if (byteLength > limit - at) {
            throw badLength(array, at, byteLength, limit);
        }
        return at + (int) byteLength;
    }

    /**
     * Checks a number of elements.
     *
     * @param array what they are
     * @param at absolute index of the first byte
     * @param count number of elements, as it was computed
     * @param limits how many there may be
     * @return the count
     * @throws ParseException (BAD_SIZE) if the count is negative; (LIMIT) if it is too large
     */
    public static int checkCount(String array, int at, long count, Limits limits) throws ParseException {
        if (count < 0 || count > limits.maxElements()) {
            throw badCount(array, at, count, limits);
        }
        return (int) count;
    }

    private static ParseException badCount(String array, int at, long count, Limits limits) {
        return count < 0
                ? ParseException.badSize(array, at, count)
                : ParseException.limit(array, at, "elements", limits.maxElements());
    }

    private static ParseException badLength(String field, int at, long byteLength, int limit) {
        return byteLength < 0
                ? ParseException.badSize(field, at, byteLength)
                : ParseException.truncated(field, at, byteLength, limit - at);
    }

    /**
     * Where a bit field of a computed width ends.
     *
     * @param field the field
     * @param bitOffset of its first bit, from the most significant bit of the byte at index 0 of the buffer
     * @param width in bits, as it was computed
     * @param limit absolute index of the first byte that does not belong to the window
     * @return the absolute index of the byte that holds the first bit after it
     * @throws ParseException (BAD_SIZE) if the width is not from 1 to 64; (TRUNCATED) if it ends after {@code limit}
     */
    public static int endOfBits(String field, long bitOffset, long width, int limit) throws ParseException {
        int at = (int) (bitOffset >> 3);
        if (width < 1 || width > Long.SIZE) {
            throw ParseException.badSize(field, at, width, 1, Long.SIZE);
        }
        long end = bitOffset + width;
        end(field, at, (end + 7 >> 3) - at, limit);
        return (int) (end >> 3);
    }

    /**
     * Checks that a window was used up exactly.
     *
     * @param field whose window it is
     * @param end absolute index after the last byte that was used
     * @param windowEnd absolute index after the window
     * @return the end
     * @throws ParseException (WINDOW_NOT_USED_UP) if bytes are left
     */
    public static int usedUp(String field, int end, int windowEnd) throws ParseException {
        if (end != windowEnd) {
            throw ParseException.windowNotUsedUp(field, end, windowEnd - end);
        }
        return end;
    }

    /**
     * Checks that an element of an array that goes on to an end brought the parse nearer to it.
     *
     * @param array the array
     * @param at absolute index at which the element starts
     * @param end absolute index after it
     * @return the end
     * @throws ParseException (LIMIT) if the element has no bytes
     */
    public static int progress(String array, int at, int end) throws ParseException {
        if (end == at) {
            throw ParseException.limit(array, at, "elements without bytes", 0);
        }
        return end;
    }

    /**
     * Checks a {@code magic} number.
     *
     * @param field the field
     * @param at absolute index of its first byte
     * @param expected what it must be
     * @param actual what it is
     * @throws ParseException (BAD_MAGIC) if they differ
     */
    public static void magic(String field, int at, long expected, long actual) throws ParseException {
        if (actual != expected) {
            throw ParseException.badMagic(field, at, expected, actual);
        }
    }

    /**
     * Checks {@code magic} bytes.
     *
     * @param field the field
     * @param b the buffer
     * @param from absolute index of its first byte
     * @param to absolute index after its last byte
     * @param expected what they must be
     * @throws ParseException (BAD_MAGIC) if they differ
     */
    public static void magic(String field, ByteBuffer b, int from, int to, Bytes expected) throws ParseException {
        if (!expected.isAt(b, from, to)) {
            throw ParseException.badMagic(field, from, expected, Bytes.view(b, from, to - from));
        }
    }

    /**
     * Checks {@code magic} bytes that must all be the same.
     *
     * @param field the field
     * @param b the buffer
     * @param from absolute index of its first byte
     * @param to absolute index after its last byte
     * @param expected what each of them must be
     * @throws ParseException (BAD_MAGIC) if one differs
     */
    public static void magic(String field, ByteBuffer b, int from, int to, int expected) throws ParseException {
        for (int at = from; at < to; at++) {
            if (BigEndian.get(b, at) != (byte) expected) {
                throw ParseException.badMagic(
                        field, from, Bytes.filled(expected, to - from), Bytes.view(b, from, to - from));
            }
        }
    }
}
