package org.mpl4j.summon.config;

import java.net.Inet4Address;

/**
 * Addresses that are given to appliances without one of their own.
 *
 * @param first as a number of 32 bits
 * @param last as a number of 32 bits, not before the first
 */
public record AddressRange(int first, int last) {
    public AddressRange {
        if (Integer.compareUnsigned(first, last) > 0) {
            throw new IllegalArgumentException("its last address is before its first");
        }
    }

    /**
     * Reads {@code 192.0.2.10-192.0.2.99}.
     *
     * @throws IllegalArgumentException if it is none; the message says why
     */
    public static AddressRange parse(String text) {
        int dash = text.indexOf('-');
        if (dash < 0) {
            throw new IllegalArgumentException("the last address is missing");
        }
        return new AddressRange(
                Ipv4Network.number(Ipv4Network.address(text.substring(0, dash).strip())),
                Ipv4Network.number(Ipv4Network.address(text.substring(dash + 1).strip())));
    }

    /** Whether an address is one of these. */
    public boolean contains(Inet4Address address) {
        int number = Ipv4Network.number(address);
        return Integer.compareUnsigned(first, number) <= 0 && Integer.compareUnsigned(number, last) <= 0;
    }

    /** How many there are. */
    public long size() {
        return Integer.toUnsignedLong(last) - Integer.toUnsignedLong(first) + 1;
    }
}
