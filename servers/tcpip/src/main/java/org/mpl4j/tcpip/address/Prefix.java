package org.mpl4j.tcpip.address;

/**
 * A network: addresses that begin alike.
 *
 * @param address one of them
 * @param bits how many bits are alike, of 128: for IPv4, 96 more than is written
 */
public record Prefix(IpAddress address, int bits) {
    private static final int V4_BITS = 96;

    /** Checks it. */
    public Prefix {
        if (bits < 0 || bits > 128) {
            throw new IllegalArgumentException("a prefix has 0 to 128 bits, not " + bits);
        }
    }

    /**
     * An address and the length of its network's prefix, such as {@code 192.0.2.1/24}.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static Prefix of(String text) {
        int slash = text.indexOf('/');
        IpAddress address = IpAddress.of(slash < 0 ? text : text.substring(0, slash));
        int most = address.isV4() ? 32 : 128;
        int written = slash < 0 ? most : length(text, slash);
        if (written < 0 || written > most) {
            throw new IllegalArgumentException("'" + text + "' needs a length from 0 to " + most);
        }
        return new Prefix(address, address.isV4() ? written + V4_BITS : written);
    }

    private static int length(String text, int slash) {
        try {
            return Integer.parseInt(text, slash + 1, text.length(), 10);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' needs a number behind its slash", e);
        }
    }

    /** Whether an address is in this network. */
    public boolean contains(long high, long low) {
        return ((high ^ address.high()) & highMask(bits)) == 0 && ((low ^ address.low()) & lowMask(bits)) == 0;
    }

    /** Whether an address is the broadcast address of this network of IPv4; one of at most two addresses has none (RFC 3021). */
    public boolean isBroadcast(long high, long low) {
        return address.isV4() && bits < 127 && contains(high, low) && (low | lowMask(bits)) == -1L;
    }

    /** How many bits two addresses have in common at their beginnings. */
    public static int common(long high, long low, long otherHigh, long otherLow) {
        return high == otherHigh
                ? 64 + Long.numberOfLeadingZeros(low ^ otherLow)
                : Long.numberOfLeadingZeros(high ^ otherHigh);
    }

    private static long highMask(int bits) {
        return bits >= 64 ? -1L : bits == 0 ? 0 : -1L << (64 - bits);
    }

    private static long lowMask(int bits) {
        return bits <= 64 ? 0 : -1L << (128 - bits);
    }

    /** As it is written. */
    @Override
    public String toString() {
        return address + "/" + (address.isV4() ? bits - V4_BITS : bits);
    }
}
