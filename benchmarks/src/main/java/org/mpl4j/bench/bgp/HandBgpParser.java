package org.mpl4j.bench.bgp;

import static org.mpl4j.bench.hand.BufferAccess.i64;
import static org.mpl4j.bench.hand.BufferAccess.u16;
import static org.mpl4j.bench.hand.BufferAccess.u32;
import static org.mpl4j.bench.hand.BufferAccess.u8;
import static org.mpl4j.bench.harness.FieldMix.REFUSED;

import java.nio.ByteBuffer;
import org.mpl4j.bench.harness.FieldMix;

/** Reads an UPDATE (RFC 4271 section 4.3) by hand, with AS numbers of four bytes. It knows the seven attributes that nearly all updates have. */
final class HandBgpParser {
    private static final int HEADER = 19;
    private static final int UPDATE = 2;
    private static final int ORIGIN = 1;
    private static final int AS_PATH = 2;
    private static final int NEXT_HOP = 3;
    private static final int MULTI_EXIT_DISC = 4;
    private static final int LOCAL_PREF = 5;
    private static final int ATOMIC_AGGREGATE = 6;
    private static final int COMMUNITIES = 8;

    private HandBgpParser() {}

    /** The mix of the message between start and limit, or {@link FieldMix#REFUSED}. */
    static long parse(ByteBuffer b, int start, int limit) {
        if (limit - start < HEADER + 4 || i64(b, start) != -1 || i64(b, start + 8) != -1) {
            return REFUSED;
        }
        int length = u16(b, start + 16);
        if (length < HEADER + 4 || length > limit - start || u8(b, start + 18) != UPDATE) {
            return REFUSED;
        }
        int end = start + length;
        int withdrawn = start + HEADER + 2;
        int withdrawnEnd = withdrawn + u16(b, start + HEADER);
        if (withdrawnEnd > end - 2) {
            return REFUSED;
        }
        int attributes = withdrawnEnd + 2;
        int attributesEnd = attributes + u16(b, withdrawnEnd);
        if (attributesEnd > end) {
            return REFUSED;
        }
        long mix = prefixes(b, withdrawn, withdrawnEnd, FieldMix.START);
        mix = mix == REFUSED ? REFUSED : attributes(b, attributes, attributesEnd, mix);
        return mix == REFUSED ? REFUSED : prefixes(b, attributesEnd, end, mix);
    }

    private static long prefixes(ByteBuffer b, int start, int end, long before) {
        int at = start;
        long mix = before;
        while (at < end) {
            int bits = u8(b, at);
            int octets = bits + 7 >> 3;
            if (bits > 128 || octets > end - at - 1) {
                return REFUSED;
            }
            long prefix = 0;
            for (int i = at + 1; i <= at + octets; i++) {
                prefix = prefix << 8 | u8(b, i);
            }
            mix = FieldMix.add(FieldMix.add(mix, bits), prefix);
            at += 1 + octets;
        }
        return mix;
    }

    private static long attributes(ByteBuffer b, int start, int end, long before) {
        int at = start;
        long mix = before;
        while (at < end) {
            if (end - at < 3) {
                return REFUSED;
            }
            int header = (u8(b, at) & 0x10) == 0 ? 3 : 4;
            if (end - at < header) {
                return REFUSED;
            }
            int type = u8(b, at + 1);
            int length = header == 3 ? u8(b, at + 2) : u16(b, at + 2);
            int data = at + header;
            if (length > end - data) {
                return REFUSED;
            }
            mix = attribute(b, type, data, data + length, FieldMix.add(mix, type));
            if (mix == REFUSED) {
                return REFUSED;
            }
            at = data + length;
        }
        return mix;
    }

    private static long attribute(ByteBuffer b, int type, int start, int end, long mix) {
        int length = end - start;
        return switch (type) {
            case ORIGIN -> length != 1 ? REFUSED : FieldMix.add(mix, u8(b, start));
            case AS_PATH -> path(b, start, end, mix);
            case NEXT_HOP, MULTI_EXIT_DISC, LOCAL_PREF -> length != 4 ? REFUSED : FieldMix.add(mix, u32(b, start));
            case ATOMIC_AGGREGATE -> length != 0 ? REFUSED : mix;
            case COMMUNITIES -> communities(b, start, end, mix);
            default -> mix;
        };
    }

    private static long path(ByteBuffer b, int start, int end, long before) {
        int at = start;
        long mix = before;
        while (at < end) {
            if (end - at < 2) {
                return REFUSED;
            }
            int count = u8(b, at + 1);
            if (count * 4 > end - at - 2) {
                return REFUSED;
            }
            mix = FieldMix.add(mix, u8(b, at));
            int segmentEnd = at + 2 + count * 4;
            for (at += 2; at < segmentEnd; at += 4) {
                mix = FieldMix.add(mix, u32(b, at));
            }
        }
        return mix;
    }

    private static long communities(ByteBuffer b, int start, int end, long before) {
        if ((end - start & 3) != 0) {
            return REFUSED;
        }
        long mix = before;
        for (int at = start; at < end; at += 4) {
            mix = FieldMix.add(FieldMix.add(mix, u16(b, at)), u16(b, at + 2));
        }
        return mix;
    }
}
