package org.mpl4j.ssh.keys;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.bouncycastle.util.io.pem.PemHeader;
import org.bouncycastle.util.io.pem.PemObject;
import org.jspecify.annotations.Nullable;
import org.mpl4j.ssh.crypto.NistCurve;

/** Private keys in PEM: PKCS#1, SEC 1 and PKCS#8, the last also encrypted. ASN.1 is BouncyCastle's. */
final class PemKeyFormat {
    /** RFC 8410 section 3. */
    private static final ASN1ObjectIdentifier ED25519 = new ASN1ObjectIdentifier("1.3.101.112");

    private PemKeyFormat() {}

    static SigningKey read(PemObject pem, Passphrase passphrase) throws KeyFormatException {
        for (Object header : pem.getHeaders()) {
            if (((PemHeader) header).getName().equals("Proc-Type")) {
                throw new KeyFormatException(
                        "the key is encrypted in the way of old PEM files, which is weak and not supported; `ssh-keygen -p -f FILE` writes it in OpenSSH's format");
            }
        }
        try {
            return switch (pem.getType()) {
                case "RSA PRIVATE KEY" -> rsa(RSAPrivateKey.getInstance(pem.getContent()));
                case "EC PRIVATE KEY" -> ec(ECPrivateKey.getInstance(pem.getContent()), null);
                case "PRIVATE KEY" -> pkcs8(pem.getContent());
                case "ENCRYPTED PRIVATE KEY" -> pkcs8(decrypt(pem.getContent(), passphrase));
                default ->
                    throw new KeyFormatException(
                            "`%s` in PEM is no private key that is supported".formatted(pem.getType()));
            };
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw new KeyFormatException("the %s cannot be read: %s".formatted(pem.getType(), e.getMessage()), e);
        }
    }

    private static SigningKey pkcs8(byte[] content) throws KeyFormatException, IOException {
        PrivateKeyInfo info = PrivateKeyInfo.getInstance(content);
        ASN1ObjectIdentifier algorithm = info.getPrivateKeyAlgorithm().getAlgorithm();
        if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)) {
            return rsa(RSAPrivateKey.getInstance(info.parsePrivateKey()));
        }
        if (algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            return ec(
                    ECPrivateKey.getInstance(info.parsePrivateKey()),
                    info.getPrivateKeyAlgorithm().getParameters());
        }
        if (algorithm.equals(ED25519)) {
            byte[] seed = ASN1OctetString.getInstance(info.parsePrivateKey()).getOctets();
            if (seed.length != Ed25519.SECRET_KEY_SIZE) {
                throw new KeyFormatException("a private key of Ed25519 has 32 bytes, not " + seed.length);
            }
            return new Ed25519SigningKey(seed);
        }
        throw new KeyFormatException(
                "private keys of the algorithm %s are not supported; RSA, Ed25519 and the curves of NIST are"
                        .formatted(algorithm.getId()));
    }

    private static SigningKey rsa(RSAPrivateKey key) throws KeyFormatException {
        return RsaSigningKey.of(new RSAPrivateCrtKeySpec(
                key.getModulus(),
                key.getPublicExponent(),
                key.getPrivateExponent(),
                key.getPrime1(),
                key.getPrime2(),
                key.getExponent1(),
                key.getExponent2(),
                key.getCoefficient()));
    }

    private static SigningKey ec(ECPrivateKey key, @Nullable ASN1Encodable outerParameters) throws KeyFormatException {
        ASN1Encodable parameters = outerParameters == null ? key.getParametersObject() : outerParameters;
        NistCurve curve = curve(parameters);
        BigInteger d = key.getKey();
        return EcdsaSigningKey.of(curve, d, curve.encode(CurvePoints.publicKey(curve, d)));
    }

    private static NistCurve curve(@Nullable ASN1Encodable parameters) throws KeyFormatException {
        if (X9ObjectIdentifiers.prime256v1.equals(parameters)) {
            return NistCurve.P256;
        }
        if (SECObjectIdentifiers.secp384r1.equals(parameters)) {
            return NistCurve.P384;
        }
        if (SECObjectIdentifiers.secp521r1.equals(parameters)) {
            return NistCurve.P521;
        }
        throw new KeyFormatException(
                "the key is on a curve that SSH has not, or does not name it: nistp256, nistp384 and nistp521 are there");
    }

    private static byte[] decrypt(byte[] content, Passphrase passphrase) throws KeyFormatException, IOException {
        EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(content);
        byte[] phrase = passphrase.require();
        CharBuffer characters = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(phrase));
        char[] password = new char[characters.remaining()];
        characters.get(password);
        try {
            // Of PBES2, the parameters name the algorithm, and not the object identifier.
            String algorithm = info.getAlgParameters().toString();
            var key = SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(password));
            Cipher cipher = Cipher.getInstance(algorithm);
            cipher.init(Cipher.DECRYPT_MODE, key, info.getAlgParameters());
            return info.getKeySpec(cipher).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new KeyFormatException(
                    "the pass phrase is wrong, or the encryption not supported: " + e.getMessage(), e);
        } finally {
            Arrays.fill(password, '\0');
            Arrays.fill(phrase, (byte) 0);
        }
    }
}
