package org.mpl4j.ssh.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpl4j.ssh.crypto.Algorithms;
import org.mpl4j.ssh.keys.PrivateKeyFile;
import org.mpl4j.ssh.packets.ssh.SshTransport.MessageBranch.Disconnect.ReasonCode;

/** The two sides of a transport with each other. */
final class RolesTest {
    private static final int PIECE = 20_000;
    private static final int PIECES = 40;

    private static TransportOptions server;
    private static final TransportOptions CLIENT = TransportOptions.of(List.of());

    @BeforeAll
    static void makeKeys() throws Exception {
        server = TransportOptions.of(
                List.of(new HostKey(PrivateKeyFile.generate("ssh-ed25519", "").key())));
    }

    static Stream<String> keyExchanges() {
        return Algorithms.keyExchanges().stream();
    }

    private static TransportOptions with(TransportOptions options, List<String> exchanges, List<String> compressions) {
        return options.withKeyExchanges(exchanges).withCompressions(compressions);
    }

    private static void exchangeData(TransportPair pair, int pieces) throws Exception {
        byte[] piece = new byte[PIECE];
        new Random(1).nextBytes(piece);
        for (int i = 0; i < pieces; i++) {
            pair.client.send(piece);
            pair.server.send(piece);
        }
        for (int i = 0; i < pieces; i++) {
            assertThat(pair.client.next()).isEqualTo(piece);
            assertThat(pair.server.next()).isEqualTo(piece);
        }
        assertThat(pair.client.violations).isEmpty();
        assertThat(pair.server.violations).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("keyExchanges")
    void agreeByEachMethod(String name) throws Exception {
        try (TransportPair pair = new TransportPair(server, with(CLIENT, List.of(name), Algorithms.compressions()))) {
            pair.client.awaitLogin();
            assertThat(pair.client.transport.sessionId()).isEqualTo(pair.server.transport.sessionId());
            assertThat(pair.client.transport.hostKey())
                    .isEqualTo(server.hostKeys().get(0).shown().blob());
            assertThat(pair.client.transport.isAuthenticated()).isTrue();
            exchangeData(pair, 1);
        }
    }

    @Test
    void tellTheAlgorithmsOfUserKeys() throws Exception {
        try (TransportPair pair = new TransportPair(server, CLIENT)) {
            pair.client.awaitLogin();
            assertThat(pair.client.extensions)
                    .contains(Transport.SIGNATURE_ALGORITHMS + "=" + String.join(",", server.userKeys()));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void eitherSideRenewsKeys(boolean isServer) throws Exception {
        TransportOptions often = (isServer ? server : CLIENT).withRekeying(100_000, Duration.ofHours(1));
        AtomicInteger exchanges = new AtomicInteger();
        try (TransportPair pair = new TransportPair(
                isServer ? often : server,
                isServer ? CLIENT : often,
                TransportPair.verifier(shown -> exchanges.incrementAndGet()))) {
            pair.client.awaitLogin();
            // All may be sent before the other side has its new keys, and none are asked for then.
            for (int i = 0; i < 100 && exchanges.get() <= 2; i++) {
                exchangeData(pair, PIECES);
            }
            assertThat(exchanges.get()).isGreaterThan(2);
        }
    }

    @Test
    void bothCompressAcrossNewKeys() throws Exception {
        List<String> zlib = List.of("zlib@openssh.com");
        TransportOptions often =
                with(CLIENT, Algorithms.keyExchanges(), zlib).withRekeying(100_000, Duration.ofHours(1));
        try (TransportPair pair = new TransportPair(with(server, Algorithms.keyExchanges(), zlib), often)) {
            pair.client.awaitLogin();
            exchangeData(pair, PIECES);
        }
    }

    @Test
    void aHostKeyThatIsNotKnownEndsIt() throws Exception {
        HostKeyVerifier nobody = TransportPair.verifier(shown -> {
            throw new ProtocolException(ReasonCode.HostKeyNotVerifiable, "not known: " + shown.fingerprint());
        });
        try (TransportPair pair = new TransportPair(server, CLIENT, nobody)) {
            String fingerprint = server.hostKeys().get(0).shown().fingerprint();
            assertThat(pair.client.awaitEnd()).isEqualTo("not known: " + fingerprint);
            assertThat(pair.server.awaitEnd()).contains("not known: " + fingerprint);
            assertThat(pair.client.transport.sessionId()).isEmpty();
        }
    }

    static Stream<Arguments> breaches() {
        return Stream.of(
                Arguments.of(
                        "Receive_Auth_Success", breach(one -> one.sendAuthentication(message -> message.asSuccess()))),
                Arguments.of(
                        "Receive_Auth_Request_None",
                        breach(one -> one.sendAuthentication(message -> message.asRequest()
                                .userName("a")
                                .serviceName("b")
                                .asNone()))),
                Arguments.of(
                        "Receive_Transport_ServiceRequest",
                        breach(one -> one.sendTransport(
                                message -> message.asServiceRequest().serviceName("ssh-userauth")))),
                Arguments.of(
                        "Receive_Transport_NewKeys", breach(one -> one.sendTransport(message -> message.asNewKeys()))),
                Arguments.of(
                        "Receive_Connection_ChannelData",
                        breach(one -> one.send(message ->
                                message.asChannelData().recipientChannel(5).data("x")))),
                Arguments.of(
                        "Receive_Connection_ChannelClose",
                        breach(one ->
                                one.send(message -> message.asChannelClose().recipientChannel(0)))));
    }

    /** What a server sends that it must not. */
    private interface Breach {
        void commit(Transport transport) throws IOException;
    }

    private static Breach breach(Breach breach) {
        return breach;
    }

    @ParameterizedTest
    @MethodSource("breaches")
    void aServerThatBreaksThePolicyIsDisconnected(String statecall, Breach breach) throws Exception {
        try (TransportPair pair = TransportPair.withLawlessServer(server, CLIENT)) {
            pair.client.awaitLogin();
            pair.server.awaitLogin();
            breach.commit(pair.server.transport);
            assertThat(pair.server.awaitEnd()).isEqualTo("2: " + statecall + " is not allowed now");
            assertThat(pair.client.violations).singleElement().asString().contains(statecall);
            assertThat(pair.client.received).isEmpty();
        }
    }

    @Test
    void whatThePolicyForbidsEndsIt() throws Exception {
        try (TransportPair pair = new TransportPair(server, CLIENT)) {
            pair.client.awaitLogin();
            pair.client.transport.sendAuthentication(message -> message.asFailure()
                    .authenticationsThatCanContinue("password")
                    .partialSuccess(false));
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("Transmit_Auth_Failure is not allowed");
            return;
        }
        throw new AssertionError("a client must not tell the server that it has failed");
    }
}
