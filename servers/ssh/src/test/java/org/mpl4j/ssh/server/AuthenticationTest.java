package org.mpl4j.ssh.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may log in does, and nobody else, as OpenSSH's client sees it. */
final class AuthenticationTest {
    private static final String[] BY_PASSWORD = {
        "-oPreferredAuthentications=password", "-oBatchMode=no", "-oPubkeyAuthentication=no"
    };

    @TempDir
    Path folder;

    @BeforeEach
    void prepare() throws Exception {
        assumeTrue(Bench.hasSsh(), "OpenSSH's client is not installed");
        try (Bench bench = new Bench(folder, Bench.Setup.usual())) {
            assertThat(bench.connectionCount()).isZero();
        }
        byte[] salt = "sixteen bytes of".getBytes(StandardCharsets.US_ASCII);
        Files.writeString(
                folder.resolve("passwords"), "alice:" + OpenBSDBCrypt.generate("secret".toCharArray(), salt, 4) + "\n");
        Path askpass =
                Files.writeString(folder.resolve("askpass"), "#!/bin/sh\necho \"$(cat " + folder + "/typed)\"\n");
        Files.setPosixFilePermissions(askpass, PosixFilePermissions.fromString("rwx------"));
        Files.writeString(folder.resolve("typed"), "secret\n");
    }

    @Test
    void refusesAKeyThatIsNotThere() throws Exception {
        try (Bench bench = new Bench(folder, Bench.Setup.usual())) {
            Bench.Outcome outcome = bench.ssh("hello", "-i" + folder.resolve("bad"));
            assertThat(outcome.status()).isEqualTo(255);
            assertThat(outcome.output()).contains("Permission denied (publickey,password,keyboard-interactive)");
        }
    }

    @Test
    void refusesAKeyForOtherAddresses() throws Exception {
        Path keys = folder.resolve("authorized_keys");
        Files.writeString(keys, "from=\"10.0.0.0/8\" " + Files.readString(keys));
        try (Bench bench = new Bench(folder, Bench.Setup.usual())) {
            assertThat(bench.ssh("hello").output()).contains("Permission denied");
        }
    }

    @Test
    void takesPasswordsAndAnswers() throws Exception {
        try (Bench bench = new Bench(folder, Bench.Setup.usual())) {
            assertThat(bench.ssh("hello", BY_PASSWORD).output()).isEqualTo("alice by password: hello");
            Bench.Outcome asked = bench.ssh(
                    "hello",
                    "-oPreferredAuthentications=keyboard-interactive",
                    "-oBatchMode=no",
                    "-oPubkeyAuthentication=no");
            assertThat(asked.output()).isEqualTo("alice by keyboard-interactive: hello");
        }
    }

    @Test
    void refusesAWrongPasswordAndSoManyOfThem() throws Exception {
        Files.writeString(folder.resolve("typed"), "guess\n");
        try (Bench bench = new Bench(folder, Bench.Setup.usual())) {
            Bench.Outcome few = bench.ssh("hello", BY_PASSWORD);
            assertThat(few.output()).contains("Permission denied");
            Bench.Outcome many = bench.ssh(
                    "hello",
                    "-oPreferredAuthentications=password",
                    "-oBatchMode=no",
                    "-oPubkeyAuthentication=no",
                    "-oNumberOfPasswordPrompts=9");
            assertThat(many.output()).contains("Permission denied", "Too many authentication failures");
        }
    }

    @Test
    void wantsAllMethodsOfASequence() throws Exception {
        Bench.Setup usual = Bench.Setup.usual();
        Bench.Setup both = usual.with(usual.authentication().withSequences(List.of(List.of("publickey", "password"))));
        try (Bench bench = new Bench(folder, both)) {
            assertThat(bench.ssh("hello").output()).contains("Permission denied (password)");
            assertThat(bench.ssh("hello", BY_PASSWORD).output()).contains("Permission denied (publickey)");
            assertThat(bench.ssh("hello", "-oBatchMode=no", "-i" + folder.resolve("good"))
                            .output())
                    .isEqualTo("alice by publickey and password: hello");
        }
    }

    @Test
    void takesACertificateOfAnAuthority() throws Exception {
        try (Bench bench = new Bench(folder, Bench.Setup.usual())) {
            bench.key("authority", "ssh-ed25519");
            bench.key("user", "ecdsa-sha2-nistp256");
            Files.writeString(
                    folder.resolve("authorized_keys"),
                    "cert-authority " + Files.readString(folder.resolve("authority.pub")));
            for (String principal : List.of("alice", "bob")) {
                Bench.Outcome made = bench.run(
                        List.of(
                                "ssh-keygen",
                                "-q",
                                "-s",
                                "" + folder.resolve("authority"),
                                "-I",
                                "id",
                                "-n",
                                principal,
                                "" + folder.resolve("user.pub")),
                        null);
                assertThat(made.status()).as(made.output()).isZero();
                String output =
                        bench.ssh("hello", "-i" + folder.resolve("user")).output();
                if (principal.equals("alice")) {
                    assertThat(output).isEqualTo("alice by publickey: hello");
                } else {
                    assertThat(output).contains("Permission denied");
                }
            }
        }
    }

    @Test
    void showsTheBanner() throws Exception {
        Bench.Setup usual = Bench.Setup.usual();
        try (Bench bench = new Bench(folder, usual.with(usual.authentication().withBanner("be nice\n")))) {
            assertThat(bench.ssh("hello", "-oLogLevel=INFO").output()).contains("be nice", "alice by publickey: hello");
        }
    }
}
