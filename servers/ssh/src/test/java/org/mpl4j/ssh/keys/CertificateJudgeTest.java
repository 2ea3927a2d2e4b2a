package org.mpl4j.ssh.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Certificates of ssh-keygen. */
final class CertificateJudgeTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    @TempDir
    Path folder;

    @BeforeEach
    void needsTools() {
        assumeTrue(SshKeygen.isInstalled(), "ssh-keygen is not installed");
    }

    @ParameterizedTest
    @CsvSource({"ed25519,256,ed25519", "ecdsa,256,rsa", "ecdsa,384,ed25519", "ecdsa,521,ecdsa", "rsa,2048,ecdsa"})
    void readsAndVerifies(String type, String bits, String authorityType) throws Exception {
        Path authority = SshKeygen.generate(folder, "ca", "-t", authorityType, "-N", "");
        Path user = SshKeygen.generate(folder, "user", "-t", type, "-b", bits, "-N", "");
        PublicKey key = sign(
                authority, user, "-n", "alice,bob", "-O", "force-command=/bin/true", "-O", "source-address=10.0.0.0/8");
        Certificate certificate = key.certificate().orElseThrow();
        certificate.check(Certificate.Type.USER, "bob", NOW);
        assertThat(certificate.authority()).isEqualTo(read(authority));
        assertThat(certificate.serial()).isEqualTo(77);
        assertThat(certificate.keyId()).isEqualTo("the id");
        assertThat(certificate.principals()).containsExactly("alice", "bob");
        assertThat(certificate.criticalOptions())
                .containsEntry(Certificate.FORCE_COMMAND, "/bin/true")
                .containsEntry(Certificate.SOURCE_ADDRESS, "10.0.0.0/8");
        assertThat(certificate.extensions()).containsKey("permit-pty");
        assertThat(key.plain()).isEqualTo(read(user));
        assertThat(SshKeygen.run(null, "ssh-keygen", "-l", "-f", user + "-cert.pub"))
                .contains(key.fingerprint());

        SigningKey signing = PrivateKeyFile.read(user, Passphrase.NONE).key();
        for (String algorithm : key.algorithms()) {
            assertThat(key.verify(algorithm, new byte[9], signing.sign(algorithm, new byte[9])))
                    .isTrue();
        }
    }

    @Test
    void refusesWhatDoesNotFit() throws Exception {
        Path authority = SshKeygen.generate(folder, "ca", "-t", "ed25519", "-N", "");
        Path user = SshKeygen.generate(folder, "user", "-t", "ed25519", "-N", "");
        Certificate certificate =
                sign(authority, user, "-n", "alice").certificate().orElseThrow();
        refuses(certificate, Certificate.Type.HOST, "alice", NOW, "is not of a host");
        refuses(certificate, Certificate.Type.USER, "mallory", NOW, "does not name `mallory`");
        refuses(certificate, Certificate.Type.USER, "alice", Instant.parse("2025-01-01T00:00:00Z"), "not valid yet");
        refuses(certificate, Certificate.Type.USER, "alice", Instant.parse("2028-01-01T00:00:00Z"), "has expired");
        Certificate nobody = sign(authority, user).certificate().orElseThrow();
        refuses(nobody, Certificate.Type.USER, "alice", NOW, "does not name");
        Certificate strange = sign(authority, user, "-n", "alice", "-O", "critical:x@example.com=1")
                .certificate()
                .orElseThrow();
        refuses(strange, Certificate.Type.USER, "alice", NOW, "critical option that is not known: x@example.com");
    }

    @Test
    void refusesWhatTheAuthorityDidNotSign() throws Exception {
        Path authority = SshKeygen.generate(folder, "ca", "-t", "ed25519", "-N", "");
        Path user = SshKeygen.generate(folder, "user", "-t", "ed25519", "-N", "");
        byte[] blob = sign(authority, user, "-n", "alice").blob();
        // In the nonce, behind the type: nothing else notices.
        blob[45] ^= 1;
        Certificate changed = PublicKey.parse(blob).certificate().orElseThrow();
        refuses(changed, Certificate.Type.USER, "alice", NOW, "signature of the certificate `the id` is wrong");
    }

    private static void refuses(
            Certificate certificate, Certificate.Type type, String principal, Instant now, String why) {
        assertThatThrownBy(() -> certificate.check(type, principal, now))
                .isInstanceOf(KeyFormatException.class)
                .hasMessageContaining(why);
    }

    private static PublicKey read(Path key) throws Exception {
        return PublicKey.parseLine(Files.readString(Path.of(key + ".pub")));
    }

    private PublicKey sign(Path authority, Path user, String... options) throws Exception {
        var command = new java.util.ArrayList<>(java.util.List.of(
                "ssh-keygen", "-q", "-s", authority.toString(), "-I", "the id", "-z", "77", "-V", "20260101:20270101"));
        command.addAll(java.util.List.of(options));
        command.add(user + ".pub");
        SshKeygen.run(null, command.toArray(String[]::new));
        return PublicKey.parseLine(Files.readString(Path.of(user + "-cert.pub")));
    }
}
