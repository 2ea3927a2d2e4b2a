package org.mpl4j.ssh.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mpl4j.ssh.crypto.Algorithms;
import org.mpl4j.ssh.crypto.CipherAlgorithm;
import org.mpl4j.ssh.crypto.PacketCipher;

/** Keys are good for so much, and not for more. */
final class KeyWearTest {
    private static final int LARGE = 1 << 30;
    private static final long NOBODY_WANTS = Long.MAX_VALUE;

    private static PacketCipher cipher(String name) {
        CipherAlgorithm algorithm = Algorithms.cipher(name).orElseThrow();
        return algorithm.packetCipher(
                new byte[algorithm.keyLength()], new byte[algorithm.ivLength()], Optional.empty(), new byte[0]);
    }

    @Test
    void newKeysAreDueBehindTheCiphersLimitAndOldOnesAreRefusedSoonBehindIt() throws Exception {
        for (String name : List.of("aes128-gcm@openssh.com", "chacha20-poly1305@openssh.com")) {
            PacketCipher cipher = cipher(name);
            KeyWear wear = new KeyWear("sent", cipher);
            long used = 0;
            while (used + LARGE < cipher.byteLimit()) {
                assertThat(wear.isWorn(NOBODY_WANTS)).isFalse();
                wear.use(LARGE);
                used += LARGE;
            }
            wear.use((int) (cipher.byteLimit() - used));
            assertThat(wear.isWorn(NOBODY_WANTS)).isTrue();
            // What is on its way by then is taken.
            assertThatCode(() -> wear.require(NOBODY_WANTS)).doesNotThrowAnyException();
            wear.use(64 << 20);
            assertThatThrownBy(() -> wear.require(NOBODY_WANTS))
                    .isInstanceOf(ProtocolException.class)
                    .hasMessageContaining("sent, and there are no new keys");
            wear.renew(cipher);
            assertThat(wear.isWorn(NOBODY_WANTS)).isFalse();
            assertThatCode(() -> wear.require(NOBODY_WANTS)).doesNotThrowAnyException();
        }
    }

    @Test
    void whoWantsNewKeysEarlierGetsThem() throws Exception {
        KeyWear wear = new KeyWear("received", cipher("aes128-gcm@openssh.com"));
        wear.use(1000);
        assertThat(wear.isWorn(1001)).isFalse();
        assertThat(wear.isWorn(1000)).isTrue();
        wear.require(1000);
        wear.use(64 << 20);
        assertThatThrownBy(() -> wear.require(1000)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void theNumbersOfPacketsNeverComeRound() {
        // RFC 4344 section 3.1: new keys after 2^31 packets, and not one behind 2^32.
        for (String name : Algorithms.ciphers()) {
            CipherAlgorithm algorithm = Algorithms.cipher(name).orElseThrow();
            PacketCipher cipher = algorithm.packetCipher(
                    new byte[algorithm.keyLength()],
                    new byte[algorithm.ivLength()],
                    algorithm.isAuthenticated() ? Optional.empty() : Algorithms.mac("hmac-sha2-256"),
                    new byte[32]);
            assertThat(2 * cipher.packetLimit()).isLessThanOrEqualTo(1L << 32);
        }
    }
}
