package org.mpl4j.ssh.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpl4j.servers.common.link.SocketLink;
import org.mpl4j.ssh.client.sftp.SftpTuning;
import org.mpl4j.ssh.crypto.Algorithms;
import org.mpl4j.ssh.crypto.Sshd;
import org.mpl4j.ssh.keys.PublicKey;
import org.mpl4j.ssh.transport.TransportOptions;

/** The client with OpenSSH's server. */
final class OpenSshServerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String USER = System.getProperty("user.name");
    private static final int MUCH = 2_000_000;

    @TempDir
    static Path folder;

    private static Sshd sshd;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Sshd.isInstalled(), "OpenSSH's server is not installed");
        for (String type : List.of("ed25519", "ecdsa", "rsa")) {
            keygen("-t", type, "-N", type.equals("rsa") ? "secret" : "", "-f", file(type));
        }
        keygen("-t", "ed25519", "-N", "", "-f", file("authority"));
        keygen("-t", "ed25519", "-N", "", "-f", file("certified"));
        keygen("-s", file("authority"), "-I", "user", "-n", USER, file("certified.pub"));
        Files.writeString(
                folder.resolve("authorized"),
                Files.readString(folder.resolve("ed25519.pub"))
                        + Files.readString(folder.resolve("ecdsa.pub"))
                        + Files.readString(folder.resolve("rsa.pub")));
        sshd = Sshd.start(
                folder,
                "AuthorizedKeysFile " + file("authorized"),
                "TrustedUserCAKeys " + file("authority.pub"),
                "StrictModes no",
                "MaxAuthTries 20",
                "RekeyLimit 1M",
                "Compression yes",
                "PermitRootLogin yes",
                "Subsystem sftp internal-sftp",
                "Ciphers " + String.join(",", Algorithms.ciphers()),
                "MACs " + String.join(",", Algorithms.macs()));
    }

    @AfterAll
    static void stop() {
        if (sshd != null) {
            sshd.close();
        }
    }

    private static String file(String name) {
        return folder.resolve(name).toString();
    }

    private static void keygen(String... arguments) throws Exception {
        String[] command = new String[arguments.length + 2];
        command[0] = "ssh-keygen";
        command[1] = "-q";
        System.arraycopy(arguments, 0, command, 2, arguments.length);
        Sshd.run(command);
    }

    private static ClientOptions options(Identity... identities) throws Exception {
        PublicKey host = PublicKey.parseLine(Files.readString(folder.resolve("host.pub")));
        return ClientOptions.of(new GivenHostKeys(List.of(host)), USER, new PublicKeyLogin(List.of(identities)));
    }

    private static Identity key(String name) {
        Prompter secret = (text, isShown) -> Optional.of("secret".getBytes(StandardCharsets.UTF_8));
        return new FileIdentity(folder.resolve(name), secret);
    }

    private static ClientConnection open(ClientOptions options) throws Exception {
        return ClientConnection.open(SocketLink.connect("127.0.0.1", sshd.port(), PATIENCE), options);
    }

    private static String run(ClientConnection connection, String command) throws Exception {
        try (ClientSession session = connection.session()) {
            session.exec(command);
            session.input().close();
            byte[] output = Channels.newInputStream(session.output()).readAllBytes();
            return new String(output, StandardCharsets.UTF_8)
                    + session.awaitExit(PATIENCE).orElseThrow();
        }
    }

    private static void carriesMuch(ClientConnection connection) throws Exception {
        byte[] content = new byte[MUCH];
        new Random(4).nextBytes(content);
        try (ClientSession session = connection.session()) {
            session.exec("cat");
            CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> {
                try (WritableByteChannel input = session.input()) {
                    input.write(ByteBuffer.wrap(content));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            byte[] received = Channels.newInputStream(session.output()).readAllBytes();
            assertThat(received).hasSize(MUCH);
            assertThat(Arrays.mismatch(received, content)).isEqualTo(-1);
            sent.join();
        }
    }

    private static TransportOptions offering(
            List<String> exchanges, List<String> ciphers, List<String> macs, List<String> compressions) {
        return TransportOptions.of(List.of())
                .withKeyExchanges(exchanges)
                .withCiphers(ciphers)
                .withMacs(macs)
                .withCompressions(compressions)
                .withUserKeys(List.of());
    }

    static Stream<String> keyExchanges() throws Exception {
        if (!Sshd.isInstalled()) {
            return Stream.of("none that could be tried");
        }
        List<String> known = Sshd.run("ssh", "-Q", "kex").lines().toList();
        return Algorithms.keyExchanges().stream().filter(known::contains);
    }

    @ParameterizedTest
    @MethodSource("keyExchanges")
    void agreesByEachMethod(String name) throws Exception {
        TransportOptions offer =
                offering(List.of(name), Algorithms.ciphers(), Algorithms.macs(), Algorithms.compressions());
        try (ClientConnection connection = open(options(key("ed25519")).with(offer))) {
            assertThat(run(connection, "echo hello; exit 4")).isEqualTo("hello\nStatus[status=4]");
        }
    }

    static Stream<Arguments> ciphersAndMacs() {
        return Stream.concat(
                Algorithms.ciphers().stream().map(cipher -> Arguments.of(cipher, "hmac-sha2-256", "none")),
                Stream.concat(
                        Algorithms.macs().stream().map(mac -> Arguments.of("aes128-ctr", mac, "none")),
                        Stream.of(Arguments.of("aes128-gcm@openssh.com", "hmac-sha2-256", "zlib@openssh.com"))));
    }

    /** The server asks for new keys each megabyte. */
    @ParameterizedTest
    @MethodSource("ciphersAndMacs")
    void carriesDataByEachCipherAndMac(String cipher, String mac, String compression) throws Exception {
        TransportOptions offer =
                offering(List.of("curve25519-sha256"), List.of(cipher), List.of(mac), List.of(compression));
        try (ClientConnection connection = open(options(key("ed25519")).with(offer))) {
            carriesMuch(connection);
        }
    }

    @Test
    void asksForNewKeys() throws Exception {
        ClientOptions options = options(key("ed25519"));
        try (ClientConnection connection =
                open(options.with(options.transport().withRekeying(200_000, Duration.ofHours(1))))) {
            carriesMuch(connection);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "ecdsa", "rsa"})
    void logsInByFiles(String type) throws Exception {
        try (ClientConnection connection = open(options(key("certified"), key(type)))) {
            assertThat(run(connection, "true")).isEqualTo("Status[status=0]");
        }
    }

    @Test
    void logsInByACertificate() throws Exception {
        Identity certified =
                new FileIdentity(folder.resolve("certified"), folder.resolve("certified-cert.pub"), Prompter.NOBODY);
        try (ClientConnection connection = open(options(certified))) {
            assertThat(run(connection, "true")).isEqualTo("Status[status=0]");
        }
        assertThatThrownBy(() -> open(options(key("certified")))).isInstanceOf(LoginRefusedException.class);
    }

    @Test
    void logsInByAnAgent() throws Exception {
        Path socket = folder.resolve("agent");
        Process agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("agent.log").toFile())
                .start();
        try {
            addToAgent(socket, "ed25519");
            addToAgent(socket, "ecdsa");
            try (AgentClient client = new AgentClient(socket)) {
                List<Identity> identities = client.identities(ClientLog.NONE);
                assertThat(identities).hasSize(2);
                for (Identity identity : identities) {
                    try (ClientConnection connection = open(options(identity))) {
                        assertThat(run(connection, "true")).isEqualTo("Status[status=0]");
                    }
                }
            }
        } finally {
            agent.destroy();
        }
    }

    private static void addToAgent(Path socket, String name) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(socket) && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        Sshd.run("env", "SSH_AUTH_SOCK=" + socket, "ssh-add", "-q", file(name));
    }

    @Test
    void tellsWhichSignalEndedAProgram() throws Exception {
        try (ClientConnection connection = open(options(key("ed25519")))) {
            assertThat(run(connection, "kill -TERM $$")).contains("Signal[name=TERM");
        }
    }

    @Test
    void movesFiles() throws Exception {
        byte[] content = new byte[MUCH];
        new Random(5).nextBytes(content);
        Path source = Files.write(folder.resolve("source"), content);
        try (ClientConnection connection = open(options(key("ed25519")))) {
            var files = connection.sftp(SftpTuning.STANDARD);
            try (var file = Files.newByteChannel(source)) {
                files.put(file, file("moved"));
            }
            byte[] read = new byte[MUCH];
            files.get(file("moved"), (offset, block) -> block.get(read, (int) offset, block.remaining()));
            assertThat(Files.mismatch(source, folder.resolve("moved"))).isEqualTo(-1);
            assertThat(Arrays.mismatch(read, content)).isEqualTo(-1);
        }
    }
}
