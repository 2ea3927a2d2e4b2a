package org.mpl4j.dns.update;

/** Serial numbers of zones, which begin anew after the largest one (RFC 1982). */
final class Serial {
    private static final long MASK = 0xffff_ffffL;

    private Serial() {}

    /** Whether one is after another one. Of two that are 2^31 apart neither is (RFC 1982 section 3.2). */
    static boolean isAfter(long one, long other) {
        int difference = (int) (one - other);
        return difference > 0;
    }

    /** The next one. It is not 0, which some take for none. */
    static long next(long serial) {
        long next = serial + 1 & MASK;
        return next == 0 ? 1 : next;
    }

    /** The later one. */
    static long later(long one, long other) {
        return isAfter(other, one) ? other : one;
    }
}
