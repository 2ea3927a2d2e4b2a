package org.mpl4j.dns.transfer;

/** Compares serial numbers of zones (RFC 1982). */
public final class Serials {
    private Serials() {}

    /** Whether one number is behind another one; of two that are 2^31 apart neither is. */
    public static boolean isNewer(long serial, long than) {
        return (int) (serial - than) > 0;
    }
}
