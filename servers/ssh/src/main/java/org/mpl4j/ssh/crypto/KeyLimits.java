package org.mpl4j.ssh.crypto;

/** How much one set of keys is good for. */
final class KeyLimits {
    /** RFC 4344 section 3.1: new keys after 2^31 packets; the sequence number must not come round. */
    static final long PACKETS = 1L << 31;

    /** RFC 4344 section 3.2: 2^(L/4) blocks of L bits; 64 GiB of AES. */
    static final long AES_BYTES = (1L << 32) * 16;

    /** A gigabyte for ciphers with smaller blocks (RFC 4253 section 9); OpenSSH counts ChaCha20 among them. */
    static final long OTHER_BYTES = 1L << 30;

    private KeyLimits() {}
}
