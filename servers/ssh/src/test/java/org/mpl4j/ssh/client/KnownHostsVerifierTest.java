package org.mpl4j.ssh.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.ssh.crypto.Sshd;
import org.mpl4j.ssh.keys.PublicKey;
import org.mpl4j.ssh.transport.ProtocolException;

/** Which host keys a client takes. */
final class KnownHostsVerifierTest {
    private static final PublicKey KEY = TestServer.key("ssh-ed25519").publicKey();
    private static final PublicKey OTHER = TestServer.key("ecdsa-sha2-nistp256").publicKey();

    @TempDir
    Path folder;

    private KnownHostsVerifier verifier(UnknownHosts unknown) throws Exception {
        return new KnownHostsVerifier(
                new KnownHostsFiles(
                        List.of(folder.resolve("new/known_hosts"), folder.resolve("global")), ClientLog.NONE),
                "example.org",
                2222,
                unknown,
                ClientLog.NONE);
    }

    private void know(String line) throws Exception {
        Files.writeString(folder.resolve("global"), line + "\n");
    }

    @Test
    void keysThatAreKnownAreTaken() throws Exception {
        know("[example.org]:2222 " + KEY.toLine(""));
        verifier(UnknownHosts.STRICT).verify(KEY);
    }

    @Test
    void hostsThatAreNotKnownAreRefusedStrictly() throws Exception {
        know("example.org " + KEY.toLine(""));
        assertThatThrownBy(() -> verifier(UnknownHosts.STRICT).verify(KEY))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining(KEY.fingerprint())
                .hasMessageContaining("StrictHostKeyChecking=accept-new");
    }

    @Test
    void newHostsAreKept() throws Exception {
        verifier(UnknownHosts.accepted(ClientLog.NONE)).verify(KEY);
        assertThat(folder.resolve("new/known_hosts")).hasContent("[example.org]:2222 " + KEY.toLine(""));
        verifier(UnknownHosts.STRICT).verify(KEY);
        assertThatThrownBy(() -> verifier(UnknownHosts.accepted(ClientLog.NONE)).verify(OTHER))
                .hasMessageContaining("is not the one that is known")
                .hasMessageContaining("ssh-keygen -R '[example.org]:2222'");
    }

    @Test
    void newLinesDoNotStickToOldOnes() throws Exception {
        Files.createDirectories(folder.resolve("new"));
        Files.writeString(folder.resolve("new/known_hosts"), "one.example " + OTHER.toLine(""));
        verifier(UnknownHosts.accepted(ClientLog.NONE)).verify(KEY);
        assertThat(Files.readAllLines(folder.resolve("new/known_hosts"))).hasSize(2);
    }

    @Test
    void somebodyDecides() throws Exception {
        for (String yes : List.of("yes", KEY.fingerprint())) {
            Files.deleteIfExists(folder.resolve("new/known_hosts"));
            verifier(UnknownHosts.asked(saying(yes), ClientLog.NONE)).verify(KEY);
            assertThat(folder.resolve("new/known_hosts")).exists();
        }
        Files.delete(folder.resolve("new/known_hosts"));
        for (String no : List.of("no", "", OTHER.fingerprint())) {
            assertThatThrownBy(() -> verifier(UnknownHosts.asked(saying(no), ClientLog.NONE))
                            .verify(KEY))
                    .hasMessageContaining("was not accepted");
        }
        assertThatThrownBy(() -> verifier(UnknownHosts.asked(Prompter.NOBODY, ClientLog.NONE))
                        .verify(KEY))
                .hasMessageContaining("no host key of [example.org]:2222 is known");
        assertThat(folder.resolve("new/known_hosts")).doesNotExist();
    }

    private static Prompter saying(String text) {
        return (question, isShown) -> Optional.of(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void revokedKeysAreNeverTaken() throws Exception {
        know("[example.org]:2222 %s\n@revoked * %s".formatted(KEY.toLine(""), KEY.toLine("")));
        assertThatThrownBy(() -> verifier(UnknownHosts.accepted(ClientLog.NONE)).verify(KEY))
                .hasMessageContaining("revoked");
    }

    @Test
    void whatCanBeVerifiedIsAskedForFirst() throws Exception {
        assertThat(verifier(UnknownHosts.STRICT).algorithms().getFirst()).isEqualTo("ssh-ed25519-cert-v01@openssh.com");
        know("[example.org]:2222 " + OTHER.toLine(""));
        assertThat(verifier(UnknownHosts.STRICT).algorithms().getFirst()).isEqualTo("ecdsa-sha2-nistp256");
    }

    @Test
    void certificatesOfAuthoritiesThatAreKnownAreTaken() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/ssh-keygen")), "ssh-keygen is not installed");
        for (String name : List.of("authority", "host")) {
            Sshd.run(
                    "ssh-keygen",
                    "-q",
                    "-t",
                    "ed25519",
                    "-N",
                    "",
                    "-f",
                    folder.resolve(name).toString());
        }
        certify("example.org");
        PublicKey authority = PublicKey.parseLine(Files.readString(folder.resolve("authority.pub")));
        know("@cert-authority *.org,[*.org]:2222 " + authority.toLine(""));
        verifier(UnknownHosts.STRICT).verify(certificate());
        assertThat(verifier(UnknownHosts.STRICT).algorithms().getFirst()).contains("-cert-");
        certify("other.org");
        assertThatThrownBy(() -> verifier(UnknownHosts.accepted(ClientLog.NONE)).verify(certificate()))
                .hasMessageContaining("does not name `example.org`");
        know("@cert-authority *.com " + authority.toLine(""));
        assertThatThrownBy(() -> verifier(UnknownHosts.STRICT).verify(certificate()))
                .hasMessageContaining("no host key");
    }

    private void certify(String name) throws Exception {
        Sshd.run(
                "ssh-keygen",
                "-q",
                "-s",
                folder.resolve("authority").toString(),
                "-h",
                "-I",
                "host",
                "-n",
                name,
                folder.resolve("host.pub").toString());
    }

    private PublicKey certificate() throws Exception {
        return PublicKey.parseLine(Files.readString(folder.resolve("host-cert.pub")));
    }
}
