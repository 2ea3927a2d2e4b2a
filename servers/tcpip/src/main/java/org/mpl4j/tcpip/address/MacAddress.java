package org.mpl4j.tcpip.address;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.tcpip.packets.tcpip.MacNumber;

/** Ethernet addresses, as numbers of 48 bits. */
public final class MacAddress {
    /** To all. */
    public static final long BROADCAST = 0xffff_ffff_ffffL;

    private static final int OCTETS = 6;
    private static final long GROUP = 1L << 40;
    private static final long GROUPS_OF_V4 = 0x0100_5e00_0000L;
    private static final long GROUPS_OF_V6 = 0x3333_0000_0000L;

    private MacAddress() {}

    /** The number of six bytes; of other lengths there is none: -1. */
    public static long of(Bytes octets) {
        if (octets.length() != OCTETS) {
            return -1;
        }
        try {
            return MacNumber.parse(octets).value();
        } catch (ParseException e) {
            throw new IllegalStateException("six bytes are a number", e);
        }
    }

    /**
     * An address from text, such as {@code 02:00:00:00:00:01}.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static long of(String text) {
        byte[] octets = HexFormat.ofDelimiter(":").parseHex(text);
        if (octets.length != OCTETS) {
            throw new IllegalArgumentException("'" + text + "' needs six bytes");
        }
        return of(Bytes.wrap(octets));
    }

    /** The six bytes, in a direct buffer of their own. */
    public static Bytes bytes(long address) {
        ByteBuffer octets = ByteBuffer.allocateDirect(OCTETS);
        MacNumber.builder(octets).value(address).build();
        return Bytes.wrap(octets.flip());
    }

    /** Whether it stands for many. */
    public static boolean isGroup(long address) {
        return (address & GROUP) != 0;
    }

    /** Where packets to a group, or to all, are sent to (RFC 1112 section 6.4, RFC 2464 section 7). */
    public static long ofGroup(long high, long low) {
        if (!IpAddress.isV4(high, low)) {
            return GROUPS_OF_V6 | low & 0xffff_ffffL;
        }
        return IpAddress.isMulticast(high, low) ? GROUPS_OF_V4 | low & 0x7f_ffff : BROADCAST;
    }

    /** As text. */
    public static String text(long address) {
        StringBuilder text = new StringBuilder();
        for (int shift = 40; shift >= 0; shift -= 8) {
            text.append(HexFormat.of().toHexDigits((byte) (address >>> shift))).append(shift == 0 ? "" : ":");
        }
        return text.toString();
    }
}
