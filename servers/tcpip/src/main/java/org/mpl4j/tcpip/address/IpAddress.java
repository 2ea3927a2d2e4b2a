package org.mpl4j.tcpip.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.text.Show;
import org.mpl4j.tcpip.packets.tcpip.Ipv6Number;

/**
 * An address of either version, as two numbers. Those of IPv4 are written into IPv6 as RFC 4291 section 2.5.5.2 says ({@code ::ffff:192.0.2.1}), so that one table can have both. Code that sees every packet
 * works with the two numbers.
 *
 * @param high the upper 64 bits
 * @param low the lower 64 bits
 */
public record IpAddress(long high, long low) {
    private static final long V4 = 0xffff_0000_0000L;
    private static final long LOWER_HALF = 0xffff_ffffL;
    private static final long V4_BROADCAST = 0xffff_ffffL;

    /** {@code ::}. */
    public static final IpAddress ANY = new IpAddress(0, 0);

    /** {@code 0.0.0.0}. */
    public static final IpAddress ANY_V4 = v4(0);

    /** An address of IPv4. */
    public static IpAddress v4(long address) {
        return new IpAddress(0, lowOfV4(address));
    }

    /**
     * An address from text.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static IpAddress of(String text) {
        return of(InetAddress.ofLiteral(text));
    }

    /** An address as the JDK has it. */
    public static IpAddress of(InetAddress address) {
        byte[] octets = address.getAddress();
        if (octets.length == 16) {
            return of(Bytes.wrap(octets));
        }
        long number = 0;
        for (byte octet : octets) {
            number = number << 8 | octet & 0xff;
        }
        return v4(number);
    }

    /** The 16 bytes of an address of IPv6. */
    public static IpAddress of(Bytes octets) {
        Ipv6Number number = number(octets);
        return new IpAddress(number.high(), number.low());
    }

    /** The 16 bytes of an address of IPv6, as numbers. */
    public static Ipv6Number number(Bytes octets) {
        try {
            return Ipv6Number.parse(octets);
        } catch (ParseException e) {
            throw new IllegalArgumentException("an address of IPv6 has 16 bytes, not " + octets.length(), e);
        }
    }

    /** The lower half of an address of IPv4; the upper one is 0. */
    public static long lowOfV4(long address) {
        return V4 | address & LOWER_HALF;
    }

    /** The address of IPv4 that a lower half stands for. */
    public static long v4OfLow(long low) {
        return low & LOWER_HALF;
    }

    /** Whether it is one of IPv4. */
    public static boolean isV4(long high, long low) {
        return high == 0 && (low & ~LOWER_HALF) == V4;
    }

    /** Whether it is {@code ::} or {@code 0.0.0.0}. */
    public static boolean isUnspecified(long high, long low) {
        return high == 0 && (low == 0 || low == V4);
    }

    /** Whether it stands for a group. */
    public static boolean isMulticast(long high, long low) {
        return isV4(high, low) ? (low & 0xf000_0000L) == 0xe000_0000L : high >>> 56 == 0xff;
    }

    /** Whether it is 255.255.255.255. */
    public static boolean isBroadcast(long high, long low) {
        return high == 0 && low == (V4 | V4_BROADCAST);
    }

    /** Whether it is in 127.0.0.0/8, or {@code ::1}. */
    public static boolean isLoopback(long high, long low) {
        return isV4(high, low) ? (low & 0xff00_0000L) == 0x7f00_0000L : high == 0 && low == 1;
    }

    /** Whether it is in 169.254.0.0/16 or fe80::/10. */
    public static boolean isLinkLocal(long high, long low) {
        return isV4(high, low) ? (low & 0xffff_0000L) == 0xa9fe_0000L : high >>> 54 == 0xfe80 >>> 6;
    }

    /** Whether it is one of IPv4. */
    public boolean isV4() {
        return isV4(high, low);
    }

    /** Whether it stands for a group. */
    public boolean isMulticast() {
        return isMulticast(high, low);
    }

    /** Whether it is in fe80::/10 or 169.254.0.0/16. */
    public boolean isLinkLocal() {
        return isLinkLocal(high, low);
    }

    /** Whether it is {@code ::} or {@code 0.0.0.0}. */
    public boolean isUnspecified() {
        return isUnspecified(high, low);
    }

    /** The group that whoever has this address of IPv6 listens to (RFC 4291 section 2.7.1). */
    public IpAddress solicitedNode() {
        return new IpAddress(0xff02L << 48, 0x1_ff00_0000L | low & 0xff_ffff);
    }

    /** As text (RFC 5952). */
    @Override
    public String toString() {
        if (isV4()) {
            return (low >>> 24 & 0xff) + "." + (low >>> 16 & 0xff) + "." + (low >>> 8 & 0xff) + "." + (low & 0xff);
        }
        return Show.IPV6.format(Bytes.wrap(octets().flip()));
    }

    private ByteBuffer octets() {
        ByteBuffer octets = ByteBuffer.allocate(16);
        Ipv6Number.builder(octets).high(high).low(low).build();
        return octets;
    }

    /** As the JDK has it. */
    public InetAddress toInetAddress() {
        try {
            // The JDK makes addresses of IPv4 of those that are written into IPv6.
            return InetAddress.getByAddress(octets().array());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("16 bytes are an address", e);
        }
    }
}
