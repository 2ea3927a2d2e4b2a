package org.mpl4j.dns.config;

import java.net.InetAddress;

/**
 * Addresses that begin alike. IPv4 addresses are IPv4-mapped (RFC 4291 section 2.5.5.2), as in a {@link org.mpl4j.dns.service.Request}.
 *
 * @param high the first 8 bytes
 * @param low the last 8 bytes
 * @param prefixLength how many bits are the same, of 128
 */
public record Network(long high, long low, int prefixLength) {
    private static final int BITS = 128;
    private static final int IPV4_BYTES = 4;
    private static final int IPV4_PREFIX = 96;

    /**
     * Reads {@code 192.0.2.0/24}, {@code 2001:db8::/32}, or a single address.
     *
     * @throws IllegalArgumentException if it is none of them; the message says why
     */
    public static Network parse(String text) {
        int slash = text.indexOf('/');
        byte[] octets = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash))
                .getAddress();
        boolean isIpv4 = octets.length == IPV4_BYTES;
        int length = octets.length * Byte.SIZE;
        if (slash >= 0) {
            length = prefixLength(text.substring(slash + 1), length);
        }
        long high = 0;
        long low = isIpv4 ? 0xffff : 0;
        for (int i = 0; i < octets.length; i++) {
            if (octets.length - i > Long.BYTES) {
                high = high << Byte.SIZE | octets[i] & 0xff;
            } else {
                low = low << Byte.SIZE | octets[i] & 0xff;
            }
        }
        Network network = new Network(high, low, isIpv4 ? IPV4_PREFIX + length : length);
        if ((high & ~network.highMask()) != 0 || (low & ~network.lowMask()) != 0) {
            throw new IllegalArgumentException("bits behind the first " + length + " are not zero");
        }
        return network;
    }

    private static int prefixLength(String text, int most) {
        try {
            int length = Integer.parseInt(text);
            if (length >= 0 && length <= most) {
                return length;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new IllegalArgumentException("\"" + text + "\" is no number from 0 to " + most);
    }

    private long highMask() {
        return prefixLength == 0 ? 0 : prefixLength >= Long.SIZE ? -1 : -1L << (Long.SIZE - prefixLength);
    }

    private long lowMask() {
        return prefixLength <= Long.SIZE ? 0 : -1L << (BITS - prefixLength);
    }

    /** Whether an address is one of these. */
    public boolean contains(long addressHigh, long addressLow) {
        return ((addressHigh ^ high) & highMask()) == 0 && ((addressLow ^ low) & lowMask()) == 0;
    }
}
