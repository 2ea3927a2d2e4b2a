package org.mpl4j.ssh.crypto;

import org.mpl4j.servers.common.nativeio.ChaCha20Stream;
import org.mpl4j.servers.common.nativeio.Poly1305Tag;

/** ChaCha20 and Poly1305 by OpenSSL's library. */
final class OpenSslChaCha implements ChaChaPrimitives {
    private static final int SEQUENCE_OFFSET = 12;

    private final ChaCha20Stream stream;
    private final Poly1305Tag poly1305 = new Poly1305Tag();
    private final byte[] start = new byte[ChaCha20Stream.START_BYTES];

    OpenSslChaCha(byte[] key, int offset) {
        stream = new ChaCha20Stream(key, offset);
    }

    @Override
    public void beginStream(int sequenceNumber) {
        Octets.putInt(start, SEQUENCE_OFFSET, sequenceNumber);
        stream.begin(start);
    }

    @Override
    public void crypt(byte[] from, int at, int length, byte[] to, int toAt) {
        stream.crypt(from, at, length, to, toAt);
    }

    @Override
    public void authenticate(byte[] key, byte[] from, int at, int length, byte[] tag, int tagAt) {
        poly1305.begin(key);
        poly1305.update(from, at, length);
        poly1305.end(tag, tagAt);
    }
}
