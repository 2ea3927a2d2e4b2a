package org.mpl4j.ssh.keys;

import java.math.BigInteger;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.Arrays;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.Mpint;
import org.mpl4j.ssh.crypto.NistCurve;
import org.mpl4j.ssh.packets.ssh.SshPrivateKey;

/** What is in the branches of private keys. */
final class PrivateKeyParts {
    private PrivateKeyParts() {}

    static SigningKey signingKey(SshPrivateKey view) throws KeyFormatException {
        return switch (view.keyTypeKind()) {
            case Ed25519 -> ed25519(view.asEd25519().kEncA(), view.asEd25519().encA());
            case EcdsaP256 ->
                ecdsa(NistCurve.P256, view.asEcdsaP256().d(), view.asEcdsaP256().q());
            case EcdsaP384 ->
                ecdsa(NistCurve.P384, view.asEcdsaP384().d(), view.asEcdsaP384().q());
            case EcdsaP521 ->
                ecdsa(NistCurve.P521, view.asEcdsaP521().d(), view.asEcdsaP521().q());
            case Rsa -> rsa(view.asRsa());
            default ->
                throw new KeyFormatException(
                        "private keys of the type `%s` are not supported; ssh-ed25519, ecdsa-sha2-nistp256, -nistp384, -nistp521 and ssh-rsa are"
                                .formatted(view.keyType().latin1()));
        };
    }

    static String comment(SshPrivateKey view) {
        Bytes comment = switch (view.keyTypeKind()) {
            case Ed25519 -> view.asEd25519().comment();
            case EcdsaP256 -> view.asEcdsaP256().comment();
            case EcdsaP384 -> view.asEcdsaP384().comment();
            case EcdsaP521 -> view.asEcdsaP521().comment();
            case Rsa -> view.asRsa().comment();
            default -> Bytes.EMPTY;
        };
        return comment.utf8();
    }

    private static SigningKey ed25519(Bytes both, Bytes point) throws KeyFormatException {
        if (both.length() != Ed25519.SECRET_KEY_SIZE + Ed25519.PUBLIC_KEY_SIZE) {
            throw new KeyFormatException("a private key of Ed25519 has 64 bytes, not " + both.length());
        }
        SigningKey key = new Ed25519SigningKey(Arrays.copyOf(both.toArray(), Ed25519.SECRET_KEY_SIZE));
        if (!key.publicKey().view().asEd25519().key().equals(point)) {
            throw new KeyFormatException("the public key in the file is not that of the private key");
        }
        return key;
    }

    private static SigningKey ecdsa(NistCurve curve, Mpint d, Bytes point) throws KeyFormatException {
        return EcdsaSigningKey.of(curve, d.toBigInteger(), point.toArray());
    }

    private static SigningKey rsa(SshPrivateKey.KeyTypeBranch.Rsa key) throws KeyFormatException {
        BigInteger d = key.d().toBigInteger();
        BigInteger p = key.p().toBigInteger();
        BigInteger q = key.q().toBigInteger();
        if (p.compareTo(BigInteger.TWO) <= 0 || q.compareTo(BigInteger.TWO) <= 0) {
            throw new KeyFormatException("the primes of the RSA key are too small");
        }
        return RsaSigningKey.of(new RSAPrivateCrtKeySpec(
                key.n().toBigInteger(),
                key.e().toBigInteger(),
                d,
                p,
                q,
                d.mod(p.subtract(BigInteger.ONE)),
                d.mod(q.subtract(BigInteger.ONE)),
                key.iqmp().toBigInteger()));
    }
}
