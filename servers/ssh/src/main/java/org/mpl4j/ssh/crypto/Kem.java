package org.mpl4j.ssh.crypto;

import java.security.SecureRandom;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.EncapsulatedSecretGenerator;
import org.bouncycastle.crypto.SecretWithEncapsulation;
import org.bouncycastle.crypto.generators.MLKEMKeyPairGenerator;
import org.bouncycastle.crypto.kems.MLKEMExtractor;
import org.bouncycastle.crypto.kems.MLKEMGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.MLKEMKeyGenerationParameters;
import org.bouncycastle.crypto.params.MLKEMParameters;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;
import org.bouncycastle.crypto.params.MLKEMPublicKeyParameters;
import org.bouncycastle.pqc.crypto.ntruprime.SNTRUPrimeKEMExtractor;
import org.bouncycastle.pqc.crypto.ntruprime.SNTRUPrimeKEMGenerator;
import org.bouncycastle.pqc.crypto.ntruprime.SNTRUPrimeKeyGenerationParameters;
import org.bouncycastle.pqc.crypto.ntruprime.SNTRUPrimeKeyPairGenerator;
import org.bouncycastle.pqc.crypto.ntruprime.SNTRUPrimeParameters;
import org.bouncycastle.pqc.crypto.ntruprime.SNTRUPrimePrivateKeyParameters;
import org.bouncycastle.pqc.crypto.ntruprime.SNTRUPrimePublicKeyParameters;

/** A post-quantum key encapsulation method, of bytes. */
enum Kem {
    /** FIPS 203. */
    ML_KEM_768(1184, 1088) {
        @Override
        KeyPair generate() {
            MLKEMKeyPairGenerator generator = new MLKEMKeyPairGenerator();
            generator.init(new MLKEMKeyGenerationParameters(RANDOM, MLKEMParameters.ml_kem_768));
            AsymmetricCipherKeyPair pair = generator.generateKeyPair();
            var privateKey = (MLKEMPrivateKeyParameters) pair.getPrivate();
            return new KeyPair(
                    ((MLKEMPublicKeyParameters) pair.getPublic()).getEncoded(),
                    new MLKEMExtractor(privateKey)::extractSecret);
        }

        @Override
        Encapsulation encapsulate(byte[] publicKey) {
            // The constructor checks the modulus, as FIPS 203 section 7.2 demands.
            var key = new MLKEMPublicKeyParameters(MLKEMParameters.ml_kem_768, publicKey);
            return make(new MLKEMGenerator(RANDOM), key);
        }
    },
    /** Streamlined NTRU Prime. */
    SNTRUP_761(1158, 1039) {
        @Override
        KeyPair generate() {
            SNTRUPrimeKeyPairGenerator generator = new SNTRUPrimeKeyPairGenerator();
            generator.init(new SNTRUPrimeKeyGenerationParameters(RANDOM, SNTRUPrimeParameters.sntrup761));
            AsymmetricCipherKeyPair pair = generator.generateKeyPair();
            var privateKey = (SNTRUPrimePrivateKeyParameters) pair.getPrivate();
            return new KeyPair(
                    ((SNTRUPrimePublicKeyParameters) pair.getPublic()).getEncoded(),
                    new SNTRUPrimeKEMExtractor(privateKey)::extractSecret);
        }

        @Override
        Encapsulation encapsulate(byte[] publicKey) {
            var key = new SNTRUPrimePublicKeyParameters(SNTRUPrimeParameters.sntrup761, publicKey);
            return make(new SNTRUPrimeKEMGenerator(RANDOM), key);
        }
    };

    static final SecureRandom RANDOM = new SecureRandom();

    private final int publicKeyLength;
    private final int ciphertextLength;

    Kem(int publicKeyLength, int ciphertextLength) {
        this.publicKeyLength = publicKeyLength;
        this.ciphertextLength = ciphertextLength;
    }

    int publicKeyLength() {
        return publicKeyLength;
    }

    int ciphertextLength() {
        return ciphertextLength;
    }

    /** {@return a fresh key pair} */
    abstract KeyPair generate();

    /**
     * Makes a secret for the owner of a key.
     *
     * @param publicKey of the right length
     * @return the secret, open and closed
     * @throws IllegalArgumentException if that is no public key
     */
    abstract Encapsulation encapsulate(byte[] publicKey);

    static Encapsulation make(EncapsulatedSecretGenerator generator, AsymmetricKeyParameter key) {
        SecretWithEncapsulation made = generator.generateEncapsulated(key);
        return new Encapsulation(made.getEncapsulation(), made.getSecret());
    }

    /** Opens a ciphertext; a wrong one gives a wrong secret. */
    @FunctionalInterface
    interface Extractor {
        byte[] extract(byte[] ciphertext);
    }

    /** A key pair. */
    @SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
    record KeyPair(byte[] publicKey, Extractor privateKey) {}

    /** A secret, closed and open. */
    @SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
    record Encapsulation(byte[] ciphertext, byte[] secret) {}
}
