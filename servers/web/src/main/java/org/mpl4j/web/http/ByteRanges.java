package org.mpl4j.web.http;

import java.nio.charset.StandardCharsets;

/** The field Range (RFC 9110 section 14): which bytes of a representation are wanted. Used again and again, for one thread. */
public final class ByteRanges {
    /** How many ranges a response may have; a request for more gets all of the representation, as section 14.2 allows. */
    public static final int MOST = 16;

    /** There is nothing to obey: the field is wrong, is of another unit, or wants more than it may. */
    public static final int IGNORED = -1;

    /** So many bytes between two parts are cheaper than what separates the parts. */
    private static final int SMALL_GAP = 80;

    private static final byte[] UNIT = "bytes".getBytes(StandardCharsets.US_ASCII);

    private final long[] first = new long[MOST];
    private final long[] end = new long[MOST];
    private int count;

    /**
     * Reads the field.
     *
     * @param in where its value is
     * @param from its first byte
     * @param to behind its last
     * @param length how many bytes the representation has
     * @return how many ranges are to be sent: 0 if none can be, {@link #IGNORED}
     */
    public int parse(byte[] in, int from, int to, long length) {
        count = 0;
        int equals = Octets.find(in, from, to, '=');
        // Of nothing there is no range that could be written (section 14.4), though a suffix of it could be sent
        // (section 14.1.2): it is sent whole.
        if (length == 0 || equals == to || !Octets.isName(in, from, equals, UNIT)) {
            return IGNORED;
        }
        int written = 0;
        for (int at = equals + 1; at <= to; ) {
            int comma = Octets.find(in, at, to, ',');
            int start = Octets.skipBlanks(in, at, comma);
            int stop = Octets.trimEnd(in, start, comma);
            if (start < stop) {
                written++;
                if (!add(in, start, stop, length)) {
                    return IGNORED;
                }
            }
            at = comma + 1;
        }
        if (written == 0) {
            return IGNORED;
        }
        mergeClose();
        return count;
    }

    /** Adds a range if there is something of it; false if it is no range, or there are too many. */
    private boolean add(byte[] in, int from, int to, long length) {
        int dash = Octets.find(in, from, to, '-');
        if (dash == to) {
            return false;
        }
        long begin;
        long stop;
        if (dash == from) {
            long suffix = Octets.number(in, dash + 1, to);
            if (suffix < 0) {
                return false;
            }
            begin = Math.max(0, length - suffix);
            stop = length;
        } else {
            begin = Octets.number(in, from, dash);
            long last = dash + 1 == to ? Long.MAX_VALUE : Octets.number(in, dash + 1, to);
            if (begin < 0 || last < begin) {
                return false;
            }
            stop = last >= length ? length : last + 1;
        }
        if (begin >= stop) {
            return true;
        }
        if (count == MOST) {
            return false;
        }
        first[count] = begin;
        end[count] = stop;
        count++;
        return true;
    }

    /** Makes one of ranges that overlap or nearly touch: else a small request would be answered with many times the representation (RFC 9110 section 17.15). */
    private void mergeClose() {
        for (int i = 0; i < count; i++) {
            for (int j = i + 1; j < count; ) {
                if (first[j] <= end[i] + SMALL_GAP && first[i] <= end[j] + SMALL_GAP) {
                    first[i] = Math.min(first[i], first[j]);
                    end[i] = Math.max(end[i], end[j]);
                    remove(j);
                    j = i + 1;
                } else {
                    j++;
                }
            }
        }
    }

    private void remove(int index) {
        count--;
        System.arraycopy(first, index + 1, first, index, count - index);
        System.arraycopy(end, index + 1, end, index, count - index);
    }

    /** {@return how many there are} */
    public int count() {
        return count;
    }

    /** {@return the first byte of a range} */
    public long first(int index) {
        return first[index];
    }

    /** {@return behind the last byte of a range} */
    public long end(int index) {
        return end[index];
    }
}
