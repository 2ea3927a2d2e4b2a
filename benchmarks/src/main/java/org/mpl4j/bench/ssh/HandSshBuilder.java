package org.mpl4j.bench.ssh;

import static org.mpl4j.bench.hand.BufferAccess.hasRoom;
import static org.mpl4j.bench.hand.BufferAccess.put32;
import static org.mpl4j.bench.hand.BufferAccess.put8;
import static org.mpl4j.bench.hand.BufferAccess.putAll;

import java.nio.ByteBuffer;

/** Builds messages of SSH by hand; what never changes are bytes already. */
final class HandSshBuilder {
    private static final byte[] USER = SshContent.ascii(SshContent.USER);
    private static final byte[] SERVICE = SshContent.ascii(SshContent.SERVICE);
    private static final byte[] METHOD = SshContent.ascii(SshContent.METHOD);
    private static final byte[] ALGORITHM = SshContent.ascii(SshContent.ALGORITHM);

    private final byte[] cookie = SshContent.cookie();
    private final byte[][] lists =
            SshContent.LISTS.stream().map(SshContent::ascii).toArray(byte[][]::new);
    private final byte[] key = SshContent.key();
    private final byte[] signature = SshContent.signature();
    private final byte[] data = SshContent.data();

    /** Writes a KEXINIT at index 0, and returns where it ends. */
    int kexInit(ByteBuffer b, int number) {
        int length = 1 + cookie.length + 5;
        for (byte[] list : lists) {
            length += 4 + list.length;
        }
        requireRoom(b, length);
        cookie[0] = (byte) number;
        put8(b, 0, SshContent.KEXINIT);
        putAll(b, 1, cookie);
        int at = 1 + cookie.length;
        for (byte[] list : lists) {
            at = string(b, at, list);
        }
        put8(b, at, 0);
        put32(b, at + 1, 0);
        return at + 5;
    }

    /** Writes a USERAUTH_REQUEST at index 0, and returns where it ends. */
    int userauth(ByteBuffer b, int number) {
        int keyLength = 8 + ALGORITHM.length + key.length;
        int signatureLength = 8 + ALGORITHM.length + signature.length;
        requireRoom(
                b,
                1
                        + 12
                        + USER.length
                        + SERVICE.length
                        + METHOD.length
                        + 1
                        + 12
                        + ALGORITHM.length
                        + keyLength
                        + signatureLength);
        key[0] = (byte) number;
        put8(b, 0, SshContent.USERAUTH_REQUEST);
        int at = string(b, string(b, string(b, 1, USER), SERVICE), METHOD);
        put8(b, at, 1);
        at = string(b, at + 1, ALGORITHM);
        put32(b, at, keyLength);
        at = string(b, string(b, at + 4, ALGORITHM), key);
        put32(b, at, signatureLength);
        return string(b, string(b, at + 4, ALGORITHM), signature);
    }

    /** Writes CHANNEL_DATA at index 0, and returns where it ends. */
    int channelData(ByteBuffer b, int number) {
        requireRoom(b, 9 + data.length);
        put8(b, 0, SshContent.CHANNEL_DATA);
        put32(b, 1, number);
        return string(b, 5, data);
    }

    private static int string(ByteBuffer b, int at, byte[] content) {
        put32(b, at, content.length);
        putAll(b, at + 4, content);
        return at + 4 + content.length;
    }

    private static void requireRoom(ByteBuffer b, int length) {
        if (!hasRoom(b, length)) {
            throw new IllegalArgumentException("no room");
        }
    }
}
