package org.mpl4j.ssh.crypto;

import org.mpl4j.servers.common.nativeio.CryptoLibrary;

/** Streams of ChaCha20 under one key, and tags of Poly1305: what {@link ChaChaCipher} is made of. For one thread at a time. */
interface ChaChaPrimitives {
    /** Bytes of a key, of both. */
    int KEY_BYTES = 32;

    /** Bytes of a tag. */
    int TAG_BYTES = 16;

    /**
     * Those of OpenSSL's library if it is there and {@link Algorithms#LIBRARY} does not turn it off, which are four times as fast; else those that need nothing but Java.
     *
     * @param key where the key of the streams is
     * @param offset of its first byte
     */
    static ChaChaPrimitives of(byte[] key, int offset) {
        boolean isWanted = !"false".equals(System.getProperty(Algorithms.LIBRARY));
        return isWanted && CryptoLibrary.isAvailable() ? new OpenSslChaCha(key, offset) : new JavaChaCha(key, offset);
    }

    /** Begins the stream of a packet. */
    void beginStream(int sequenceNumber);

    /** Encrypts or decrypts what comes next in the stream, in place or to another place. */
    void crypt(byte[] from, int at, int length, byte[] to, int toAt);

    /** Makes the tag of some bytes, with a key of {@link #KEY_BYTES}, and writes it. */
    void authenticate(byte[] key, byte[] from, int at, int length, byte[] tag, int tagAt);
}
