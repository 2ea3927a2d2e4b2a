package org.mpl4j.ssh.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpl4j.ssh.crypto.Algorithms;

/** OpenSSH's client logs in, whatever it wants to be encrypted by, and with new keys all the time. */
final class OpenSshClientTest {
    @TempDir
    static Path folder;

    private static Bench bench;
    private static Bench rekeying;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Bench.hasSsh(), "OpenSSH's client is not installed");
        Bench.Setup setup = Bench.Setup.usual();
        bench = new Bench(folder, setup);
        rekeying = new Bench(folder, setup.with(setup.transport().withRekeying(100_000, Duration.ofHours(1))));
    }

    @AfterAll
    static void stop() throws Exception {
        if (bench != null) {
            bench.close();
            rekeying.close();
        }
    }

    static Stream<List<String>> suites() throws Exception {
        List<List<String>> suites = new ArrayList<>();
        List<String> known =
                bench.run(List.of("ssh", "-Q", "kex"), null).output().lines().toList();
        Algorithms.keyExchanges().stream()
                .filter(known::contains)
                .forEach(kex -> suites.add(List.of("-oKexAlgorithms=" + kex)));
        for (String cipher : Algorithms.ciphers()) {
            if (Algorithms.cipher(cipher).orElseThrow().isAuthenticated()) {
                suites.add(List.of("-oCiphers=" + cipher));
            } else {
                Algorithms.macs().forEach(mac -> suites.add(List.of("-oCiphers=" + cipher, "-oMACs=" + mac)));
            }
        }
        for (String hostKey : Algorithms.hostKeys()) {
            if (!hostKey.contains("cert")) {
                suites.add(List.of("-oHostKeyAlgorithms=" + hostKey));
            }
        }
        suites.add(List.of("-oCompression=yes"));
        return suites.stream();
    }

    @ParameterizedTest
    @MethodSource("suites")
    void logsIn(List<String> options) throws Exception {
        Bench.Outcome outcome = bench.ssh("hello", options.toArray(String[]::new));
        assertThat(outcome.output()).as("%s", bench.log).isEqualTo("alice by publickey: hello");
        assertThat(outcome.status()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-oRekeyLimit=64K", "-oRekeyLimit=1M", "-oCompression=yes"})
    void carriesDataWhileKeysAreExchanged(String option) throws Exception {
        byte[] content = new byte[3_000_000];
        new Random(1).nextBytes(content);
        Path input = Files.write(folder.resolve("input"), content);
        for (Bench each : List.of(bench, rekeying)) {
            Path output = folder.resolve("output");
            List<String> line = List.of(
                    "sh",
                    "-c",
                    "ssh -F none -oStrictHostKeyChecking=no -oUserKnownHostsFile=/dev/null -oLogLevel=ERROR -oIdentityAgent=none -oBatchMode=yes "
                            + option + " -p " + each.port() + " -i " + folder.resolve("good")
                            + " alice@127.0.0.1 cat > "
                            + output);
            Bench.Outcome outcome = each.run(line, input);
            assertThat(outcome.output()).as("%s", each.log).isEmpty();
            assertThat(Files.mismatch(input, output)).as("%s", each.log).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-oRekeyLimit=64K", "-oCompression=yes"})
    void sendsFromOtherThreadsWhileKeysAreExchanged(String option) throws Exception {
        for (Bench each : List.of(bench, rekeying)) {
            Bench.Outcome outcome = each.ssh("flood 3000001", option);
            assertThat(outcome.output()).as("%s", each.log).hasSize(3_000_001).containsOnlyOnce("\0".repeat(3_000_001));
        }
    }

    @Test
    void exchangesKeysAgainAndAgain() throws Exception {
        String output = rekeying.ssh("flood 3000000", "-oLogLevel=DEBUG1").output();
        assertThat(output.split("SSH2_MSG_NEWKEYS received", -1)).hasSizeGreaterThan(3);
    }

    @Test
    void showsAllHostKeysToKeyscan() throws Exception {
        String keys = bench.run(
                        List.of("ssh-keyscan", "-p", "" + bench.port(), "-t", "rsa,ecdsa,ed25519", "127.0.0.1"), null)
                .output();
        assertThat(keys).contains(" ssh-ed25519 AAAA", " ecdsa-sha2-nistp256 AAAA", " ssh-rsa AAAA");
    }
}
