package org.mpl4j.ssh.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.mpl4j.ssh.keys.PrivateKeyFile;

/** Lines look like those of OpenSSH, and peers write none of them. */
final class LogTextTest {
    @Test
    void showsAddressesAndKeysAsOpenSshDoes() throws Exception {
        InetSocketAddress address = new InetSocketAddress("::1", 22);
        assertThat(LogText.peer(address)).isEqualTo("0:0:0:0:0:0:0:1 port 22");
        assertThat(LogText.brackets(new InetSocketAddress("127.0.0.1", 22))).isEqualTo("[127.0.0.1]:22");
        for (String[] one :
                new String[][] {{"ssh-ed25519", "ED25519"}, {"ecdsa-sha2-nistp384", "ECDSA"}, {"ssh-rsa", "RSA"}}) {
            assertThat(LogText.key(PrivateKeyFile.generate(one[0], "").key().publicKey()))
                    .matches(one[1] + " SHA256:[A-Za-z0-9+/]{43}");
        }
    }

    @Test
    void letsPeersSayNothingButPrintableAscii() {
        assertThat(LogText.safe("bob\nAccepted password for root \u001b[1m \u00e9"))
                .isEqualTo("bob?Accepted password for root ?[1m ?");
        assertThat(LogText.safe("x".repeat(1000))).hasSize(258);
    }
}
