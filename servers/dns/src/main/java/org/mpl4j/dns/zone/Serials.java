package org.mpl4j.dns.zone;

/** Serial numbers of zones, which begin anew after the largest one (RFC 1982). */
public final class Serials {
    private static final long MASK = 0xffff_ffffL;

    private Serials() {}

    /** Whether one number is behind another one; of two that are 2^31 apart neither is (RFC 1982 section 3.2). */
    public static boolean isNewer(long serial, long than) {
        return (int) (serial - than) > 0;
    }

    /** The next one. It is not 0, which some take for none. */
    public static long next(long serial) {
        long next = serial + 1 & MASK;
        return next == 0 ? 1 : next;
    }

    /** The later one. */
    public static long later(long one, long other) {
        return isNewer(other, one) ? other : one;
    }
}
