package org.mpl4j.summon.config;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Addresses that begin alike (RFC 4632, RFC 4291 section 2.3).
 *
 * @param first the network's own address
 * @param prefixLength how many bits are the same: from 1 to 30, or 126 of IPv6
 */
public record IpNetwork(InetAddress first, int prefixLength) {
    public IpNetwork {
        int longest = IpVersion.of(first).longestPrefix();
        if (prefixLength < 1 || prefixLength > longest) {
            throw new IllegalArgumentException(
                    "its prefix is from 1 to " + longest + " bits long, for there are two hosts at least");
        }
        if (number(first).getLowestSetBit() >= 0 && number(first).getLowestSetBit() < bits(first) - prefixLength) {
            throw new IllegalArgumentException("bits behind the first " + prefixLength + " are not zero");
        }
    }

    /**
     * Reads {@code 192.0.2.0/24} or {@code fd90::/64}.
     *
     * @throws IllegalArgumentException if it is none of that version; the message says why
     */
    public static IpNetwork parse(IpVersion version, String text) {
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
        return new IpNetwork(version.address(text.substring(0, slash)), length);
    }

    /** An address as a number. */
    static BigInteger number(InetAddress address) {
        return new BigInteger(1, address.getAddress());
    }

    private static int bits(InetAddress address) {
        return address.getAddress().length * Byte.SIZE;
    }

    /** The address that is so many behind another one. */
    static InetAddress behind(InetAddress address, BigInteger count) {
        byte[] octets = new byte[address.getAddress().length];
        byte[] sum = number(address).add(count).toByteArray();
        int length = Math.min(sum.length, octets.length);
        System.arraycopy(sum, sum.length - length, octets, octets.length - length, length);
        try {
            return InetAddress.getByAddress(octets);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of as many octets as another one", e);
        }
    }

    private BigInteger size() {
        return BigInteger.ONE.shiftLeft(bits(first) - prefixLength);
    }

    /** The address of the host of a number, from 1. */
    public InetAddress host(long number) {
        return behind(first, BigInteger.valueOf(number));
    }

    /** How many hosts there may be, as a number that is at most another one. */
    public long hosts(long most) {
        // The last address of a network of IPv4 is for broadcasts, the first is the network's own, or that of all its
        // routers (RFC 4291 section 2.6.1).
        BigInteger count = size().subtract(IpVersion.of(first) == IpVersion.V4 ? BigInteger.TWO : BigInteger.ONE);
        return count.min(BigInteger.valueOf(most)).longValue();
    }

    /** Whether a host may have an address. */
    public boolean isHost(InetAddress address) {
        if (IpVersion.of(address) != IpVersion.of(first)) {
            return false;
        }
        BigInteger host = number(address).subtract(number(first));
        boolean isBroadcast = IpVersion.of(first) == IpVersion.V4 && host.equals(size().subtract(BigInteger.ONE));
        return host.signum() > 0 && host.compareTo(size()) < 0 && !isBroadcast;
    }

    @Override
    public String toString() {
        return HostAddresses.text(first) + "/" + prefixLength;
    }
}
