package org.mpl4j.bench.frame;

import static org.mpl4j.bench.hand.BufferAccess.put16;
import static org.mpl4j.bench.hand.BufferAccess.put8;
import static org.mpl4j.bench.hand.BufferAccess.u16;
import static org.mpl4j.bench.hand.BufferAccess.u8;

import java.nio.ByteBuffer;

/** Rewrites the time to live of an IPv4 packet in place, and brings its checksum up to date (RFC 1624) without reading the rest of the header. */
final class HandTtl {
    private static final int MINIMAL_HEADER = 20;
    private static final int REFUSED = -1;

    private HandTtl() {}

    /** Sets the time to live of the packet between start and limit; returns its end, or -1 if it was refused. */
    static int rewrite(ByteBuffer b, int start, int limit, int ttl) {
        if (limit - start < MINIMAL_HEADER) {
            return REFUSED;
        }
        int first = u8(b, start);
        int headerLength = (first & 0xf) * 4;
        int totalLength = u16(b, start + 2);
        if ((first & 0xf0) != 0x40
                || headerLength < MINIMAL_HEADER
                || totalLength < headerLength
                || totalLength > limit - start
                || !HandDissector.optionsAreWhole(b, start + MINIMAL_HEADER, start + headerLength)) {
            return REFUSED;
        }
        int before = u8(b, start + 8);
        put8(b, start + 8, ttl);
        int sum = (~u16(b, start + 10) & 0xffff) + (~(before << 8) & 0xffff) + (ttl << 8);
        sum = (sum >>> 16) + (sum & 0xffff);
        put16(b, start + 10, ~((sum >>> 16) + sum));
        return start + totalLength;
    }
}
