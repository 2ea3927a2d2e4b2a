package org.mpl4j.ssh.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import javax.crypto.KEM;
import org.junit.jupiter.api.Test;

/** ML-KEM against the JDK's; sntrup761 is against OpenSSH's, in whole key exchanges. */
final class KemJudgeTest {
    private static final String NAME = "ML-KEM-768";

    @Test
    void theJdkOpensWhatIsClosedHereAndTheOtherWayRound() throws Exception {
        KeyPair theirs = KeyPairGenerator.getInstance(NAME).generateKeyPair();
        byte[] encoded = theirs.getPublic().getEncoded();
        int prefix = encoded.length - Kem.ML_KEM_768.publicKeyLength();
        Kem.Encapsulation made = Kem.ML_KEM_768.encapsulate(Arrays.copyOfRange(encoded, prefix, encoded.length));
        assertThat(made.ciphertext()).hasSize(Kem.ML_KEM_768.ciphertextLength());
        assertThat(KEM.getInstance("ML-KEM")
                        .newDecapsulator(theirs.getPrivate())
                        .decapsulate(made.ciphertext())
                        .getEncoded())
                .isEqualTo(made.secret());

        Kem.KeyPair own = Kem.ML_KEM_768.generate();
        byte[] ownEncoded = Arrays.copyOf(encoded, encoded.length);
        System.arraycopy(own.publicKey(), 0, ownEncoded, prefix, own.publicKey().length);
        PublicKey imported = KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(ownEncoded));
        KEM.Encapsulated closed =
                KEM.getInstance("ML-KEM").newEncapsulator(imported).encapsulate();
        assertThat(own.privateKey().extract(closed.encapsulation()))
                .isEqualTo(closed.key().getEncoded());
    }

    @Test
    void secretsHaveTheLengthThatTheMethodsSay() {
        for (Kem kem : Kem.values()) {
            Kem.KeyPair pair = kem.generate();
            Kem.Encapsulation made = kem.encapsulate(pair.publicKey());
            assertThat(pair.publicKey()).hasSize(kem.publicKeyLength());
            assertThat(made.ciphertext()).hasSize(kem.ciphertextLength());
            assertThat(made.secret()).hasSize(32).isEqualTo(pair.privateKey().extract(made.ciphertext()));
        }
    }
}
