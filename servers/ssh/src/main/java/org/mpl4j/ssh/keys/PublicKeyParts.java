package org.mpl4j.ssh.keys;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Optional;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.Mpint;
import org.mpl4j.ssh.crypto.NistCurve;
import org.mpl4j.ssh.packets.ssh.SshCertificate;
import org.mpl4j.ssh.packets.ssh.SshPublicKey;

/** What is in the branches of public keys, with and without a certificate. */
final class PublicKeyParts {
    private static final int MIN_RSA_BITS = 1024;
    private static final int MAX_RSA_BITS = 16384;
    private static final int ROOM = 64;

    private PublicKeyParts() {}

    /** {@return what verifies signatures of a key, or of the key in a certificate} */
    static SignatureVerifier verifier(SshPublicKey view) throws KeyFormatException {
        return switch (view.keyTypeKind()) {
            case Rsa -> rsa(view.asRsa().e(), view.asRsa().n());
            case RsaCertificate ->
                rsa(view.asRsaCertificate().e(), view.asRsaCertificate().n());
            case EcdsaP256 ->
                ecdsa(
                        NistCurve.P256,
                        view.asEcdsaP256().curveName(),
                        view.asEcdsaP256().q());
            case EcdsaP384 ->
                ecdsa(
                        NistCurve.P384,
                        view.asEcdsaP384().curveName(),
                        view.asEcdsaP384().q());
            case EcdsaP521 ->
                ecdsa(
                        NistCurve.P521,
                        view.asEcdsaP521().curveName(),
                        view.asEcdsaP521().q());
            case EcdsaP256Certificate -> {
                var key = view.asEcdsaP256Certificate();
                yield ecdsa(NistCurve.P256, key.curveName(), key.q());
            }
            case EcdsaP384Certificate -> {
                var key = view.asEcdsaP384Certificate();
                yield ecdsa(NistCurve.P384, key.curveName(), key.q());
            }
            case EcdsaP521Certificate -> {
                var key = view.asEcdsaP521Certificate();
                yield ecdsa(NistCurve.P521, key.curveName(), key.q());
            }
            case Ed25519 -> ed25519(view.asEd25519().key());
            case Ed25519Certificate -> ed25519(view.asEd25519Certificate().key());
            case SkEd25519 -> {
                var key = view.asSkEd25519();
                yield new SecurityKeyVerifier(ed25519(key.key()), key.application());
            }
            case SkEd25519Certificate -> {
                var key = view.asSkEd25519Certificate();
                yield new SecurityKeyVerifier(ed25519(key.key()), key.application());
            }
            case SkEcdsa -> {
                var key = view.asSkEcdsa();
                yield new SecurityKeyVerifier(ecdsa(NistCurve.P256, key.curveName(), key.q()), key.application());
            }
            case SkEcdsaCertificate -> {
                var key = view.asSkEcdsaCertificate();
                yield new SecurityKeyVerifier(ecdsa(NistCurve.P256, key.curveName(), key.q()), key.application());
            }
            default ->
                throw new KeyFormatException(
                        "keys of the type `%s` are not supported; ssh-ed25519, ecdsa-sha2-nistp256, -nistp384, -nistp521, ssh-rsa and their sk- forms and certificates are"
                                .formatted(view.keyType().ascii()));
        };
    }

    /** {@return what an authority says of a key} */
    static Optional<SshCertificate> certificate(SshPublicKey view) {
        return switch (view.keyTypeKind()) {
            case RsaCertificate -> Optional.of(view.asRsaCertificate().certificate());
            case EcdsaP256Certificate ->
                Optional.of(view.asEcdsaP256Certificate().certificate());
            case EcdsaP384Certificate ->
                Optional.of(view.asEcdsaP384Certificate().certificate());
            case EcdsaP521Certificate ->
                Optional.of(view.asEcdsaP521Certificate().certificate());
            case Ed25519Certificate -> Optional.of(view.asEd25519Certificate().certificate());
            case SkEcdsaCertificate -> Optional.of(view.asSkEcdsaCertificate().certificate());
            case SkEd25519Certificate ->
                Optional.of(view.asSkEd25519Certificate().certificate());
            default -> Optional.empty();
        };
    }

    /** {@return the key that a certificate is of, as an {@code ssh_public_key}} */
    static Optional<byte[]> plain(SshPublicKey view) {
        var builder = SshPublicKey.builder(ByteBuffer.allocate(view.byteLength() + ROOM));
        SshPublicKey.Builder.Complete complete = switch (view.keyTypeKind()) {
            case RsaCertificate -> {
                var key = view.asRsaCertificate();
                yield builder.asRsa().e(key.e()).n(key.n());
            }
            case EcdsaP256Certificate ->
                builder.asEcdsaP256().q(view.asEcdsaP256Certificate().q());
            case EcdsaP384Certificate ->
                builder.asEcdsaP384().q(view.asEcdsaP384Certificate().q());
            case EcdsaP521Certificate ->
                builder.asEcdsaP521().q(view.asEcdsaP521Certificate().q());
            case Ed25519Certificate ->
                builder.asEd25519().key(view.asEd25519Certificate().key());
            case SkEcdsaCertificate -> {
                var key = view.asSkEcdsaCertificate();
                yield builder.asSkEcdsa().q(key.q()).application(key.application());
            }
            case SkEd25519Certificate -> {
                var key = view.asSkEd25519Certificate();
                yield builder.asSkEd25519().key(key.key()).application(key.application());
            }
            default -> null;
        };
        return complete == null
                ? Optional.empty()
                : Optional.of(Bytes.wrap(complete.build().flip()).toArray());
    }

    private static SignatureVerifier rsa(Mpint e, Mpint n) throws KeyFormatException {
        BigInteger modulus = n.toBigInteger();
        BigInteger exponent = e.toBigInteger();
        int bits = modulus.bitLength();
        if (modulus.signum() <= 0 || bits < MIN_RSA_BITS || bits > MAX_RSA_BITS) {
            throw new KeyFormatException(
                    "an RSA key has %d to %d bits, not %d".formatted(MIN_RSA_BITS, MAX_RSA_BITS, bits));
        }
        if (exponent.compareTo(BigInteger.TWO) <= 0 || !exponent.testBit(0) || !modulus.testBit(0)) {
            throw new KeyFormatException("the exponent or the modulus of the RSA key is even or too small");
        }
        try {
            return new SignatureVerifier.OfRsa((RSAPublicKey)
                    KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent)));
        } catch (GeneralSecurityException x) {
            throw new KeyFormatException("the RSA key is not fit for use: " + x.getMessage(), x);
        }
    }

    private static SignatureVerifier.OfEcdsa ecdsa(NistCurve curve, Bytes curveName, Bytes point)
            throws KeyFormatException {
        if (!curveName.contentEquals(curve.identifier())) {
            throw new KeyFormatException(
                    "the key's type is of %s, but its curve %s".formatted(curve.identifier(), curveName.latin1()));
        }
        return new SignatureVerifier.OfEcdsa(curve, curve.decode(point.toArray()));
    }

    private static SignatureVerifier.OfEd25519 ed25519(Bytes key) throws KeyFormatException {
        if (key.length() != Ed25519.PUBLIC_KEY_SIZE) {
            throw new KeyFormatException(
                    "a key of Ed25519 has %d bytes, not %d".formatted(Ed25519.PUBLIC_KEY_SIZE, key.length()));
        }
        return new SignatureVerifier.OfEd25519(key.toArray());
    }
}
