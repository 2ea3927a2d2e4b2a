package org.mpl4j.runtime.wire;

import java.nio.ByteBuffer;

/**
 * Walks domain names in wire form (RFC 1035 sections 3.1 and 4.1.4) that are known to be valid: labels of a length
 * octet and 1 to 63 octets each, ended by a zero octet, or continued elsewhere by a pointer of two octets.
 *
 * <p>A walk: {@code for (int at = first(b, start, origin); !isRoot(b, at); at = next(b, at, origin))}.
 */
public final class Labels {
    /** The largest length of a label, in octets. */
    public static final int MAX_LABEL = 63;

    /** The largest length of a name in octets, length octets and the final zero included. */
    public static final int MAX_NAME = 255;

    /** Pointers have 14 bits: names at this offset and beyond can't be pointed to. */
    public static final int POINTER_LIMIT = 0x4000;

    /** The two high bits that tell a pointer from a length octet. */
    public static final int POINTER_MARK = 0xc0;

    private Labels() {}

    /**
     * The label that a name, or the rest of a name, starts with; follows pointers.
     *
     * @param b the buffer
     * @param at index where a label, a pointer or the final zero is
     * @param origin index that pointers count from
     * @return the index of a length octet, zero at the end of the name
     */
    public static int first(ByteBuffer b, int at, int origin) {
        int place = at;
        int octet = BigEndian.get(b, place);
        // 11xxxxxx is negative as a byte, and the other lengths are not
        while (octet < 0) {
            place = target(b, place, origin);
            octet = BigEndian.get(b, place);
        }
        return place;
    }

    /**
     * The label after a label.
     *
     * @param b the buffer
     * @param at index of the label's length octet, not zero
     * @param origin index that pointers count from
     * @return the index of the next length octet, zero at the end of the name
     */
    public static int next(ByteBuffer b, int at, int origin) {
        return first(b, at + 1 + BigEndian.get(b, at), origin);
    }

    /**
     * Whether the name ends here.
     *
     * @param b the buffer
     * @param at index of a length octet
     * @return true if it is zero
     */
    public static boolean isRoot(ByteBuffer b, int at) {
        return BigEndian.get(b, at) == 0;
    }

    /**
     * Where a name ends in its own place: after its final zero, or after the first pointer.
     *
     * @param b the buffer
     * @param start index of a label, a pointer or the final zero
     * @return the index of the first octet after the name
     */
    public static int end(ByteBuffer b, int start) {
        int at = start;
        int octet = BigEndian.get(b, at);
        while (octet > 0) {
            at += 1 + octet;
            octet = BigEndian.get(b, at);
        }
        return octet == 0 ? at + 1 : at + 2;
    }

    /**
     * How many labels a name has, without the root.
     *
     * @param b the buffer
     * @param start index of a label, a pointer or the final zero
     * @param origin index that pointers count from
     * @return 0 to 127
     */
    public static int count(ByteBuffer b, int start, int origin) {
        int count = 0;
        int at = start;
        for (int octet = BigEndian.get(b, at); octet != 0; octet = BigEndian.get(b, at)) {
            if (octet < 0) {
                at = target(b, at, origin);
            } else {
                count++;
                at += 1 + octet;
            }
        }
        return count;
    }

    /**
     * How long a name is without compression.
     *
     * @param b the buffer
     * @param start index of a label, a pointer or the final zero
     * @param origin index that pointers count from
     * @return the number of octets, the final zero included: 1 to 255
     */
    public static int length(ByteBuffer b, int start, int origin) {
        int length = 1;
        int at = start;
        for (int octet = BigEndian.get(b, at); octet != 0; octet = BigEndian.get(b, at)) {
            if (octet < 0) {
                at = target(b, at, origin);
            } else {
                length += 1 + octet;
                at += 1 + octet;
            }
        }
        return length;
    }

    /** Where a pointer points to. */
    private static int target(ByteBuffer b, int pointer, int origin) {
        return origin + (BigEndian.getShort(b, pointer) & POINTER_LIMIT - 1);
    }

    /**
     * Whether two names, or rests of names, have the same labels, byte by byte.
     *
     * @param a the buffer of the one
     * @param aStart index in it
     * @param aOrigin index in it that pointers count from
     * @param b the buffer of the other
     * @param bStart index in it
     * @param bOrigin index in it that pointers count from
     * @return true if they are the same
     */
    public static boolean isSame(ByteBuffer a, int aStart, int aOrigin, ByteBuffer b, int bStart, int bOrigin) {
        return isSame(a, aStart, aOrigin, b, bStart, bOrigin, false);
    }

