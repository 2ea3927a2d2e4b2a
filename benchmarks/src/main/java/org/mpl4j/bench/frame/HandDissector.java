package org.mpl4j.bench.frame;

import static org.mpl4j.bench.hand.BufferAccess.u16;
import static org.mpl4j.bench.hand.BufferAccess.u32;
import static org.mpl4j.bench.hand.BufferAccess.u8;
import static org.mpl4j.bench.harness.FieldMix.REFUSED;

import java.nio.ByteBuffer;
import org.mpl4j.bench.harness.FieldMix;

/**
 * Reads Ethernet, IPv4 and TCP by hand, the way generated code is compared with: every length is checked before bytes are read, IPv4 and TCP options are
 * walked to their end, each field is read with one absolute get.
 */
public final class HandDissector {
    private static final int ETHERNET_HEADER = 14;
    private static final int IPV4 = 0x0800;
    private static final int TCP = 6;
    private static final int MINIMAL_HEADER = 20;

    private HandDissector() {}

    /** The mix of 13 fields of the frame between start and limit, or {@link FieldMix#REFUSED}. */
    static long dissect(ByteBuffer buffer, int start, int limit) {
        if (limit - start < ETHERNET_HEADER) {
            return REFUSED;
        }
        int type = u16(buffer, start + 12);
        if (type != IPV4) {
            return REFUSED;
        }
        long mix = FieldMix.add(FieldMix.START, mac(buffer, start));
        mix = FieldMix.add(mix, mac(buffer, start + 6));
        mix = FieldMix.add(mix, type);
        return ipv4(buffer, start + ETHERNET_HEADER, limit, mix);
    }

    private static long mac(ByteBuffer buffer, int at) {
        return u32(buffer, at) << 16 | u16(buffer, at + 4);
    }

    private static long ipv4(ByteBuffer buffer, int start, int limit, long before) {
        if (limit - start < MINIMAL_HEADER) {
            return REFUSED;
        }
        int first = u8(buffer, start);
        int headerLength = (first & 0xf) * 4;
        int totalLength = u16(buffer, start + 2);
        if ((first & 0xf0) != 0x40
                || headerLength < MINIMAL_HEADER
                || totalLength < headerLength
                || totalLength > limit - start
                || !optionsAreWhole(buffer, start + MINIMAL_HEADER, start + headerLength)) {
            return REFUSED;
        }
        int protocol = u8(buffer, start + 9);
        if (protocol != TCP) {
            return REFUSED;
        }
        long mix = FieldMix.add(before, totalLength);
        mix = FieldMix.add(mix, u8(buffer, start + 8));
        mix = FieldMix.add(mix, protocol);
        mix = FieldMix.add(mix, u32(buffer, start + 12));
        mix = FieldMix.add(mix, u32(buffer, start + 16));
        return tcp(buffer, start + headerLength, start + totalLength, mix);
    }

    private static long tcp(ByteBuffer buffer, int start, int limit, long before) {
        if (limit - start < MINIMAL_HEADER) {
            return REFUSED;
        }
        int headerLength = (u8(buffer, start + 12) >> 4 & 0xf) * 4;
        if (headerLength < MINIMAL_HEADER
                || headerLength > limit - start
                || !optionsAreWhole(buffer, start + MINIMAL_HEADER, start + headerLength)) {
            return REFUSED;
        }
        long mix = FieldMix.add(before, u16(buffer, start));
        mix = FieldMix.add(mix, u16(buffer, start + 2));
        mix = FieldMix.add(mix, u32(buffer, start + 4));
        mix = FieldMix.add(mix, u8(buffer, start + 13) >> 1 & 1);
        return FieldMix.add(mix, u16(buffer, start + 14));
    }

    /** IPv4 (RFC 791 section 3.1) and TCP (RFC 9293 section 3.2) share this: 0 ends the list, 1 is one byte long, others tell their length. */
    public static boolean optionsAreWhole(ByteBuffer buffer, int start, int end) {
        int at = start;
        while (at < end) {
            int kind = u8(buffer, at);
            if (kind == 0) {
                return true;
            }
            if (kind == 1) {
                at++;
                continue;
            }
            if (end - at < 2) {
                return false;
            }
            int length = u8(buffer, at + 1);
            if (length < 2 || length > end - at) {
                return false;
            }
            at += length;
        }
        return true;
    }
}
