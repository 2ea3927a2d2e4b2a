package org.mpl4j.ssh.keys;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.ssh.crypto.FixedLength;
import org.mpl4j.ssh.crypto.NistCurve;
import org.mpl4j.ssh.packets.ssh.SshEcdsaSignature;
import org.mpl4j.ssh.packets.ssh.SshSignature;

/** What verifies signatures of one key. */
interface SignatureVerifier {
    /**
     * Verifies a signature whose format is the one that was agreed on.
     *
     * @param data what was signed
     * @param signature of it
     * @param rules for security keys
     * @return whether this key has made it
     */
    boolean verify(byte[] data, SshSignature signature, SecurityKeyRules rules);

    /** Ed25519 (RFC 8709), by BouncyCastle, which is several times faster than the JDK. */
    record OfEd25519(byte[] key) implements SignatureVerifier {
        @Override
        public boolean verify(byte[] data, SshSignature signature, SecurityKeyRules rules) {
            return verify(data, signature.asEd25519().signature());
        }

        boolean verify(byte[] data, Bytes signature) {
            return signature.length() == Ed25519.SIGNATURE_SIZE
                    && Ed25519.verify(signature.toArray(), 0, key, 0, data, 0, data.length);
        }
    }

    /** ECDSA (RFC 5656 section 3). */
    record OfEcdsa(NistCurve curve, ECPublicKey key) implements SignatureVerifier {
        @Override
        public boolean verify(byte[] data, SshSignature signature, SecurityKeyRules rules) {
            return verify(
                    data,
                    switch (curve) {
                        case P256 -> signature.asEcdsaP256().blob();
                        case P384 -> signature.asEcdsaP384().blob();
                        case P521 -> signature.asEcdsaP521().blob();
                    });
        }

        boolean verify(byte[] data, SshEcdsaSignature signature) {
            int half = curve.fieldBytes();
            byte[] both = new byte[2 * half];
            try {
                System.arraycopy(FixedLength.of(signature.r().toBigInteger(), half), 0, both, 0, half);
                System.arraycopy(FixedLength.of(signature.s().toBigInteger(), half), 0, both, half, half);
                Signature verifier = Signature.getInstance(EcdsaSigningKey.jcaName(curve));
                verifier.initVerify(key);
                verifier.update(data);
                return verifier.verify(both);
            } catch (IllegalArgumentException | GeneralSecurityException e) {
                return false;
            }
        }
    }

    /** RSA with SHA-2 (RFC 8332); not with SHA-1. */
    record OfRsa(RSAPublicKey key) implements SignatureVerifier {
        @Override
        public boolean verify(byte[] data, SshSignature signature, SecurityKeyRules rules) {
            return switch (signature.signatureFormatKind()) {
                case RsaSha256 ->
                    verify("SHA256withRSA", data, signature.asRsaSha256().s());
                case RsaSha512 ->
                    verify("SHA512withRSA", data, signature.asRsaSha512().s());
                default -> false;
            };
        }

        private boolean verify(String jcaName, byte[] data, Bytes signature) {
            int length = (key.getModulus().bitLength() + 7) / 8;
            if (signature.length() > length) {
                return false;
            }
            // Some leave out zeros at the beginning; OpenSSH takes that.
            byte[] whole = new byte[length];
            signature.copyTo(whole, length - signature.length());
            try {
                Signature verifier = Signature.getInstance(jcaName);
                verifier.initVerify(key);
                verifier.update(data);
                return verifier.verify(whole);
            } catch (GeneralSecurityException e) {
                return false;
            }
        }
    }
}
