package org.mpl4j.bench.ipv6;

import static org.mpl4j.bench.hand.BufferAccess.i32;
import static org.mpl4j.bench.hand.BufferAccess.i64;
import static org.mpl4j.bench.hand.BufferAccess.u16;
import static org.mpl4j.bench.hand.BufferAccess.u32;
import static org.mpl4j.bench.hand.BufferAccess.u8;
import static org.mpl4j.bench.harness.FieldMix.REFUSED;

import java.nio.ByteBuffer;
import org.mpl4j.bench.harness.FieldMix;

/** Reads an IPv6 packet and its extension headers (RFC 8200) by hand. Options and segment routing headers are walked to their ends. */
public final class HandIpv6Parser {
    private static final int HEADER = 40;
    private static final int HOP_BY_HOP = 0;
    private static final int ROUTING = 43;
    private static final int FRAGMENT = 44;
    private static final int AUTHENTICATION = 51;
    private static final int DESTINATION = 60;
    private static final int SEGMENT_ROUTING = 4;
    private static final int MOST_HEADERS = 64;
    private static final int ROUTER_ALERT = 5;
    private static final int HMAC = 5;

    private HandIpv6Parser() {}

    /** The mix of the packet between start and limit, or {@link FieldMix#REFUSED}. */
    public static long parse(ByteBuffer b, int start, int limit) {
        if (limit - start < HEADER) {
            return REFUSED;
        }
        int first = i32(b, start);
        int payloadLength = u16(b, start + 4);
        if (first >>> 28 != 6 || payloadLength > limit - start - HEADER) {
            return REFUSED;
        }
        int next = u8(b, start + 6);
        long mix = FieldMix.add(FieldMix.START, first & 0xfffff);
        mix = FieldMix.add(FieldMix.add(mix, payloadLength), next);
        mix = FieldMix.add(mix, u8(b, start + 7));
        mix = FieldMix.add(FieldMix.add(mix, i64(b, start + 8)), i64(b, start + 16));
        mix = FieldMix.add(FieldMix.add(mix, i64(b, start + 24)), i64(b, start + 32));
        return chain(b, start + HEADER, start + HEADER + payloadLength, next, mix);
    }

    private static long chain(ByteBuffer b, int start, int end, int firstHeader, long before) {
        int at = start;
        int header = firstHeader;
        long mix = before;
        for (int i = 0; i < MOST_HEADERS; i++) {
            if (header == FRAGMENT) {
                if (end - at < 8) {
                    return REFUSED;
                }
                int offset = u16(b, at + 2);
                mix = FieldMix.add(FieldMix.add(FieldMix.add(mix, offset >> 3), offset & 1), u32(b, at + 4));
                if (offset >> 3 != 0) {
                    return FieldMix.add(mix, end - at - 8);
                }
            } else if (header != HOP_BY_HOP && header != DESTINATION && header != ROUTING) {
                return header == AUTHENTICATION ? REFUSED : payload(b, at, end, mix);
            }
            if (end - at < 8) {
                return REFUSED;
            }
            int length = header == FRAGMENT ? 8 : u8(b, at + 1) * 8 + 8;
            if (length > end - at) {
                return REFUSED;
            }
            if (header == ROUTING) {
                mix = routing(b, at, at + length, mix);
            } else if (header != FRAGMENT) {
                mix = options(b, at + 2, at + length, mix);
            }
            if (mix == REFUSED) {
                return REFUSED;
            }
            header = u8(b, at);
            mix = FieldMix.add(mix, header);
            at += length;
        }
        return REFUSED;
    }

    private static long payload(ByteBuffer b, int start, int end, long mix) {
        return end - start < 2 ? REFUSED : FieldMix.add(FieldMix.add(mix, end - start), u16(b, start));
    }

    private static long options(ByteBuffer b, int start, int end, long before) {
        int at = start;
        long mix = before;
        while (at < end) {
            int type = u8(b, at);
            mix = FieldMix.add(mix, type);
            if (type == 0) {
                at++;
                continue;
            }
            if (end - at < 2) {
                return REFUSED;
            }
            int length = u8(b, at + 1);
            if (length > end - at - 2 || type == ROUTER_ALERT && length != 2) {
                return REFUSED;
            }
            at += 2 + length;
        }
        return mix;
    }

    /** RFC 8754 section 2. Of other routing headers only the type is known. */
    private static long routing(ByteBuffer b, int start, int end, long before) {
        int type = u8(b, start + 2);
        long mix = FieldMix.add(FieldMix.add(before, type), u8(b, start + 3));
        if (type != SEGMENT_ROUTING) {
            return mix;
        }
        int segments = u8(b, start + 4) + 1;
        int tlvs = start + 8 + 16 * segments;
        if (tlvs > end) {
            return REFUSED;
        }
        for (int at = start + 8; at < tlvs; at += 16) {
            mix = FieldMix.add(FieldMix.add(mix, i64(b, at)), i64(b, at + 8));
        }
        return tlvsAreWhole(b, tlvs, end) ? mix : REFUSED;
    }

    private static boolean tlvsAreWhole(ByteBuffer b, int start, int end) {
        int at = start;
        while (at < end) {
            int type = u8(b, at);
            if (type == 0) {
                at++;
                continue;
            }
            if (end - at < 2) {
                return false;
            }
            int length = u8(b, at + 1);
            if (length > end - at - 2 || type == HMAC && length < 6) {
                return false;
            }
            at += 2 + length;
        }
        return true;
    }
}