    /**
     * Whether two names are the same to the DNS: ASCII letters count the same in either case (RFC 4343 section 3).
     *
     * @param a the buffer of one
     * @param aStart index in it of a label, a pointer or the final zero
     * @param aOrigin index in it that its pointers count from
     * @param b the buffer of the other
     * @param bStart index in it of a label, a pointer or the final zero
     * @param bOrigin index in it that its pointers count from
     * @return true if they are
     */
    public static boolean isSameIgnoringCase(
            ByteBuffer a, int aStart, int aOrigin, ByteBuffer b, int bStart, int bOrigin) {
        return isSame(a, aStart, aOrigin, b, bStart, bOrigin, true);
    }

    private static boolean isSame(
            ByteBuffer a, int aStart, int aOrigin, ByteBuffer b, int bStart, int bOrigin, boolean isFolded) {
        int aAt = aStart;
        int bAt = bStart;
        while (true) {
            int length = BigEndian.get(a, aAt);
            while (length < 0) {
                aAt = target(a, aAt, aOrigin);
                length = BigEndian.get(a, aAt);
            }
            int other = BigEndian.get(b, bAt);
            while (other < 0) {
                bAt = target(b, bAt, bOrigin);
                other = BigEndian.get(b, bAt);
            }
            if (length != other) {
                return false;
            }
            if (length == 0) {
                return true;
            }
            if (!isSameRun(a, aAt + 1, b, bAt + 1, length, isFolded)) {
                return false;
            }
            aAt += 1 + length;
            bAt += 1 + length;
        }
    }

    /**
     * Copies a label with its length octet; quicker for so few bytes than a bulk copy.
     *
     * @param from the buffer in which it lies
     * @param fromAt index in it of the length octet
     * @param to the buffer to write to, with room for the label
     * @param toAt index in it for the length octet
     */
    public static void copy(ByteBuffer from, int fromAt, ByteBuffer to, int toAt) {
        int octets = 1 + BigEndian.get(from, fromAt);
        int i = 0;
        for (; i <= octets - Long.BYTES; i += Long.BYTES) {
            to.putLong(toAt + i, BigEndian.getLong(from, fromAt + i));
        }
        if (i <= octets - Integer.BYTES) {
            to.putInt(toAt + i, BigEndian.getInt(from, fromAt + i));
            i += Integer.BYTES;
        }
        for (; i < octets; i++) {
            to.put(toAt + i, BigEndian.get(from, fromAt + i));
        }
    }

    /**
     * Copies a name without compression. A method of its own, so that callers need no object for a name.
     *
     * @param from the buffer in which it lies
     * @param start index in it
     * @param origin index in it that pointers count from
     * @param to the buffer to write to, with room for the name
     * @param toAt index in it
     * @return how many octets these are, the final zero included
     */
    public static int copyName(ByteBuffer from, int start, int origin, ByteBuffer to, int toAt) {
        int end = toAt;
        for (int at = first(from, start, origin); !isRoot(from, at); at = next(from, at, origin)) {
            copy(from, at, to, end);
            end += 1 + from.get(at);
        }
        to.put(end, (byte) 0);
        return end + 1 - toAt;
    }

    /** Whether so many bytes are the same. Eight at a time; the last ones, if there are eight at all, together with some of those before. */
    static boolean isSameRun(ByteBuffer a, int aStart, ByteBuffer b, int bStart, int length) {
        return isSameRun(a, aStart, b, bStart, length, false);
    }

    private static boolean isSameRun(ByteBuffer a, int aStart, ByteBuffer b, int bStart, int length, boolean isFolded) {
        if (length < Long.BYTES) {
            return isSame(Bits.getUpTo7(a, aStart, length), Bits.getUpTo7(b, bStart, length), isFolded);
        }
        int last = length - Long.BYTES;
        for (int i = 0; i < last; i += Long.BYTES) {
            if (!isSame(BigEndian.getLong(a, aStart + i), BigEndian.getLong(b, bStart + i), isFolded)) {
                return false;
            }
        }
        return isSame(BigEndian.getLong(a, aStart + last), BigEndian.getLong(b, bStart + last), isFolded);
    }

    private static boolean isSame(long one, long other, boolean isFolded) {
        return one == other || (isFolded && LetterCase.lower(one) == LetterCase.lower(other));
    }
}
