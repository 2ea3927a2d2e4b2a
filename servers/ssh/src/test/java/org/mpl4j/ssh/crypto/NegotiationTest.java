package org.mpl4j.ssh.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Both sides come to what RFC 4253 section 7.1 says. */
final class NegotiationTest {
    private static final String GCM = "aes128-gcm@openssh.com";

    @Test
    void takesTheClientsFirstThatTheServerHas() throws Exception {
        Proposal client = proposal(
                "x,ecdh-sha2-nistp256,curve25519-sha256", "ssh-ed25519", "aes256-ctr,aes128-ctr", "hmac-sha2-512");
        Proposal server = proposal(
                "curve25519-sha256,ecdh-sha2-nistp256,x",
                "rsa-sha2-256,ssh-ed25519",
                "aes128-ctr,aes256-ctr",
                "hmac-sha2-256,hmac-sha2-512");
        Negotiated agreed = Negotiation.agree(client, server);
        assertThat(agreed.keyExchange().name()).isEqualTo("ecdh-sha2-nistp256");
        assertThat(agreed.hostKey()).isEqualTo("ssh-ed25519");
        assertThat(agreed.clientToServer().cipher().name()).isEqualTo("aes256-ctr");
        assertThat(agreed.serverToClient().mac().orElseThrow().name()).isEqualTo("hmac-sha2-512");
        assertThat(agreed.isGuessWrong()).isTrue();
    }

    @Test
    void needsNoMacWithACipherThatAuthenticates() throws Exception {
        Negotiated agreed = Negotiation.agree(
                proposal("curve25519-sha256", "ssh-ed25519", GCM, "hmac-md5"),
                proposal("curve25519-sha256", "ssh-ed25519", GCM, "hmac-sha2-256"));
        assertThat(agreed.clientToServer().mac()).isEmpty();
        assertThat(agreed.isGuessWrong()).isFalse();
    }

    @Test
    void sayWhatIsNotInCommon() {
        Proposal server = proposal("curve25519-sha256", "ssh-ed25519", "aes128-ctr", "hmac-sha2-256");
        assertThatThrownBy(() -> Negotiation.agree(proposal("", "ssh-ed25519", GCM, ""), server))
                .hasMessage("no common key exchange method: the client has [], the server [curve25519-sha256]");
        assertThatThrownBy(() -> Negotiation.agree(proposal("curve25519-sha256", "ssh-dss", GCM, ""), server))
                .hasMessage("no common host key algorithm: the client has [ssh-dss], the server [ssh-ed25519]");
        assertThatThrownBy(() -> Negotiation.agree(proposal("curve25519-sha256", "ssh-ed25519", GCM, ""), server))
                .hasMessage("no common cipher from client to server: the client has [%s], the server [aes128-ctr]"
                        .formatted(GCM));
        assertThatThrownBy(() -> Negotiation.agree(
                        proposal("curve25519-sha256", "ssh-ed25519", "aes128-ctr", "hmac-md5"), server))
                .hasMessageStartingWith("no common MAC from client to server");
    }

    @Test
    void aGuessIsWrongIfTheFirstHostKeyDiffers() throws Exception {
        Proposal client = proposal("curve25519-sha256", "ssh-ed25519,rsa-sha2-256", GCM, "");
        Proposal server = proposal("curve25519-sha256", "rsa-sha2-256,ssh-ed25519", GCM, "");
        assertThat(Negotiation.agree(client, server).isGuessWrong()).isTrue();
    }

    @Test
    void markersAreNoMethods() throws Exception {
        String clientMarkers = ",ext-info-c,kex-strict-c-v00@openssh.com";
        Proposal client = proposal("ext-info-s,curve25519-sha256" + clientMarkers, "ssh-ed25519", GCM, "");
        Proposal server = proposal("curve25519-sha256,ext-info-s,kex-strict-s-v00@openssh.com", "ssh-ed25519", GCM, "");
        Negotiated agreed = Negotiation.agree(client, server);
        assertThat(agreed.keyExchange().name()).isEqualTo("curve25519-sha256");
        assertThat(agreed.isStrict()).isTrue();
        assertThat(agreed.isClientTakingExtInfo()).isTrue();
        Proposal plain = proposal("curve25519-sha256,ext-info-c", "ssh-ed25519", GCM, "");
        assertThat(Negotiation.agree(plain, server).isStrict()).isFalse();
    }

    private static Proposal proposal(String keyExchanges, String hostKeys, String ciphers, String macs) {
        var direction = new Proposal.Direction(names(ciphers), names(macs), List.of(Algorithms.NONE));
        return new Proposal(names(keyExchanges), names(hostKeys), direction, direction, false);
    }

    private static List<String> names(String list) {
        return list.isEmpty() ? List.of() : List.of(list.split(","));
    }
}
