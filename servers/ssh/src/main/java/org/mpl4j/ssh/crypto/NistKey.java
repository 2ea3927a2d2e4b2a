package org.mpl4j.ssh.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import javax.crypto.KeyAgreement;

/** A key pair on a curve of NIST's (RFC 5656 section 4). */
final class NistKey implements EphemeralKey {
    private final NistCurve curve;
    private final KeyPair pair;

    NistKey(NistCurve curve) {
        this.curve = curve;
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve.jcaName()));
            this.pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw Jca.impossible(e);
        }
    }

    @Override
    public byte[] init() {
        return curve.encode((ECPublicKey) pair.getPublic());
    }

    @Override
    public byte[] agree(byte[] publicKey) throws KeyExchangeException {
        try {
            ECPublicKey other = curve.decode(publicKey);
            KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(pair.getPrivate());
            agreement.doPhase(other, true);
            return agreement.generateSecret();
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new KeyExchangeException("the public key is not fit for use: " + e.getMessage(), e);
        }
    }
}
