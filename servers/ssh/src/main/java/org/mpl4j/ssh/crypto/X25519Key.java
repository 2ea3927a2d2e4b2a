package org.mpl4j.ssh.crypto;

import java.security.SecureRandom;
import org.bouncycastle.math.ec.rfc7748.X25519;

/** A key pair of X25519 (RFC 7748, RFC 8731). */
final class X25519Key implements EphemeralKey {
    static final int BYTES = X25519.POINT_SIZE;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] privateKey = new byte[X25519.SCALAR_SIZE];
    private final byte[] publicKey = new byte[BYTES];

    X25519Key() {
        X25519.generatePrivateKey(RANDOM, privateKey);
        X25519.generatePublicKey(privateKey, 0, publicKey, 0);
    }

    X25519Key(byte[] privateKey) {
        System.arraycopy(privateKey, 0, this.privateKey, 0, this.privateKey.length);
        X25519.generatePublicKey(this.privateKey, 0, publicKey, 0);
    }

    @Override
    public byte[] init() {
        return publicKey;
    }

    @Override
    public byte[] agree(byte[] other) throws KeyExchangeException {
        if (other.length != BYTES) {
            throw new KeyExchangeException(
                    "a public key of X25519 has %d bytes, not %d".formatted(BYTES, other.length));
        }
        byte[] secret = new byte[BYTES];
        // RFC 8731 section 3: a secret of zeros comes from a point of small order, and is refused.
        if (!X25519.calculateAgreement(privateKey, 0, other, 0, secret, 0)) {
            throw new KeyExchangeException("the public key of X25519 is a point of small order");
        }
        return secret;
    }
}
