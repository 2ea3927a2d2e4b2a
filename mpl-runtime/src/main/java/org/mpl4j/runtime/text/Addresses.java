package org.mpl4j.runtime.text;

import java.util.HexFormat;
import org.mpl4j.runtime.Bytes;

/** Network addresses as text, without ever asking a name service. */
public final class Addresses {
    /** The length of an IPv4 address. */
    public static final int IPV4_BYTES = 4;

    /** The length of an IPv6 address. */
    public static final int IPV6_BYTES = 16;

    private static final int IPV6_GROUPS = 8;

    private Addresses() {}

    /**
     * Writes an IPv4 address.
     *
     * @param address most significant byte first
     * @return such as {@code 192.0.2.1}
     */
    public static String ipv4(int address) {
        return (address >>> 24) + "." + (address >>> 16 & 0xff) + "." + (address >>> 8 & 0xff) + "." + (address & 0xff);
    }

    /**
     * Reads an IPv4 address.
     *
     * @param text four decimal numbers, without leading zeros, separated by dots
     * @return the address, most significant byte first
     * @throws IllegalArgumentException if it is something else
     */
    public static int parseIpv4(String text) {
        int address = 0;
        int at = 0;
        for (int i = 0; i < IPV4_BYTES; i++) {
            int end = i == IPV4_BYTES - 1 ? text.length() : text.indexOf('.', at);
            if (end <= at || end - at > 3) {
                throw notAn("IPv4 address", text);
            }
            address = address << 8 | decimalOctet(text, at, end);
            at = end + 1;
        }
        return address;
    }

    private static int decimalOctet(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            // 010 would be 8 to some and 10 to others
            if (c < '0' || c > '9' || (c == '0' && i == from && to - from > 1)) {
                throw notAn("IPv4 address", text);
            }
            value = value * 10 + c - '0';
        }
        if (value > 0xff) {
            throw notAn("IPv4 address", text);
        }
        return value;
    }

    /**
     * Writes an IPv6 address as RFC 5952 recommends.
     *
     * @param address 16 bytes
     * @return such as {@code 2001:db8::1}; {@code ::ffff:192.0.2.1} for an IPv4 address in IPv6
     * @throws IllegalArgumentException if there are not 16 bytes
     */
    public static String ipv6(Bytes address) {
        if (address.length() != IPV6_BYTES) {
            throw new IllegalArgumentException("an IPv6 address has 16 bytes, not " + address.length());
        }
        if (address.int64(0) == 0 && address.uint32(8) == 0xffff) {
            return "::ffff:" + ipv4((int) address.uint32(12));
        }
        int zeros = longestZeros(address);
        int zerosEnd = zeros < 0 ? -1 : zerosEnd(address, zeros);
        StringBuilder text = new StringBuilder();
        for (int group = 0; group < IPV6_GROUPS; group++) {
            if (group == zeros) {
                text.append("::");
                group = zerosEnd - 1;
            } else {
                if (group > 0 && group != zerosEnd) {
                    text.append(':');
                }
                text.append(Integer.toHexString(address.uint16(group * 2)));
            }
        }
        return text.toString();
    }

    /** The first of the longest runs of zero groups of at least two, or -1. */
    private static int longestZeros(Bytes address) {
        int best = -1;
        int bestLength = 1;
        for (int group = 0; group < IPV6_GROUPS; group++) {
            int length = zerosEnd(address, group) - group;
            if (length > bestLength) {
                best = group;
                bestLength = length;
            }
        }
        return best;
    }

    private static int zerosEnd(Bytes address, int from) {
        int end = from;
        while (end < IPV6_GROUPS && address.uint16(end * 2) == 0) {
            end++;
        }
        return end;
    }

    /**
     * Reads an IPv6 address.
     *
     * @param text in any form of RFC 4291 section 2.2, without a zone
     * @return 16 bytes
     * @throws IllegalArgumentException if it is something else
     */
    public static Bytes parseIpv6(String text) {
        byte[] address = new byte[IPV6_BYTES];
        int gap = text.indexOf("::");
        if (gap < 0) {
            if (parseGroups(text, text, address) != IPV6_BYTES) {
                throw notAn("IPv6 address", text);
            }
            return Bytes.wrap(address);
        }
        byte[] tail = new byte[IPV6_BYTES];
        int headLength = parseGroups(text, text.substring(0, gap), address);
        int tailLength = parseGroups(text, text.substring(gap + 2), tail);
        if (headLength + tailLength > IPV6_BYTES - 2 || (headLength > 0 && text.lastIndexOf('.', gap) >= 0)) {
            throw notAn("IPv6 address", text);
        }
        System.arraycopy(tail, 0, address, IPV6_BYTES - tailLength, tailLength);
        return Bytes.wrap(address);
    }

    /** The number of bytes that the groups have; the last may be an IPv4 address. */
    private static int parseGroups(String whole, String part, byte[] into) {
        if (part.isEmpty()) {
            return 0;
        }
        int length = 0;
        String[] groups = part.split(":", -1);
        for (int i = 0; i < groups.length; i++) {
            boolean isIpv4 = i == groups.length - 1 && groups[i].indexOf('.') >= 0;
            int size = isIpv4 ? IPV4_BYTES : 2;
            if (length + size > IPV6_BYTES) {
                throw notAn("IPv6 address", whole);
            }
            int value = isIpv4 ? parseIpv4(groups[i]) : hexGroup(whole, groups[i]);
            for (int shift = size * 8 - 8; shift >= 0; shift -= 8) {
                into[length++] = (byte) (value >>> shift);
            }
        }
        return length;
    }

    private static int hexGroup(String whole, String group) {
        if (group.isEmpty() || group.length() > 4 || !group.chars().allMatch(HexFormat::isHexDigit)) {
            throw notAn("IPv6 address", whole);
        }
        return HexFormat.fromHexDigits(group);
    }

    /**
     * Writes a hardware address.
     *
     * @param address usually 6 or 8 bytes
     * @return such as {@code 00:1b:21:3c:4d:5e}
     */
    public static String mac(Bytes address) {
        return HexFormat.ofDelimiter(":").formatHex(address.toArray());
    }

    /**
     * Reads a hardware address.
     *
     * @param text two hexadecimal digits a byte, separated by colons or hyphens
     * @return the bytes
     * @throws IllegalArgumentException if it is something else
     */
    public static Bytes parseMac(String text) {
        try {
            return Bytes.wrap(
                    HexFormat.ofDelimiter(text.indexOf('-') >= 0 ? "-" : ":").parseHex(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(notAn("hardware address", text).getMessage(), e);
        }
    }

    private static IllegalArgumentException notAn(String what, String text) {
        return new IllegalArgumentException("not an " + what + ": " + text);
    }
}
