package org.mpl4j.runtime;

import java.nio.ByteBuffer;
import org.mpl4j.runtime.wire.BigEndian;

/** UTF-8 (RFC 3629) straight from and to buffers. */
final class Utf8 {
    private Utf8() {}

    static boolean isWellFormed(ByteBuffer b, int start, int end) {
        int at = start;
        while (at < end) {
            int lead = BigEndian.get(b, at);
            int length = lead >= 0 ? 1 : sequenceLength(b, at, end, lead & 0xff);
            if (length == 0) {
                return false;
            }
            at += length;
        }
        return true;
    }

    /** 2 to 4, or 0 if no well-formed sequence starts at {@code at}: RFC 3629 section 4. */
    private static int sequenceLength(ByteBuffer b, int at, int end, int lead) {
        int length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
        if (length == 0 || length > end - at) {
            return 0;
        }
        // The second byte's range excludes overlong forms, surrogates and what is above U+10FFFF
        int low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        int high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        int second = BigEndian.get(b, at + 1) & 0xff;
        if (second < low || second > high) {
            return 0;
        }
        for (int i = 2; i < length; i++) {
            if ((BigEndian.get(b, at + i) & 0xc0) != 0x80) {
                return 0;
            }
        }
        return length;
    }
}
