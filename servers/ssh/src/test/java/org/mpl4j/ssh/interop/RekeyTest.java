package org.mpl4j.ssh.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mpl4j.ssh.crypto.Algorithms;

/**
 * Keys are exchanged again and again while much goes each way, and nothing of it is lost or changed. One cipher is tried with 200 MB each way, and the others with less;
 * {@code -Dinterop.megabytes=200} has all of them carry that much.
 */
@ExtendWith(Interop.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RekeyTest {
    private static final String GROUP = "new keys under load";
    private static final int MEGABYTE = 1_000_000;
    private static final int MUCH = 200;
    private static final int LESS = Integer.getInteger("interop.megabytes", 4);

    private final ProvingGround ground;
    private final Matrix matrix;
    private TrialServer server;
    private TrialServer impatient;
    private Path content = Path.of("none");

    RekeyTest(ProvingGround ground, Matrix matrix) {
        this.ground = ground;
        this.matrix = matrix;
    }

    @BeforeAll
    void prepare() throws Exception {
        assumeTrue(Programs.areInstalled("ssh"), "OpenSSH's client is not installed");
        server = ground.serve(TrialServer.Setup.usual());
        impatient = ground.serve(
                TrialServer.Setup.offering(options -> options.withRekeying(MEGABYTE, Duration.ofHours(1))));
        content = write(MUCH);
    }

    private Path write(int megabytes) throws Exception {
        Path file = ground.fresh("content");
        byte[] block = new byte[MEGABYTE];
        Random random = new Random(megabytes);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < megabytes; i++) {
                random.nextBytes(block);
                out.write(block);
            }
        }
        return file;
    }

    /** Sends a file, and has it sent back, at the same time; {@return how often keys were exchanged} */
    private int echo(Ssh ssh, Path file, String... options) throws Exception {
        Path back = ground.fresh("back");
        Path log = ground.fresh("log");
        List<String> all = new ArrayList<>(List.of("-oLogLevel=DEBUG1", "-E", log.toString()));
        all.addAll(List.of(options));
        try {
            Programs.pass(Map.of(), file, back, ssh.line(all, "cat"));
        } catch (IOException e) {
            throw new AssertionError(Files.readString(log) + server.lines() + impatient.lines(), e);
        }
        assertThat(Files.mismatch(file, back)).isEqualTo(-1);
        Files.delete(back);
        return Files.readString(log).split("SSH2_MSG_NEWKEYS received", -1).length - 1;
    }

    @Test
    void muchEachWay() throws Exception {
        matrix.trial(
                GROUP,
                "200 MB each way at once, RekeyLimit 1M",
                "OpenSSH",
                () -> assertThat(echo(
                                Ssh.to(ground, server),
                                content,
                                "-oRekeyLimit=1M",
                                "-oCiphers=aes128-gcm@openssh.com",
                                "-oKexAlgorithms=curve25519-sha256"))
                        .isGreaterThan(MUCH / 2));
    }

    @Test
    void anyCipher() throws Exception {
        Path some = write(LESS);
        for (String cipher : Algorithms.ciphers()) {
            for (TrialServer each : List.of(server, impatient)) {
                String who = each == server ? "the client begins" : "the server begins";
                matrix.trial(
                        GROUP,
                        cipher + ", " + who,
                        "OpenSSH",
                        () -> assertThat(echo(
                                        Ssh.to(ground, each),
                                        some,
                                        each == server ? "-oRekeyLimit=1M" : "-oRekeyLimit=1G",
                                        "-oCiphers=" + cipher))
                                .isGreaterThan(LESS / 2));
            }
        }
        matrix.trial(
                GROUP,
                "compressed, both begin",
                "OpenSSH",
                () -> assertThat(echo(Ssh.to(ground, impatient), some, "-oRekeyLimit=500K", "-oCompression=yes"))
                        .isGreaterThan(LESS / 2));
    }

    @Test
    void anyKeyExchange() throws Exception {
        Path some = write(LESS);
        List<String> known = Programs.output("ssh", "-Q", "kex").lines().toList();
        for (String name : Algorithms.keyExchanges()) {
            // The larger groups take their time.
            if (known.contains(name) && !name.contains("group18")) {
                matrix.trial(
                        GROUP,
                        name,
                        "OpenSSH",
                        () -> assertThat(echo(
                                        Ssh.to(ground, server), some, "-oRekeyLimit=2M", "-oKexAlgorithms=" + name))
                                .isGreaterThan(1));
            }
        }
    }

    @Test
    void afterSomeTime() throws Exception {
        TrialServer timed = ground.serve(
                TrialServer.Setup.offering(options -> options.withRekeying(Long.MAX_VALUE, Duration.ofMillis(700))));
        String slow = "for i in 1 2 3 4 5 6 7 8 9 10; do echo $i; sleep 0.3; done";
        String numbers = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n";
        matrix.trial(GROUP, "by time, the client begins", "OpenSSH", () -> {
            Path log = ground.fresh("log");
            assertThat(Ssh.to(ground, server)
                            .output(slow, "-oRekeyLimit=1G 1s", "-oLogLevel=DEBUG1", "-E", log.toString()))
                    .isEqualTo(numbers);
            assertThat(Files.readString(log).split("SSH2_MSG_NEWKEYS received", -1))
                    .hasSizeGreaterThan(2);
        });
        matrix.trial(GROUP, "by time, the server begins", "OpenSSH", () -> {
            Path log = ground.fresh("log");
            assertThat(Ssh.to(ground, timed).output(slow, "-oLogLevel=DEBUG1", "-E", log.toString()))
                    .isEqualTo(numbers);
            assertThat(Files.readString(log).split("SSH2_MSG_NEWKEYS received", -1))
                    .hasSizeGreaterThan(2);
        });
    }

    @Test
    void otherClients() throws Exception {
        TrialServer hasty = ground.serve(
                TrialServer.Setup.offering(options -> options.withRekeying(MEGABYTE / 5, Duration.ofHours(1))));
        // What comes back has room in windows and pipes: some clients send all before they read.
        Path some = write(1);
        for (Client client : Clients.all(ground)) {
            if (client.isInstalled() && !client.name().equals("OpenSSH")) {
                try (client) {
                    Path back = ground.fresh("back");
                    Login login = Login.byKey(hasty.port(), ground.key(KeyKind.ED25519.file()));
                    matrix.trial(GROUP, "the server begins, each 200 KB", client.name(), () -> {
                        client.echo(login, some, back);
                        assertThat(Files.mismatch(some, back)).isEqualTo(-1);
                    });
                }
            }
        }
    }
}
