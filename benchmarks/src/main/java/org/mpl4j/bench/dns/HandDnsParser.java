package org.mpl4j.bench.dns;

import static org.mpl4j.bench.hand.BufferAccess.i64;
import static org.mpl4j.bench.hand.BufferAccess.u16;
import static org.mpl4j.bench.hand.BufferAccess.u32;
import static org.mpl4j.bench.hand.BufferAccess.u8;
import static org.mpl4j.bench.harness.FieldMix.REFUSED;

import java.nio.ByteBuffer;
import org.mpl4j.bench.harness.FieldMix;

/**
 * Reads a message by hand in one pass: all names, types, times to live and addresses. It checks what the specification checks of the record types that it
 * knows; of others, only that they have their bytes. Kept, as it remembers its place and its sum between methods.
 */
public final class HandDnsParser {
    private static final int HEADER = 12;

    private ByteBuffer b;
    private int origin;
    private int limit;
    private int at;
    private long mix;

    /** Of the name that was read last. */
    private int nameHash;

    /** The mix of the message between start and limit, or {@link FieldMix#REFUSED}. */
    public long parse(ByteBuffer buffer, int start, int end) {
        if (end - start < HEADER) {
            return REFUSED;
        }
        b = buffer;
        origin = start;
        limit = end;
        at = start + HEADER;
        mix = FieldMix.START;
        int questions = u16(b, start + 4);
        int records = u16(b, start + 6) + u16(b, start + 8) + u16(b, start + 10);
        for (int i = 0; i < questions; i++) {
            if (!question()) {
                return REFUSED;
            }
        }
        for (int i = 0; i < records; i++) {
            if (!record()) {
                return REFUSED;
            }
        }
        return mix;
    }

    private boolean question() {
        if (!name(limit) || limit - at < 4) {
            return false;
        }
        mix = FieldMix.add(FieldMix.add(mix, nameHash), u16(b, at));
        at += 4;
        return true;
    }

    private boolean record() {
        if (!name(limit) || limit - at < 10) {
            return false;
        }
        int type = u16(b, at);
        int rrClass = u16(b, at + 2);
        int length = u16(b, at + 8);
        mix = FieldMix.add(FieldMix.add(mix, nameHash), type);
        int data = at + 10;
        if (length > limit - data) {
            return false;
        }
        int end = data + length;
        if (type == DnsContent.OPT) {
            mix = FieldMix.add(FieldMix.add(mix, rrClass), u8(b, at + 6) >> 7);
            at = data;
            return options(end);
        }
        mix = FieldMix.add(mix, u32(b, at + 4));
        at = data;
        if (length != 0 && !data(type, rrClass, end)) {
            return false;
        }
        at = end;
        return true;
    }

    private boolean data(int type, int rrClass, int end) {
        return switch (type) {
            case DnsContent.A -> rrClass == DnsContent.CH ? name(end) && end - at == 2 : ipv4(end);
            case DnsContent.AAAA -> ipv6(end);
            case DnsContent.NS, DnsContent.CNAME, DnsContent.PTR -> name(end) && at == end && addName();
            case DnsContent.MX -> mx(end);
            case DnsContent.SOA -> soa(end);
            default -> true;
        };
    }

    private boolean mx(int end) {
        at += 2;
        return at <= end && name(end) && at == end && addName();
    }

    private boolean soa(int end) {
        boolean hasPrimary = name(end);
        return hasPrimary && name(end) && end - at == 20;
    }

    private boolean ipv4(int end) {
        if (end - at != 4) {
            return false;
        }
        mix = FieldMix.add(mix, u32(b, at));
        return true;
    }

    private boolean ipv6(int end) {
        if (end - at != 16) {
            return false;
        }
        mix = FieldMix.add(FieldMix.add(mix, i64(b, at)), i64(b, at + 8));
        return true;
    }

    private boolean addName() {
        mix = FieldMix.add(mix, nameHash);
        return true;
    }

    private boolean options(int end) {
        while (at < end) {
            if (end - at < 4) {
                return false;
            }
            int code = u16(b, at);
            int length = u16(b, at + 2);
            if (length > end - at - 4 || code == DnsContent.COOKIE && length < 8) {
                return false;
            }
            mix = FieldMix.add(mix, code);
            at += 4 + length;
        }
        return true;
    }

    /**
     * Reads and hashes a name, and moves behind it. As RFC 1035 section 4.1.4 has it, a pointer leads to what was there before: each run of labels lies wholly
     * before the run that points to it.
     */
    private boolean name(int nameLimit) {
        int runStart = at;
        int runLimit = nameLimit;
        int place = at;
        int end = -1;
        int octets = 1;
        int pointers = 0;
        int hash = 1;
        while (place < runLimit) {
            int length = u8(b, place);
            if (length == 0) {
                at = end < 0 ? place + 1 : end;
                nameHash = hash;
                return true;
            }
            if (length < 64) {
                octets += 1 + length;
                if (octets > 255 || length >= runLimit - place) {
                    return false;
                }
                for (int last = place + length; place <= last; place++) {
                    hash = 31 * hash + (byte) u8(b, place);
                }
            } else {
                if (length < 0xc0 || runLimit - place < 2 || ++pointers > 128) {
                    return false;
                }
                end = end < 0 ? place + 2 : end;
                place = origin + (u16(b, place) & 0x3fff);
                if (place >= runStart) {
                    return false;
                }
                runLimit = runStart;
                runStart = place;
            }
        }
        return false;
    }
}
