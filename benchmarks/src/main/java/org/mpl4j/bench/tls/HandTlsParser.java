package org.mpl4j.bench.tls;

import static org.mpl4j.bench.hand.BufferAccess.i32;
import static org.mpl4j.bench.hand.BufferAccess.i64;
import static org.mpl4j.bench.hand.BufferAccess.u16;
import static org.mpl4j.bench.hand.BufferAccess.u8;
import static org.mpl4j.bench.harness.FieldMix.REFUSED;

import java.nio.ByteBuffer;
import org.mpl4j.bench.harness.FieldMix;

/** Reads a ClientHello (RFC 8446 section 4.1.2) in its record by hand. It walks the content of the extensions that clients of today send. */
final class HandTlsParser {
    private static final int HANDSHAKE = 22;
    private static final int LONGEST_RECORD = 18432;
    private static final int CLIENT_HELLO = 1;
    private static final int SERVER_NAME = 0;
    private static final int SUPPORTED_GROUPS = 10;
    private static final int POINT_FORMATS = 11;
    private static final int SIGNATURE_ALGORITHMS = 13;
    private static final int ALPN = 16;
    private static final int ENCRYPT_THEN_MAC = 22;
    private static final int EXTENDED_MAIN_SECRET = 23;
    private static final int SUPPORTED_VERSIONS = 43;
    private static final int PSK_MODES = 45;
    private static final int KEY_SHARE = 51;

    private HandTlsParser() {}

    /** The mix of the record between start and limit, or {@link FieldMix#REFUSED}. */
    static long parse(ByteBuffer b, int start, int limit) {
        if (limit - start < 5 || u8(b, start) != HANDSHAKE) {
            return REFUSED;
        }
        int length = u16(b, start + 3);
        if (length > LONGEST_RECORD || length > limit - start - 5 || length < 4) {
            return REFUSED;
        }
        int head = i32(b, start + 5);
        if (head >>> 24 != CLIENT_HELLO || (head & 0xffffff) > length - 4) {
            return REFUSED;
        }
        return clientHello(b, start + 9, start + 9 + (head & 0xffffff));
    }

    private static long clientHello(ByteBuffer b, int start, int end) {
        if (end - start < 35) {
            return REFUSED;
        }
        long mix = FieldMix.add(FieldMix.START, u16(b, start));
        for (int at = start + 2; at < start + 34; at += 8) {
            mix = FieldMix.add(mix, i64(b, at));
        }
        int session = u8(b, start + 34);
        int suites = start + 35 + session;
        if (end - suites < 2) {
            return REFUSED;
        }
        int suitesLength = u16(b, suites);
        int compression = suites + 2 + suitesLength;
        if (suitesLength < 2 || (suitesLength & 1) != 0 || compression >= end) {
            return REFUSED;
        }
        mix = FieldMix.add(mix, session);
        mix = numbers(b, suites + 2, compression, mix);
        int extensions = compression + 1 + u8(b, compression);
        if (extensions > end) {
            return REFUSED;
        }
        if (extensions == end) {
            return mix;
        }
        return end - extensions < 2 || u16(b, extensions) != end - extensions - 2
                ? REFUSED
                : extensions(b, extensions + 2, end, mix);
    }

    private static long extensions(ByteBuffer b, int start, int end, long before) {
        int at = start;
        long mix = before;
        while (at < end) {
            if (end - at < 4) {
                return REFUSED;
            }
            int type = u16(b, at);
            int length = u16(b, at + 2);
            int data = at + 4;
            if (length > end - data) {
                return REFUSED;
            }
            mix = extension(b, type, data, data + length, FieldMix.add(FieldMix.add(mix, type), length));
            if (mix == REFUSED) {
                return REFUSED;
            }
            at = data + length;
        }
        return mix;
    }

    private static long extension(ByteBuffer b, int type, int start, int end, long mix) {
        return switch (type) {
            case SERVER_NAME -> isList16(b, start, end) ? serverNames(b, start + 2, end, mix) : REFUSED;
            case SUPPORTED_GROUPS, SIGNATURE_ALGORITHMS ->
                isList16(b, start, end) && (end - start & 1) == 0 ? numbers(b, start + 2, end, mix) : REFUSED;
            case POINT_FORMATS, PSK_MODES -> isList8(b, start, end) ? mix : REFUSED;
            case ALPN -> isList16(b, start, end) ? protocols(b, start + 2, end, mix) : REFUSED;
            case ENCRYPT_THEN_MAC, EXTENDED_MAIN_SECRET -> start == end ? mix : REFUSED;
            case SUPPORTED_VERSIONS ->
                isList8(b, start, end) && (end - start & 1) == 1 ? numbers(b, start + 1, end, mix) : REFUSED;
            case KEY_SHARE -> isList16(b, start, end) ? shares(b, start + 2, end, mix) : REFUSED;
            default -> mix;
        };
    }

    /** Whether there is a length of two bytes, and it is that of all that follows. */
    private static boolean isList16(ByteBuffer b, int start, int end) {
        return end - start >= 2 && u16(b, start) == end - start - 2;
    }

    private static boolean isList8(ByteBuffer b, int start, int end) {
        return end > start && u8(b, start) == end - start - 1;
    }

    private static long numbers(ByteBuffer b, int start, int end, long before) {
        long mix = before;
        for (int at = start; at < end; at += 2) {
            mix = FieldMix.add(mix, u16(b, at));
        }
        return mix;
    }

    private static long serverNames(ByteBuffer b, int start, int end, long before) {
        int at = start;
        long mix = before;
        while (at < end) {
            if (end - at < 3 || u16(b, at + 1) > end - at - 3) {
                return REFUSED;
            }
            int length = u16(b, at + 1);
            mix = FieldMix.add(mix, length);
            for (at += 3; length > 0; length--) {
                mix = FieldMix.add(mix, u8(b, at++));
            }
        }
        return mix;
    }

    private static long protocols(ByteBuffer b, int start, int end, long before) {
        int at = start;
        long mix = before;
        while (at < end) {
            int length = u8(b, at);
            if (length > end - at - 1) {
                return REFUSED;
            }
            mix = FieldMix.add(mix, length);
            at += 1 + length;
        }
        return mix;
    }

    private static long shares(ByteBuffer b, int start, int end, long before) {
        int at = start;
        long mix = before;
        while (at < end) {
            if (end - at < 4 || u16(b, at + 2) > end - at - 4) {
                return REFUSED;
            }
            mix = FieldMix.add(FieldMix.add(mix, u16(b, at)), u16(b, at + 2));
            at += 4 + u16(b, at + 2);
        }
        return mix;
    }
}
