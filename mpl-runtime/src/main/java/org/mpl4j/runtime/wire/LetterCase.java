package org.mpl4j.runtime.wire;

/** ASCII letters in lower case, eight octets at a time (RFC 4343 section 3). */
final class LetterCase {
    private static final long SEVEN_BITS = 0x7f7f_7f7f_7f7f_7f7fL;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    /** What makes the high bit of an octet of seven bits, if it is 'A' or more. */
    private static final long FROM_A = 0x3f3f_3f3f_3f3f_3f3fL;

    /** What makes the high bit of an octet of seven bits, if it is more than 'Z'. */
    private static final long BEHIND_Z = 0x2525_2525_2525_2525L;

    private LetterCase() {}

    /**
     * The same octet, but an upper case letter in lower case.
     *
     * @param octet of which the low 8 bits count
     * @return 0 to 255
     */
    static int lower(byte octet) {
        return octet >= 'A' && octet <= 'Z' ? octet + ('a' - 'A') : octet & 0xff;
    }

    /**
     * The same octets, but upper case letters in lower case. Lengths of labels, up to 63, are no letters.
     *
     * @param octets eight of them
     * @return eight octets
     */
    static long lower(long octets) {
        long low = octets & SEVEN_BITS;
        long upper = (low + FROM_A ^ low + BEHIND_Z) & ~octets & HIGH_BITS;
        return octets | upper >>> 2;
    }
}
