package org.mpl4j.ssh.crypto;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import javax.crypto.KeyAgreement;
import javax.crypto.interfaces.DHPublicKey;
import javax.crypto.spec.DHParameterSpec;
import javax.crypto.spec.DHPublicKeySpec;

/** A key pair of Diffie-Hellman; as bytes, a public key is the content of an mpint. */
final class PrimeGroupKey implements EphemeralKey {
    /** Of exponents: twice the strength that any cipher here has. */
    private static final int EXPONENT_BITS = 512;

    private final PrimeGroup group;
    private final KeyPair pair;

    PrimeGroupKey(PrimeGroup group) {
        this.group = group;
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("DH");
            generator.initialize(new DHParameterSpec(group.p(), group.g(), EXPONENT_BITS));
            this.pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw Jca.impossible(e);
        }
    }

    @Override
    public byte[] init() {
        return ((DHPublicKey) pair.getPublic()).getY().toByteArray();
    }

    @Override
    public byte[] agree(byte[] publicKey) throws KeyExchangeException {
        BigInteger other = publicKey.length == 0 ? BigInteger.ZERO : new BigInteger(publicKey);
        if (!group.isPublicKey(other)) {
            throw new KeyExchangeException("the public key is not between 1 and p - 1");
        }
        try {
            KeyAgreement agreement = KeyAgreement.getInstance("DH");
            agreement.init(pair.getPrivate());
            agreement.doPhase(
                    KeyFactory.getInstance("DH").generatePublic(new DHPublicKeySpec(other, group.p(), group.g())),
                    true);
            return agreement.generateSecret();
        } catch (GeneralSecurityException e) {
            throw new KeyExchangeException("the public key is not fit for use: " + e.getMessage(), e);
        }
    }
}
