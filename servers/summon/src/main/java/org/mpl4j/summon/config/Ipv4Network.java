package org.mpl4j.summon.config;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Addresses of IPv4 that begin alike (RFC 4632).
 *
 * @param first the network's own address, as a number of 32 bits
 * @param prefixLength how many bits are the same, from 1 to 30
 */
public record Ipv4Network(int first, int prefixLength) {
    private static final int BITS = 32;
    private static final int LONGEST = 30;
    private static final int OCTET = 0xff;

    public Ipv4Network {
        if (prefixLength < 1 || prefixLength > LONGEST) {
            throw new IllegalArgumentException(
                    "its prefix is from 1 to 30 bits long, for there are two hosts at least");
        }
        if ((first & ~mask(prefixLength)) != 0) {
            throw new IllegalArgumentException("bits behind the first " + prefixLength + " are not zero");
        }
    }

    /**
     * Reads {@code 192.0.2.0/24}.
     *
     * @throws IllegalArgumentException if it is none; the message says why
     */
    public static Ipv4Network parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("the length of its prefix is missing");
        }
        int length;
        try {
            length = Integer.parseInt(text.substring(slash + 1));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the length of its prefix is no number", e);
        }
        return new Ipv4Network(number(address(text.substring(0, slash))), length);
    }

    /**
     * Reads an address of IPv4.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Inet4Address address(String text) {
        if (InetAddress.ofLiteral(text) instanceof Inet4Address address) {
            return address;
        }
        throw new IllegalArgumentException("it is not one of IPv4");
    }

    /** An address as a number of 32 bits. */
    public static int number(Inet4Address address) {
        int number = 0;
        for (byte octet : address.getAddress()) {
            number = number << Byte.SIZE | octet & OCTET;
        }
        return number;
    }

    /** The address that a number of 32 bits is. */
    public static Inet4Address address(int number) {
        byte[] octets = new byte[Integer.BYTES];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) (number >>> (BITS - Byte.SIZE * (i + 1)));
        }
        try {
            return (Inet4Address) InetAddress.getByAddress(octets);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 octets", e);
        }
    }

    private static int mask(int length) {
        return -1 << (BITS - length);
    }

    /** The last address, which is for broadcasts. */
    public int last() {
        return first | ~mask(prefixLength);
    }

    /** Whether a host may have an address. */
    public boolean isHost(Inet4Address address) {
        int number = number(address);
        return (number & mask(prefixLength)) == first && number != first && number != last();
    }

    @Override
    public String toString() {
        return address(first).getHostAddress() + "/" + prefixLength;
    }
}
