package org.mpl4j.ssh.keys;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.util.Arrays;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.Mpint;
import org.mpl4j.ssh.crypto.NistCurve;
import org.mpl4j.ssh.packets.ssh.SshEcdsaSignature;
import org.mpl4j.ssh.packets.ssh.SshPrivateKey;
import org.mpl4j.ssh.packets.ssh.SshPublicKey;
import org.mpl4j.ssh.packets.ssh.SshSignature;

/** ECDSA on a curve of NIST's (RFC 5656 section 3). */
final class EcdsaSigningKey implements SigningKey {
    private static final int ROOM = 256;

    private final NistCurve curve;
    private final ECPrivateKey privateKey;
    private final byte[] point;
    private final PublicKey publicKey;

    EcdsaSigningKey(NistCurve curve, ECPrivateKey privateKey, byte[] point) {
        this.curve = curve;
        this.privateKey = privateKey;
        this.point = point.clone();
        var builder = SshPublicKey.builder(ByteBuffer.allocate(ROOM));
        this.publicKey = PublicKey.ofBuilt(
                switch (curve) {
                    case P256 -> builder.asEcdsaP256().q(point).build();
                    case P384 -> builder.asEcdsaP384().q(point).build();
                    case P521 -> builder.asEcdsaP521().q(point).build();
                });
    }

    static EcdsaSigningKey of(NistCurve curve, BigInteger d, byte[] point) throws KeyFormatException {
        try {
            // Else the private key and the public one would be of two pairs.
            if (!Arrays.equals(curve.encode(CurvePoints.publicKey(curve, d)), point)) {
                throw new KeyFormatException("the public key in the file is not that of the private key");
            }
            ECPrivateKey key = (ECPrivateKey)
                    KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(d, curve.parameters()));
            return new EcdsaSigningKey(curve, key, point);
        } catch (GeneralSecurityException e) {
            throw new KeyFormatException(
                    "the private key is not one of " + curve.identifier() + ": " + e.getMessage(), e);
        }
    }

    static EcdsaSigningKey generate(NistCurve curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve.jcaName()));
            KeyPair pair = generator.generateKeyPair();
            return new EcdsaSigningKey(
                    curve, (ECPrivateKey) pair.getPrivate(), curve.encode((ECPublicKey) pair.getPublic()));
        } catch (GeneralSecurityException e) {
            throw Jca.impossible(e);
        }
    }

    /** {@return the JDK's name for signatures that are r and s in fixed lengths} */
    static String jcaName(NistCurve curve) {
        return curve.digestName().replace("-", "") + "withECDSAinP1363Format";
    }

    @Override
    public PublicKey publicKey() {
        return publicKey;
    }

    @Override
    public byte[] sign(String algorithm, byte[] data) {
        requireFormat(algorithm);
        Bytes both;
        try {
            Signature signer = Signature.getInstance(jcaName(curve));
            signer.initSign(privateKey);
            signer.update(data);
            both = Bytes.wrap(signer.sign());
        } catch (GeneralSecurityException e) {
            throw Jca.impossible(e);
        }
        Mpint r = Mpint.ofUnsigned(both.slice(0, both.length() / 2));
        Mpint s = Mpint.ofUnsigned(both.slice(both.length() / 2, both.length()));
        SshEcdsaSignature.Builder.Content content = builder -> builder.r(r).s(s);
        var builder = SshSignature.builder(ByteBuffer.allocate(ROOM));
        ByteBuffer signature = switch (curve) {
            case P256 -> builder.asEcdsaP256().blob(content).build();
            case P384 -> builder.asEcdsaP384().blob(content).build();
            case P521 -> builder.asEcdsaP521().blob(content).build();
        };
        return Bytes.wrap(signature.flip()).toArray();
    }

    @Override
    public SshPrivateKey.Builder.Complete write(SshPrivateKey.Builder.NeedsKeyTypeBranch builder, String comment) {
        Mpint d = Mpint.of(privateKey.getS());
        return switch (curve) {
            case P256 -> builder.asEcdsaP256().q(point).d(d).comment(comment);
            case P384 -> builder.asEcdsaP384().q(point).d(d).comment(comment);
            case P521 -> builder.asEcdsaP521().q(point).d(d).comment(comment);
        };
    }
}
