package org.mpl4j.summon.config;

import java.math.BigInteger;
import java.net.InetAddress;

/**
 * Addresses that are given to appliances without one of their own.
 *
 * @param first of them
 * @param last of them, of the same version and not before the first
 */
public record AddressRange(InetAddress first, InetAddress last) {
    public AddressRange {
        if (IpVersion.of(first) != IpVersion.of(last)) {
            throw new IllegalArgumentException("its addresses are of two versions");
        }
        if (IpNetwork.number(first).compareTo(IpNetwork.number(last)) > 0) {
            throw new IllegalArgumentException("its last address is before its first");
        }
    }

    /**
     * Reads {@code 192.0.2.10-192.0.2.99}.
     *
     * @throws IllegalArgumentException if it is none of that version; the message says why
     */
    public static AddressRange parse(IpVersion version, String text) {
        int dash = text.indexOf('-');
        if (dash < 0) {
            throw new IllegalArgumentException("the last address is missing");
        }
        return new AddressRange(
                version.address(text.substring(0, dash).strip()),
                version.address(text.substring(dash + 1).strip()));
    }

    /** Whether an address is one of these. */
    public boolean contains(InetAddress address) {
        BigInteger number = IpNetwork.number(address);
        return IpVersion.of(address) == IpVersion.of(first)
                && IpNetwork.number(first).compareTo(number) <= 0
                && number.compareTo(IpNetwork.number(last)) <= 0;
    }

    /** One of them, counted from 0. */
    public InetAddress get(long index) {
        return IpNetwork.behind(first, BigInteger.valueOf(index));
    }

    /** How many there are; the largest number there is if there are more. */
    public long size() {
        return IpNetwork.number(last)
                .subtract(IpNetwork.number(first))
                .add(BigInteger.ONE)
                .min(BigInteger.valueOf(Long.MAX_VALUE))
                .longValue();
    }
}
