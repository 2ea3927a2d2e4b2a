package org.mpl4j.ssh.crypto;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EllipticCurve;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.ssh.packets.exchange.CurvePoint;

/** A curve of NIST's over a prime field, and its points as SSH writes them (RFC 5656). */
public enum NistCurve {
    /** 256 bits. */
    P256("nistp256", "secp256r1", "SHA-256", 32),
    /** 384 bits. */
    P384("nistp384", "secp384r1", "SHA-384", 48),
    /** 521 bits. */
    P521("nistp521", "secp521r1", "SHA-512", 66);

    private final String identifier;
    private final String jcaName;
    private final String digestName;
    private final int fieldBytes;
    private final ECParameterSpec parameters;

    NistCurve(String identifier, String jcaName, String digestName, int fieldBytes) {
        this.identifier = identifier;
        this.jcaName = jcaName;
        this.digestName = digestName;
        this.fieldBytes = fieldBytes;
        try {
            AlgorithmParameters named = AlgorithmParameters.getInstance("EC");
            named.init(new ECGenParameterSpec(jcaName));
            this.parameters = named.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw Jca.impossible(e);
        }
    }

    /** {@return its name in SSH} */
    public String identifier() {
        return identifier;
    }

    /** {@return its name in the JDK} */
    public String jcaName() {
        return jcaName;
    }

    /** {@return the hash function that SSH uses with it, by its name in the JDK (RFC 5656 section 6.2.1)} */
    public String digestName() {
        return digestName;
    }

    /** {@return how many bytes a coordinate has} */
    public int fieldBytes() {
        return fieldBytes;
    }

    /** {@return the parameters} */
    public ECParameterSpec parameters() {
        return parameters;
    }

    /**
     * Finds the curve of parameters.
     *
     * @param spec the parameters
     * @return the curve
     * @throws IllegalArgumentException if SSH does not know it
     */
    public static NistCurve of(ECParameterSpec spec) {
        for (NistCurve curve : values()) {
            if (curve.parameters.getCurve().equals(spec.getCurve())) {
                return curve;
            }
        }
        throw new IllegalArgumentException(
                "the key is on a curve that SSH has not: nistp256, nistp384 and nistp521 are there");
    }

    /**
     * Reads a point that a public key is.
     *
     * @param encoded without compression (SEC 1 section 2.3.3)
     * @return the public key, which is on the curve
     * @throws IllegalArgumentException if it is not
     */
    public ECPublicKey decode(byte[] encoded) {
        CurvePoint view;
        try {
            view = CurvePoint.parse(Bytes.wrap(encoded), fieldBytes);
        } catch (ParseException e) {
            throw new IllegalArgumentException(
                    "not a point of %s without compression: %s".formatted(identifier, e.getMessage()), e);
        }
        if (encoded.length != 1 + 2 * fieldBytes) {
            throw new IllegalArgumentException(
                    "a point of %s has %d bytes, not %d".formatted(identifier, 1 + 2 * fieldBytes, encoded.length));
        }
        BigInteger x = new BigInteger(1, view.x().toArray());
        BigInteger y = new BigInteger(1, view.y().toArray());
        if (!isOnCurve(x, y)) {
            throw new IllegalArgumentException("the point is not on the curve " + identifier);
        }
        try {
            return (ECPublicKey)
                    KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), parameters));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a public key of " + identifier + ": " + e.getMessage(), e);
        }
    }

    // The curves have a cofactor of 1: each point on them but that at infinity, which has no such encoding, is a public
    // key (SEC 1 section 3.2.2.1).
    private boolean isOnCurve(BigInteger x, BigInteger y) {
        EllipticCurve curve = parameters.getCurve();
        BigInteger p = ((ECFieldFp) curve.getField()).getP();
        if (x.compareTo(p) >= 0 || y.compareTo(p) >= 0) {
            return false;
        }
        BigInteger right = x.multiply(x).add(curve.getA()).multiply(x).add(curve.getB());
        return y.multiply(y).subtract(right).mod(p).signum() == 0;
    }

    /**
     * Writes a point without compression.
     *
     * @param key a public key on this curve
     * @return the point
     */
    public byte[] encode(ECPublicKey key) {
        ByteBuffer point = ByteBuffer.allocate(1 + 2 * fieldBytes);
        CurvePoint.builder(point, fieldBytes)
                .x(fixed(key.getW().getAffineX()))
                .y(fixed(key.getW().getAffineY()))
                .build();
        return point.array();
    }

    private byte[] fixed(BigInteger coordinate) {
        return FixedLength.of(coordinate, fieldBytes);
    }
}
