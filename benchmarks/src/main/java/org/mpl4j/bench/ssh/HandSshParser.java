package org.mpl4j.bench.ssh;

import static org.mpl4j.bench.hand.BufferAccess.i32;
import static org.mpl4j.bench.hand.BufferAccess.i64;
import static org.mpl4j.bench.hand.BufferAccess.u16;
import static org.mpl4j.bench.hand.BufferAccess.u32;
import static org.mpl4j.bench.hand.BufferAccess.u8;
import static org.mpl4j.bench.harness.FieldMix.REFUSED;

import java.nio.ByteBuffer;
import org.mpl4j.bench.harness.FieldMix;

/** Reads messages of SSH by hand: every length is checked, and strings stay where they are. Of keys it knows Ed25519. */
final class HandSshParser {
    private static final int LISTS = 10;

    /** "publicke" and "y"; "ssh-ed25" and "519". */
    private static final long PUBLICKE = 0x7075_626c_6963_6b65L;

    private static final long SSH_ED25 = 0x7373_682d_6564_3235L;

    private HandSshParser() {}

    /** The mix of a KEXINIT (RFC 4253 section 7.1): cookie, length, first and last letter of each list, and the flag. */
    static long kexInit(ByteBuffer b, int start, int limit) {
        if (limit - start < 17 || u8(b, start) != SshContent.KEXINIT) {
            return REFUSED;
        }
        long mix = FieldMix.add(FieldMix.add(FieldMix.START, i64(b, start + 1)), i64(b, start + 9));
        int at = start + 17;
        for (int i = 0; i < LISTS; i++) {
            int end = stringEnd(b, at, limit);
            if (end < 0) {
                return REFUSED;
            }
            mix = FieldMix.add(mix, end - at - 4);
            if (end > at + 4) {
                mix = FieldMix.add(FieldMix.add(mix, u8(b, at + 4)), u8(b, end - 1));
            }
            at = end;
        }
        return limit - at < 5 ? REFUSED : FieldMix.add(mix, u8(b, at) != 0 ? 1 : 0);
    }

    /** The mix of a USERAUTH_REQUEST for publickey with a signature (RFC 4252 section 7). */
    static long userauth(ByteBuffer b, int start, int limit) {
        if (limit <= start || u8(b, start) != SshContent.USERAUTH_REQUEST) {
            return REFUSED;
        }
        int user = start + 1;
        int service = stringEnd(b, user, limit);
        int method = service < 0 ? -1 : stringEnd(b, service, limit);
        int signed = method < 0 ? -1 : stringEnd(b, method, limit);
        if (signed < 0
                || signed - method != 13
                || i64(b, method + 4) != PUBLICKE
                || u8(b, method + 12) != 'y'
                || signed >= limit
                || u8(b, signed) == 0) {
            return REFUSED;
        }
        int algorithm = signed + 1;
        int key = stringEnd(b, algorithm, limit);
        int signature = key < 0 ? -1 : stringEnd(b, key, limit);
        int end = signature < 0 ? -1 : stringEnd(b, signature, limit);
        if (end < 0) {
            return REFUSED;
        }
        long mix = FieldMix.add(FieldMix.add(FieldMix.START, service - user - 4), method - service - 4);
        mix = FieldMix.add(mix, key - algorithm - 4);
        mix = ed25519(b, key + 4, signature, mix);
        return mix == REFUSED ? REFUSED : ed25519(b, signature + 4, end, mix);
    }

    /** A key and a signature look the same: the name of the algorithm, then bytes to the end. */
    private static long ed25519(ByteBuffer b, int start, int end, long mix) {
        int content = stringEnd(b, start, end);
        if (content < 0
                || content - start != 15
                || i64(b, start + 4) != SSH_ED25
                || u16(b, start + 12) != ('5' << 8 | '1')
                || u8(b, start + 14) != '9'
                || stringEnd(b, content, end) != end
                || end - content < 12) {
            return REFUSED;
        }
        return FieldMix.add(FieldMix.add(FieldMix.add(mix, end - content - 4), i64(b, content + 4)), i64(b, end - 8));
    }

    /** The mix of CHANNEL_DATA (RFC 4254 section 5.2): the channel, and length and ends of the data. */
    static long channelData(ByteBuffer b, int start, int limit) {
        if (limit - start < 9 || u8(b, start) != SshContent.CHANNEL_DATA) {
            return REFUSED;
        }
        int end = stringEnd(b, start + 5, limit);
        if (end < 0 || end - start < 17) {
            return REFUSED;
        }
        long mix = FieldMix.add(FieldMix.add(FieldMix.START, u32(b, start + 1)), end - start - 9);
        return FieldMix.add(FieldMix.add(mix, i64(b, start + 9)), i64(b, end - 8));
    }

    /** The end of a string behind its length of four bytes, or -1 if it is not all there. */
    private static int stringEnd(ByteBuffer b, int at, int limit) {
        if (limit - at < 4) {
            return -1;
        }
        int length = i32(b, at);
        return length < 0 || length > limit - at - 4 ? -1 : at + 4 + length;
    }
}
