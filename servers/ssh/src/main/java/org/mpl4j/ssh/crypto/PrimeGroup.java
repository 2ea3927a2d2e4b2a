package org.mpl4j.ssh.crypto;

import java.math.BigInteger;
import java.util.List;
import org.bouncycastle.crypto.agreement.DHStandardGroups;
import org.bouncycastle.crypto.params.DHParameters;

/**
 * A group for Diffie-Hellman: the numbers modulo a safe prime.
 *
 * @param p the prime
 * @param g the generator
 */
public record PrimeGroup(BigInteger p, BigInteger g) {
    static final PrimeGroup GROUP_14 = of(DHStandardGroups.rfc3526_2048);
    static final PrimeGroup GROUP_16 = of(DHStandardGroups.rfc3526_4096);
    static final PrimeGroup GROUP_18 = of(DHStandardGroups.rfc3526_8192);

    /** Those of RFC 3526 that are large enough, by size. */
    static final List<PrimeGroup> KNOWN =
            List.of(GROUP_14, of(DHStandardGroups.rfc3526_3072), GROUP_16, of(DHStandardGroups.rfc3526_6144), GROUP_18);

    private static PrimeGroup of(DHParameters parameters) {
        return new PrimeGroup(parameters.getP(), parameters.getG());
    }

    /** {@return the size of the prime} */
    int bits() {
        return p.bitLength();
    }

    /** {@return whether a number may be a public key: larger than 1 and smaller than p - 1 (RFC 4253 section 8, RFC 8268 section 4)} */
    boolean isPublicKey(BigInteger number) {
        return number.compareTo(BigInteger.ONE) > 0 && number.compareTo(p.subtract(BigInteger.ONE)) < 0;
    }
}
