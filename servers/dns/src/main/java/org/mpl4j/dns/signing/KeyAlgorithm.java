package org.mpl4j.dns.signing;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.dns.DnssecAlgorithm;
import org.mpl4j.dns.packets.signing.P256Point;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;

/** The algorithms that zones are signed with, and how DNSKEY records and key files have their keys. */
public enum KeyAlgorithm {
    /** RFC 6605. */
    ECDSAP256SHA256(DnssecAlgorithm.ECDSAP256SHA256, "EC", "SHA256withECDSAinP1363Format") {
        @Override
        KeyPair generate() throws GeneralSecurityException {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(P256));
            return generator.generateKeyPair();
        }

        @Override
        Bytes encode(PublicKey key) {
            ECPoint point = ((ECPublicKey) key).getW();
            return Bytes.wrap(P256Point.builder(ByteBuffer.allocate(2 * OCTETS))
                    .x(bigEndian(point.getAffineX()))
                    .y(bigEndian(point.getAffineY()))
                    .build()
                    .flip());
        }

        @Override
        PublicKey decode(Bytes key) throws GeneralSecurityException, ParseException {
            P256Point point = P256Point.parse(key);
            ECPoint w = new ECPoint(
                    new BigInteger(1, point.x().toArray()),
                    new BigInteger(1, point.y().toArray()));
            return factory().generatePublic(new ECPublicKeySpec(w, p256()));
        }

        @Override
        byte[] secret(PrivateKey key) {
            return bigEndian(((ECPrivateKey) key).getS());
        }

        @Override
        PrivateKey privateKey(byte[] secret) throws GeneralSecurityException {
            return factory().generatePrivate(new ECPrivateKeySpec(new BigInteger(1, secret), p256()));
        }
    },

    /** RFC 8080. */
    ED25519(DnssecAlgorithm.ED25519, "Ed25519", "Ed25519") {
        @Override
        KeyPair generate() throws GeneralSecurityException {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        }

        @Override
        Bytes encode(PublicKey key) {
            EdECPoint point = ((EdECPublicKey) key).getPoint();
            BigInteger y = point.getY();
            byte[] octets = bigEndian(point.isXOdd() ? y.setBit(X_ODD_BIT) : y);
            reverse(octets);
            return Bytes.wrap(octets);
        }

        @Override
        PublicKey decode(Bytes key) throws GeneralSecurityException {
            byte[] octets = key.toArray();
            reverse(octets);
            BigInteger y = new BigInteger(1, octets);
            EdECPoint point = new EdECPoint(y.testBit(X_ODD_BIT), y.clearBit(X_ODD_BIT));
            return factory().generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
        }

        @Override
        byte[] secret(PrivateKey key) {
            return ((EdECPrivateKey) key)
                    .getBytes()
                    .orElseThrow(() -> new IllegalStateException("a key that was made here can be written"));
        }

        @Override
        PrivateKey privateKey(byte[] secret) throws GeneralSecurityException {
            return factory().generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, secret));
        }
    };

    /** How many octets a private key has, and a coordinate of a public one. */
    static final int OCTETS = 32;

    private static final String P256 = "secp256r1";

    /** RFC 8032 section 5.1.2. */
    private static final int X_ODD_BIT = 255;

    private final int number;
    private final String keys;
    private final String signatures;

    KeyAlgorithm(DnssecAlgorithm algorithm, String keys, String signatures) {
        this.number = (int) algorithm.value();
        this.keys = keys;
        this.signatures = signatures;
    }

    /** The algorithm with a number, null if zones are not signed with it here. */
    static @Nullable KeyAlgorithm of(int number) {
        for (KeyAlgorithm algorithm : values()) {
            if (algorithm.number == number) {
                return algorithm;
            }
        }
        return null;
    }

    /** Its number in records (RFC 4034 appendix A.1). */
    public int number() {
        return number;
    }

    /** What makes signatures in the form that RRSIG records have. */
    Signature signature() throws GeneralSecurityException {
        return Signature.getInstance(signatures);
    }

    abstract KeyPair generate() throws GeneralSecurityException;

    /** A public key as DNSKEY records have it. */
    abstract Bytes encode(PublicKey key);

    abstract PublicKey decode(Bytes key) throws GeneralSecurityException, ParseException;

    /** A private key as key files have it. */
    abstract byte[] secret(PrivateKey key);

    abstract PrivateKey privateKey(byte[] secret) throws GeneralSecurityException;

    KeyFactory factory() throws GeneralSecurityException {
        return KeyFactory.getInstance(keys);
    }

    private static ECParameterSpec p256() throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(P256));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }

    private static byte[] bigEndian(BigInteger number) {
        byte[] signed = number.toByteArray();
        byte[] octets = new byte[OCTETS];
        int count = Math.min(signed.length, OCTETS);
        System.arraycopy(signed, signed.length - count, octets, OCTETS - count, count);
        return octets;
    }

    private static void reverse(byte[] octets) {
        for (int i = 0, j = octets.length - 1; i < j; i++, j--) {
            byte other = octets[i];
            octets[i] = octets[j];
            octets[j] = other;
        }
    }
}
