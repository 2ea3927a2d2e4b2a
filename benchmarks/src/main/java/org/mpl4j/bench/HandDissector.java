package org.mpl4j.bench;

import java.nio.ByteBuffer;

/**
 * Reads Ethernet, IPv4 and TCP by hand, the way generated code is compared with: every length is checked before bytes are read, IPv4 and TCP options are
 * walked to their end, each field is read with one absolute get.
 */
final class HandDissector {
    private static final int ETHERNET_HEADER = 14;
    private static final int IPV4 = 0x0800;
    private static final int TCP = 6;
    private static final int MINIMAL_HEADER = 20;

    /** What a frame that is refused gives. */
    static final long REFUSED = -1;

    private HandDissector() {}

    /** The mix of 13 fields of the frame between position and limit, or {@link #REFUSED}. */
    static long dissect(ByteBuffer buffer) {
        int start = buffer.position();
        int limit = buffer.limit();
        if (limit - start < ETHERNET_HEADER) {
            return REFUSED;
        }
        int type = buffer.getShort(start + 12) & 0xffff;
        if (type != IPV4) {
            return REFUSED;
        }
        long mix = FieldMix.add(FieldMix.START, mac(buffer, start));
        mix = FieldMix.add(mix, mac(buffer, start + 6));
        mix = FieldMix.add(mix, type);
        return ipv4(buffer, start + ETHERNET_HEADER, limit, mix);
    }

    private static long mac(ByteBuffer buffer, int at) {
        return (buffer.getInt(at) & 0xffffffffL) << 16 | buffer.getShort(at + 4) & 0xffff;
    }

    private static long ipv4(ByteBuffer buffer, int start, int limit, long before) {
        if (limit - start < MINIMAL_HEADER) {
            return REFUSED;
        }
        int first = buffer.get(start);
        int headerLength = (first & 0xf) * 4;
        int totalLength = buffer.getShort(start + 2) & 0xffff;
        if ((first & 0xf0) != 0x40
                || headerLength < MINIMAL_HEADER
                || totalLength < headerLength
                || totalLength > limit - start
                || !optionsAreWhole(buffer, start + MINIMAL_HEADER, start + headerLength)) {
            return REFUSED;
        }
        int protocol = buffer.get(start + 9) & 0xff;
        if (protocol != TCP) {
            return REFUSED;
        }
        long mix = FieldMix.add(before, totalLength);
        mix = FieldMix.add(mix, buffer.get(start + 8) & 0xff);
        mix = FieldMix.add(mix, protocol);
        mix = FieldMix.add(mix, buffer.getInt(start + 12) & 0xffffffffL);
        mix = FieldMix.add(mix, buffer.getInt(start + 16) & 0xffffffffL);
        return tcp(buffer, start + headerLength, start + totalLength, mix);
    }

    private static long tcp(ByteBuffer buffer, int start, int limit, long before) {
        if (limit - start < MINIMAL_HEADER) {
            return REFUSED;
        }
        int headerLength = (buffer.get(start + 12) >> 4 & 0xf) * 4;
        if (headerLength < MINIMAL_HEADER
                || headerLength > limit - start
                || !optionsAreWhole(buffer, start + MINIMAL_HEADER, start + headerLength)) {
            return REFUSED;
        }
        long mix = FieldMix.add(before, buffer.getShort(start) & 0xffff);
        mix = FieldMix.add(mix, buffer.getShort(start + 2) & 0xffff);
        mix = FieldMix.add(mix, buffer.getInt(start + 4) & 0xffffffffL);
        mix = FieldMix.add(mix, buffer.get(start + 13) >> 1 & 1);
        return FieldMix.add(mix, buffer.getShort(start + 14) & 0xffff);
    }

    /** IPv4 (RFC 791 section 3.1) and TCP (RFC 9293 section 3.2) share this: 0 ends the list, 1 is one byte long, others tell their length. */
    private static boolean optionsAreWhole(ByteBuffer buffer, int start, int end) {
        int at = start;
        while (at < end) {
            int kind = buffer.get(at);
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
            int length = buffer.get(at + 1) & 0xff;
            if (length < 2 || length > end - at) {
                return false;
            }
            at += length;
        }
        return true;
    }
}
