package org.mpl4j.ssh.crypto;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * A post-quantum method and X25519 together: whoever breaks one of them has nothing yet (draft-ietf-sshm-mlkem-hybrid-kex section 2,
 * draft-ietf-sshm-ntruprime-ssh section 3). K is a string: the hash of both secrets.
 */
final class HybridAgreement implements SecretAgreement {
    private final Kem kem;
    private final String digestName;

    HybridAgreement(Kem kem, String digestName) {
        this.kem = kem;
        this.digestName = digestName;
    }

    @Override
    public Offer offer() {
        Kem.KeyPair pair = kem.generate();
        X25519Key curve = new X25519Key();
        byte[] init = join(pair.publicKey(), curve.init());
        return new Offer() {
            @Override
            public byte[] init() {
                return init;
            }

            @Override
            public byte[] secret(byte[] reply) throws KeyExchangeException {
                int split = kem.ciphertextLength();
                requireLength(reply, split);
                byte[] secret = pair.privateKey().extract(Arrays.copyOf(reply, split));
                return combine(secret, curve.agree(Arrays.copyOfRange(reply, split, reply.length)));
            }
        };
    }

    @Override
    public Answer answer(byte[] init) throws KeyExchangeException {
        int split = kem.publicKeyLength();
        requireLength(init, split);
        X25519Key curve = new X25519Key();
        byte[] curveSecret = curve.agree(Arrays.copyOfRange(init, split, init.length));
        Kem.Encapsulation made;
        try {
            made = kem.encapsulate(Arrays.copyOf(init, split));
        } catch (IllegalArgumentException e) {
            throw new KeyExchangeException("the post-quantum public key is not fit for use: " + e.getMessage(), e);
        }
        return new Answer(join(made.ciphertext(), curve.init()), combine(made.secret(), curveSecret));
    }

    private static void requireLength(byte[] part, int split) throws KeyExchangeException {
        if (part.length != split + X25519Key.BYTES) {
            throw new KeyExchangeException(
                    "a post-quantum part of %d bytes and a public key of X25519 of %d are expected, not %d in all"
                            .formatted(split, X25519Key.BYTES, part.length));
        }
    }

    private byte[] combine(byte[] kemSecret, byte[] curveSecret) {
        MessageDigest digest = Jca.digest(digestName);
        digest.update(kemSecret);
        return digest.digest(curveSecret);
    }

    private static byte[] join(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
