package org.mpl4j.bench.capture;

import static org.mpl4j.bench.hand.BufferAccess.i64;
import static org.mpl4j.bench.hand.BufferAccess.u16;
import static org.mpl4j.bench.hand.BufferAccess.u32;
import static org.mpl4j.bench.hand.BufferAccess.u8;
import static org.mpl4j.bench.harness.FieldMix.REFUSED;

import java.nio.ByteBuffer;
import org.mpl4j.bench.dns.HandDnsParser;
import org.mpl4j.bench.frame.HandDissector;
import org.mpl4j.bench.harness.FieldMix;
import org.mpl4j.bench.ipv6.HandIpv6Parser;

/** Dissects any frame by hand: Ethernet, VLAN tags, LLC, IPv4 and IPv6, TCP and UDP, DNS. Kept, as its DNS parser is. */
final class HandFrame {
    private static final int VLAN = 0x8100;
    private static final int QINQ = 0x88a8;
    private static final int IPV4 = 0x0800;
    private static final int IPV6 = 0x86dd;
    private static final int LONGEST_LLC = 1500;
    private static final int SNAP = 0xaa;
    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int DNS_PORT = 53;

    private final HandDnsParser dns = new HandDnsParser();

    /** The mix of the frame between start and limit, or {@link FieldMix#REFUSED}. */
    long dissect(ByteBuffer b, int start, int limit) {
        if (limit - start < 14) {
            return REFUSED;
        }
        long mix = FieldMix.add(FieldMix.START, u32(b, start) << 16 | u16(b, start + 4));
        mix = FieldMix.add(mix, u32(b, start + 6) << 16 | u16(b, start + 10));
        int type = u16(b, start + 12);
        int at = start + 14;
        while (type == VLAN || type == QINQ) {
            if (limit - at < 4) {
                return REFUSED;
            }
            mix = FieldMix.add(mix, u16(b, at) & 0xfff);
            type = u16(b, at + 2);
            at += 4;
        }
        mix = FieldMix.add(mix, type);
        return switch (type) {
            case IPV4 -> ipv4(b, at, limit, mix);
            case IPV6 -> ipv6(b, at, limit, mix);
            default -> type <= LONGEST_LLC ? llc(b, at, at + type, limit, mix) : FieldMix.add(mix, limit - at);
        };
    }

    private static long llc(ByteBuffer b, int start, int end, int limit, long mix) {
        if (end > limit || end - start < 3) {
            return REFUSED;
        }
        int header = u8(b, start) == SNAP ? 8 : (u8(b, start + 2) & 3) == 3 ? 3 : 4;
        return end - start < header ? REFUSED : FieldMix.add(mix, u8(b, start));
    }

    private long ipv4(ByteBuffer b, int start, int limit, long before) {
        if (limit - start < 20) {
            return REFUSED;
        }
        int first = u8(b, start);
        int headerLength = (first & 0xf) * 4;
        int totalLength = u16(b, start + 2);
        if ((first & 0xf0) != 0x40
                || headerLength < 20
                || totalLength < headerLength
                || totalLength > limit - start
                || !HandDissector.optionsAreWhole(b, start + 20, start + headerLength)) {
            return REFUSED;
        }
        int protocol = u8(b, start + 9);
        long mix = FieldMix.add(FieldMix.add(before, totalLength), u8(b, start + 8));
        mix = FieldMix.add(FieldMix.add(mix, protocol), u32(b, start + 12));
        mix = FieldMix.add(mix, u32(b, start + 16));
        int offset = u16(b, start + 6) & 0x1fff;
        return offset != 0
                ? FieldMix.add(mix, offset)
                : transport(b, protocol, start + headerLength, start + totalLength, mix);
    }

    /** What has extension headers is mixed with them, but not with what is behind them. */
    private long ipv6(ByteBuffer b, int start, int limit, long before) {
        if (limit - start < 40) {
            return REFUSED;
        }
        int next = u8(b, start + 6);
        if (next != TCP && next != UDP) {
            return FieldMix.add(before, HandIpv6Parser.parse(b, start, limit));
        }
        int payloadLength = u16(b, start + 4);
        if (u8(b, start) >> 4 != 6 || payloadLength > limit - start - 40) {
            return REFUSED;
        }
        long mix = FieldMix.add(FieldMix.add(before, payloadLength), u8(b, start + 7));
        mix = FieldMix.add(FieldMix.add(mix, i64(b, start + 8)), i64(b, start + 16));
        mix = FieldMix.add(FieldMix.add(mix, i64(b, start + 24)), i64(b, start + 32));
        return transport(b, next, start + 40, start + 40 + payloadLength, mix);
    }

    private long transport(ByteBuffer b, int protocol, int start, int limit, long mix) {
        return switch (protocol) {
            case TCP -> tcp(b, start, limit, mix);
            case UDP -> udp(b, start, limit, mix);
            default -> FieldMix.add(mix, limit - start);
        };
    }

    private static long tcp(ByteBuffer b, int start, int limit, long before) {
        if (limit - start < 20) {
            return REFUSED;
        }
        int headerLength = (u8(b, start + 12) >> 4) * 4;
        if (headerLength < 20
                || headerLength > limit - start
                || !HandDissector.optionsAreWhole(b, start + 20, start + headerLength)) {
            return REFUSED;
        }
        int flags = u8(b, start + 13);
        long mix = FieldMix.add(FieldMix.add(before, u16(b, start)), u16(b, start + 2));
        mix = FieldMix.add(FieldMix.add(mix, u32(b, start + 4)), u32(b, start + 8));
        mix = FieldMix.add(FieldMix.add(mix, flags >> 1 & 1), flags >> 4 & 1);
        return FieldMix.add(FieldMix.add(mix, u16(b, start + 14)), limit - start - headerLength);
    }

    private long udp(ByteBuffer b, int start, int limit, long before) {
        if (limit - start < 8) {
            return REFUSED;
        }
        int source = u16(b, start);
        int dest = u16(b, start + 2);
        int length = u16(b, start + 4);
        if (length < 8 || length > limit - start) {
            return REFUSED;
        }
        long mix = FieldMix.add(FieldMix.add(FieldMix.add(before, source), dest), length);
        return source == DNS_PORT || dest == DNS_PORT
                ? FieldMix.add(mix, dns.parse(b, start + 8, start + length))
                : mix;
    }
}
