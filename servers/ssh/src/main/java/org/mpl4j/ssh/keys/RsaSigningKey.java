package org.mpl4j.ssh.keys;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPrivateCrtKeySpec;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.Mpint;
import org.mpl4j.ssh.packets.ssh.SshPrivateKey;
import org.mpl4j.ssh.packets.ssh.SshPublicKey;
import org.mpl4j.ssh.packets.ssh.SshSignature;

/** RSA with SHA-2 (RFC 8332). */
final class RsaSigningKey implements SigningKey {
    private static final int ROOM = 128;

    private final RSAPrivateCrtKey privateKey;
    private final PublicKey publicKey;

    RsaSigningKey(RSAPrivateCrtKey privateKey) throws KeyFormatException {
        this.privateKey = privateKey;
        ByteBuffer blob = SshPublicKey.builder(ByteBuffer.allocate(modulusBytes() + ROOM))
                .asRsa()
                .e(Mpint.of(privateKey.getPublicExponent()))
                .n(Mpint.of(privateKey.getModulus()))
                .build()
                .flip();
        this.publicKey = PublicKey.parse(Bytes.wrap(blob).toArray());
    }

    static RsaSigningKey of(RSAPrivateCrtKeySpec spec) throws KeyFormatException {
        if (!spec.getPrimeP().multiply(spec.getPrimeQ()).equals(spec.getModulus())) {
            throw new KeyFormatException("the modulus of the RSA key is not the product of its primes");
        }
        try {
            return new RsaSigningKey(
                    (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(spec));
        } catch (GeneralSecurityException e) {
            throw new KeyFormatException("the private key is not one of RSA: " + e.getMessage(), e);
        }
    }

    static RsaSigningKey generate(int bits) throws KeyFormatException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return new RsaSigningKey(
                    (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate());
        } catch (GeneralSecurityException e) {
            throw Jca.impossible(e);
        }
    }

    private int modulusBytes() {
        return (privateKey.getModulus().bitLength() + 7) / 8;
    }

    @Override
    public PublicKey publicKey() {
        return publicKey;
    }

    @Override
    public byte[] sign(String algorithm, byte[] data) {
        boolean isLong = requireFormat(algorithm).equals("rsa-sha2-512");
        byte[] signature;
        try {
            Signature signer = Signature.getInstance(isLong ? "SHA512withRSA" : "SHA256withRSA");
            signer.initSign(privateKey);
            signer.update(data);
            signature = signer.sign();
        } catch (GeneralSecurityException e) {
            throw Jca.impossible(e);
        }
        var builder = SshSignature.builder(ByteBuffer.allocate(signature.length + ROOM));
        ByteBuffer built = isLong
                ? builder.asRsaSha512().s(signature).build()
                : builder.asRsaSha256().s(signature).build();
        return Bytes.wrap(built.flip()).toArray();
    }

    @Override
    public SshPrivateKey.Builder.Complete write(SshPrivateKey.Builder.NeedsKeyTypeBranch builder, String comment) {
        return builder.asRsa()
                .n(Mpint.of(privateKey.getModulus()))
                .e(Mpint.of(privateKey.getPublicExponent()))
                .d(Mpint.of(privateKey.getPrivateExponent()))
                .iqmp(Mpint.of(privateKey.getCrtCoefficient()))
                .p(Mpint.of(privateKey.getPrimeP()))
                .q(Mpint.of(privateKey.getPrimeQ()))
                .comment(comment);
    }
}
