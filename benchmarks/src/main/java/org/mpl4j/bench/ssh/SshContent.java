package org.mpl4j.bench.ssh;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What is in the messages of workload E. */
final class SshContent {
    static final int KEXINIT = 20;
    static final int USERAUTH_REQUEST = 50;
    static final int CHANNEL_DATA = 94;

    private static final String CIPHERS =
            "chacha20-poly1305@openssh.com,aes128-gcm@openssh.com,aes256-gcm@openssh.com,aes128-ctr,aes192-ctr,aes256-ctr";
    private static final String MACS =
            "umac-64-etm@openssh.com,umac-128-etm@openssh.com,hmac-sha2-256-etm@openssh.com,hmac-sha2-512-etm@openssh.com,"
                    + "hmac-sha1-etm@openssh.com,umac-64@openssh.com,umac-128@openssh.com,hmac-sha2-256,hmac-sha2-512,hmac-sha1";
    private static final String COMPRESSIONS = "none,zlib@openssh.com";

    /** The ten name-lists of a KEXINIT of 1 KB, in their order (RFC 4253 section 7.1). */
    static final List<String> LISTS = List.of(
            "mlkem768x25519-sha256,sntrup761x25519-sha512,sntrup761x25519-sha512@openssh.com,curve25519-sha256,curve25519-sha256@libssh.org,"
                    + "ecdh-sha2-nistp256,ecdh-sha2-nistp384,ecdh-sha2-nistp521,kex-strict-s-v00@openssh.com",
            "rsa-sha2-512,rsa-sha2-256,ecdsa-sha2-nistp256,ssh-ed25519",
            CIPHERS,
            CIPHERS,
            MACS,
            MACS,
            COMPRESSIONS,
            COMPRESSIONS,
            "",
            "");

    static final String USER = "alice";
    static final String SERVICE = "ssh-connection";
    static final String METHOD = "publickey";
    static final String ALGORITHM = "ssh-ed25519";
    static final int DATA_LENGTH = 32 * 1024;

    private SshContent() {}

    static byte[] cookie() {
        return numbers(16);
    }

    static byte[] key() {
        return numbers(32);
    }

    static byte[] signature() {
        return numbers(64);
    }

    static byte[] data() {
        return numbers(DATA_LENGTH);
    }

    /** The messages, as hand-written code builds them; the tests compare that with what a library builds. */
    static byte[] kexInit() {
        byte[] room = new byte[2048];
        return Arrays.copyOf(room, new ArraySshBuilder().kexInit(room, 1));
    }

    static byte[] userauth() {
        byte[] room = new byte[1024];
        return Arrays.copyOf(room, new ArraySshBuilder().userauth(room, 1));
    }

    static byte[] channelData() {
        byte[] room = new byte[DATA_LENGTH + 64];
        return Arrays.copyOf(room, new ArraySshBuilder().channelData(room, 1));
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] numbers(int length) {
        byte[] numbers = new byte[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = (byte) (i * 7 + 1);
        }
        return numbers;
    }
}
