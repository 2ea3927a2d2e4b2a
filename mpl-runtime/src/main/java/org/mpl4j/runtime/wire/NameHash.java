package org.mpl4j.runtime.wire;

import java.nio.ByteBuffer;

/**
 * The hash of a domain name in wire form that is known to be valid: over the length octets and octets of its labels, as {@link
 * java.util.Arrays#hashCode(byte[])} has it.
 *
 * <p>It takes numbers and no name, and is too long for the just-in-time compiler to take it into its callers. So those stay small, and where they make a name only to
 * hash it, none is made.
 */
public final class NameHash {
    // 31 to the power of 1 to 4 and 8, modulo 2^32.
    private static final int P1 = 31;
    private static final int P2 = 961;
    private static final int P3 = 29_791;
    private static final int P4 = 923_521;
    private static final int P8 = -1_807_454_463;

    private static final long SIGNS = 0x8080_8080_8080_8080L;
    private static final long ODD_OCTETS = 0x00ff_00ff_00ff_00ffL;
    private static final long ODD_PAIRS = 0x0000_ffff_0000_ffffL;

    private NameHash() {}

    /**
     * The hash of a name.
     *
     * @param b the buffer
     * @param start index of a label, a pointer or the final zero
     * @param origin index that pointers count from
     * @return the hash
     */
    public static int of(ByteBuffer b, int start, int origin) {
        return of(b, start, origin, false);
    }

    /**
     * The hash that a name has with its ASCII letters in lower case.
     *
     * @param b the buffer
     * @param start index of a label, a pointer or the final zero
     * @param origin index that pointers count from
     * @return the hash
     */
    public static int ignoringCase(ByteBuffer b, int start, int origin) {
        return of(b, start, origin, true);
    }

    private static int of(ByteBuffer b, int start, int origin, boolean isFolded) {
        int hash = 1;
        int at = start;
        while (true) {
            int end = at;
            int octet = BigEndian.get(b, end);
            while (octet > 0) {
                end += 1 + octet;
                octet = BigEndian.get(b, end);
            }
            for (; end - at >= Long.BYTES; at += Long.BYTES) {
                long octets = BigEndian.getLong(b, at);
                hash = eight(hash, isFolded ? LetterCase.lower(octets) : octets);
            }
            if (end - at >= Integer.BYTES) {
                int octets = BigEndian.getInt(b, at);
                hash = four(hash, isFolded ? (int) LetterCase.lower(octets) : octets);
                at += Integer.BYTES;
            }
            if (end - at >= Short.BYTES) {
                int octets = BigEndian.getShort(b, at);
                int word = isFolded ? (int) LetterCase.lower(octets & 0xffff) : octets;
                hash = hash * P2 + (byte) (word >> 8) * P1 + (byte) word;
                at += Short.BYTES;
            }
            if (end > at) {
                int last = BigEndian.get(b, at);
                hash = hash * P1 + (isFolded ? (byte) LetterCase.lower(last & 0xff) : last);
            }
            if (octet == 0) {
                return hash;
            }
            at = origin + (BigEndian.getShort(b, end) & Labels.POINTER_LIMIT - 1);
        }
    }

    /** Goes on by eight octets: all pairs at once, then all fours, as long as none of them has a sign. */
    private static int eight(int hash, long octets) {
        if ((octets & SIGNS) != 0) {
            return four(four(hash, (int) (octets >>> 32)), (int) octets);
        }
        long pairs = (octets >>> 8 & ODD_OCTETS) * P1 + (octets & ODD_OCTETS);
        long fours = (pairs >>> 16 & ODD_PAIRS) * P2 + (pairs & ODD_PAIRS);
        return hash * P8 + (int) (fours >>> 32) * P4 + (int) fours;
    }

    private static int four(int hash, int octets) {
        return hash * P4
                + (byte) (octets >> 24) * P3
                + (byte) (octets >> 16) * P2
                + (byte) (octets >> 8) * P1
                + (byte) octets;
    }
}
