package org.mpl4j.ssh.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpl4j.ssh.connection.Channel;
import org.mpl4j.ssh.connection.ChannelHandler;
import org.mpl4j.ssh.crypto.Algorithms;
import org.mpl4j.ssh.keys.SigningKey;
import org.mpl4j.ssh.transport.HostKey;
import org.mpl4j.ssh.transport.TransportOptions;

/** The client with this project's server: logins, programs, data. */
final class ClientTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MUCH = 2_000_000;
    private static final SigningKey HOST = TestServer.key("ssh-ed25519");
    private static final SigningKey GOOD = TestServer.key("ssh-ed25519");
    private static final SigningKey BAD = TestServer.key("ecdsa-sha2-nistp256");

    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new TestServer(HOST, GOOD.publicKey());
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    private static ClientOptions options(LoginMethod... methods) {
        return ClientOptions.of(server.hostKeys(), "alice", methods);
    }

    private static LoginMethod goodKey() {
        return new PublicKeyLogin(List.of(new KeyIdentity("good", GOOD)));
    }

    private static Prompter saying(String text) {
        return (question, isShown) -> Optional.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] read(ReadableByteChannel source) throws IOException {
        return Channels.newInputStream(source).readAllBytes();
    }

    private static String run(ClientConnection connection, String command) throws IOException {
        try (ClientSession session = connection.session()) {
            session.exec(command);
            session.input().close();
            String output = new String(read(session.output()), StandardCharsets.UTF_8);
            return output + session.awaitExit(PATIENCE).orElseThrow();
        }
    }

    private static void hasLoggedIn(ClientOptions options) throws IOException {
        try (ClientConnection connection = ClientConnection.open(server.link(), options)) {
            assertThat(run(connection, "echo hello")).isEqualTo("hello\nStatus[status=0]");
        }
    }

    @Test
    void logsInByAKey() throws Exception {
        hasLoggedIn(options(goodKey()));
    }

    @Test
    void asksAboutKeysWhenThereAreSeveral() throws Exception {
        hasLoggedIn(options(new PublicKeyLogin(List.of(new KeyIdentity("bad", BAD), new KeyIdentity("good", GOOD)))));
    }

    @Test
    void logsInByPasswords() throws Exception {
        hasLoggedIn(options(new PasswordLogin(saying("secret"), 1)));
        hasLoggedIn(options(new InteractiveLogin(saying("secret"), 1)));
    }

    @Test
    void goesOnToTheNextMethod() throws Exception {
        hasLoggedIn(options(
                new PublicKeyLogin(List.of(new KeyIdentity("bad", BAD))),
                new PasswordLogin(saying("wrong"), 1),
                new InteractiveLogin(saying("secret"), 1)));
    }

    @Test
    void doesSeveralMethodsWhereTheServerWantsThem() throws Exception {
        var both = TestServer.anyMethod().withSequences(List.of(List.of("publickey", "password")));
        try (TestServer strict = new TestServer(
                        TransportOptions.of(List.of(new HostKey(HOST))),
                        both,
                        GOOD.publicKey().toLine(""));
                ClientConnection connection = ClientConnection.open(
                        strict.link(), options(goodKey(), new PasswordLogin(saying("secret"), 1)))) {
            assertThat(run(connection, "true")).isEqualTo("Status[status=0]");
        }
    }

    @Test
    void saysWhatTheServerWouldHaveTaken() {
        ClientOptions options = options(new PasswordLogin(saying("wrong"), 2)).with("example.org", ClientLog.NONE);
        assertThatThrownBy(() -> ClientConnection.open(server.link(), options))
                .isInstanceOf(LoginRefusedException.class)
                .hasMessage("alice@example.org: permission denied (publickey,password,keyboard-interactive)");
    }

    @Test
    void refusesAHostKeyThatIsNotTheGivenOne() {
        GivenHostKeys other = new GivenHostKeys(List.of(GOOD.publicKey()));
        assertThatThrownBy(() -> ClientConnection.open(server.link(), ClientOptions.of(other, "alice", goodKey())))
                .hasMessageContaining(HOST.publicKey().fingerprint())
                .hasMessageContaining("is not the given one");
    }

    @Test
    void stopsAfterTheHandshakeIfThatIsAll() throws Exception {
        try (ClientConnection connection = ClientConnection.handshake(server.link(), options())) {
            assertThat(connection.hostKey()).isEqualTo(HOST.publicKey());
            assertThatThrownBy(connection::session).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void tellsHowProgramsEnd() throws Exception {
        try (ClientConnection connection = ClientConnection.open(server.link(), options(goodKey()))) {
            assertThat(run(connection, "exit 7")).isEqualTo("Status[status=7]");
            try (ClientSession session = connection.session()) {
                session.exec("echo problem >&2; exec cat");
                assertThat(new String(readSome(session.errors()), StandardCharsets.UTF_8))
                        .isEqualTo("problem\n");
                session.input().close();
                assertThat(session.awaitExit(PATIENCE)).contains(new Exit.Status(0));
            }
        }
    }

    private static byte[] readSome(ReadableByteChannel source) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(1000);
        source.read(buffer);
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    @Test
    void hasATerminal() throws Exception {
        try (ClientConnection connection = ClientConnection.open(server.link(), options(goodKey()));
                ClientSession session = connection.session()) {
            session.terminal(new TerminalRequest("vt100", 91, 37, Map.of()));
            session.shell();
            session.input().write(ByteBuffer.wrap("stty size; echo $TERM; exit 3\n".getBytes(StandardCharsets.UTF_8)));
            assertThat(new String(read(session.output()), StandardCharsets.UTF_8))
                    .contains("37 91\r\nvt100\r\n");
            assertThat(session.awaitExit(PATIENCE)).contains(new Exit.Status(3));
        }
    }

    @Test
    void saysWhatTheServerDoesNotGive() throws Exception {
        try (ClientConnection connection = ClientConnection.open(server.link(), options(goodKey()));
                ClientSession session = connection.session()) {
            assertThatThrownBy(() -> session.subsystem("nothing"))
                    .hasMessage("the server does not give the subsystem nothing");
            assertThatThrownBy(() -> connection.connect("127.0.0.1", 1, new ChannelHandler() {}))
                    .hasMessageContaining("no connection could be made");
        }
    }

    @Test
    void letsTheServerConnect() throws Exception {
        try (ClientConnection connection = ClientConnection.open(server.link(), options(goodKey()))) {
            Channel channel = connection.connect("127.0.0.1", server.port(), new ChannelHandler() {});
            assertThat(new String(readSome(channel.input()), StandardCharsets.UTF_8))
                    .startsWith("SSH-2.0-OpenSSH_compatible_MPL");
            channel.close();
        }
    }

    /** A program that gives back what it gets, all of it at the same time in both directions. */
    private static void carriesMuch(ClientConnection connection) throws Exception {
        byte[] content = new byte[MUCH];
        new Random(3).nextBytes(content);
        try (ClientSession session = connection.session()) {
            session.exec("cat");
            CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> {
                try (WritableByteChannel input = session.input()) {
                    input.write(ByteBuffer.wrap(content));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            assertThat(hash(read(session.output()))).isEqualTo(hash(content));
            sent.join();
        }
    }

    private static byte[] hash(byte[] content) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(content);
    }

    static Stream<Arguments> ciphersAndMacs() {
        return Stream.concat(
                Algorithms.ciphers().stream().map(cipher -> Arguments.of(cipher, "hmac-sha2-256")),
                Algorithms.macs().stream().map(mac -> Arguments.of("aes128-ctr", mac)));
    }

    @ParameterizedTest
    @MethodSource("ciphersAndMacs")
    void carriesDataByEachCipherAndMac(String cipher, String mac) throws Exception {
        ClientOptions options = options(goodKey());
        try (ClientConnection connection = ClientConnection.open(
                server.link(),
                options.with(options.transport().withCiphers(List.of(cipher)).withMacs(List.of(mac))))) {
            carriesMuch(connection);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void carriesDataAcrossNewKeys(boolean isServer) throws Exception {
        TransportOptions often =
                TransportOptions.of(List.of(new HostKey(HOST))).withRekeying(300_000, Duration.ofHours(1));
        ClientOptions options = options(goodKey());
        try (TestServer renewing = isServer
                        ? new TestServer(
                                often, TestServer.anyMethod(), GOOD.publicKey().toLine(""))
                        : new TestServer(HOST, GOOD.publicKey());
                ClientConnection connection =
                        ClientConnection.open(renewing.link(), isServer ? options : options.with(often))) {
            carriesMuch(connection);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ssh-ed25519", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521", "ssh-rsa"})
    void provesAndVerifiesByEachTypeOfKey(String type) throws Exception {
        SigningKey key = TestServer.key(type);
        try (TestServer one = new TestServer(key, key.publicKey());
                ClientConnection connection = ClientConnection.open(
                        one.link(),
                        ClientOptions.of(
                                one.hostKeys(), "alice", new PublicKeyLogin(List.of(new KeyIdentity(type, key)))))) {
            assertThat(connection.hostKey()).isEqualTo(key.publicKey());
        }
    }
}
