package org.mpl4j.runtime.wire;

import java.nio.ByteBuffer;

/**
 * The canonical order of domain names (RFC 4034 section 6.1): by the last labels first, as octets without a sign, upper
 * case as lower case. Names are in wire form, and known to be valid.
 */
public final class NameOrder {
    /** In a key, what is no octet of a label but its end. Octets up to {@link #ESCAPE} are written as two. */
    private static final int ESCAPE = 1;

    private NameOrder() {}

    /**
     * Compares two labels.
     *
     * @param one the buffer of one
     * @param at index in it of the length octet
     * @param other the buffer of the other
     * @param otherAt index in it of the length octet
     * @return less than, equal to or greater than 0, as the one comes before, is the same as or comes after the other
     */
    public static int compareLabels(ByteBuffer one, int at, ByteBuffer other, int otherAt) {
        int length = BigEndian.get(one, at);
        int otherLength = BigEndian.get(other, otherAt);
        int common = Math.min(length, otherLength);
        for (int i = 1; i <= common; i++) {
            int order =
                    LetterCase.lower(BigEndian.get(one, at + i)) - LetterCase.lower(BigEndian.get(other, otherAt + i));
            if (order != 0) {
                return order;
            }
        }
        return length - otherLength;
    }

    /**
     * A number by which names with the same last labels sort: its octets are those of the labels before these, from the
     * last one on, each with a zero behind it. Where the numbers of two names are the same, as their octets are more than
     * eight, the names have to be compared.
     *
     * @param b the buffer
     * @param start index in it
     * @param origin index in it that pointers count from
     * @param labels how many labels the name has
     * @param skipped how many of them, at its end, are the same in all names
     * @return compared {@linkplain Long#compareUnsigned without a sign}
     */
    public static long prefix(ByteBuffer b, int start, int origin, int labels, int skipped) {
        long prefix = 0;
        int room = Long.BYTES;
        for (int label = labels - skipped - 1; label >= 0 && room > 0; label--) {
            int at = Labels.first(b, start, origin);
            for (int i = 0; i < label; i++) {
                at = Labels.next(b, at, origin);
            }
            int end = at + BigEndian.get(b, at);
            while (at < end && room > 0) {
                int octet = LetterCase.lower(BigEndian.get(b, ++at));
                if (octet <= ESCAPE) {
                    prefix = prefix << Byte.SIZE | ESCAPE;
                    octet += ESCAPE;
                    room--;
                }
                if (room > 0) {
                    prefix = prefix << Byte.SIZE | octet;
                    room--;
                }
            }
            if (room > 0) {
                prefix <<= Byte.SIZE;
                room--;
            }
        }
        return room >= Long.BYTES ? 0 : prefix << room * Byte.SIZE;
    }
}
