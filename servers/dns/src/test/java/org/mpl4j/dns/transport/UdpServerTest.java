package org.mpl4j.dns.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.Dns.Rcode;
import org.mpl4j.dns.service.Transport;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.servers.common.metrics.Tallies;
import org.mpl4j.servers.common.nativeio.NativeIo;

final class UdpServerTest {
    private static final UdpOptions CHANNELS =
            UdpOptions.standard().withSocketsPerAddress(2).withNativeAfter(UdpOptions.NEVER);
    private static final UdpOptions SOON_NATIVE =
            CHANNELS.withSocketsPerAddress(1).withNativeAfter(10);
    private static final int PATIENCE_MILLIS = 60_000;

    private final Tallies tallies = TransportCounter.tallies();

    private UdpServer start(String host, UdpOptions options) throws IOException {
        UdpServer server = UdpServer.bind(List.of(new InetSocketAddress(host, 0)), options);
        server.start(EchoService::new, tallies);
        return server;
    }

    private long count(TransportCounter counter) {
        return counter.sum(tallies, Transport.UDP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void answersWhoAsks(String host) throws Exception {
        try (UdpServer server = start(host, CHANNELS);
                Client client = new Client(server)) {
            for (int id = 1; id < 100; id++) {
                Dns answer = client.ask(id, "www.example.org");
                assertThat(answer.id()).isEqualTo(id);
                assertThat(answer.rcode()).isEqualTo(Rcode.Refused);
            }
        }
        assertThat(count(TransportCounter.SENT)).isEqualTo(99);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void answersOthersWhileAnAnswerIsStillToCome(boolean isNative) throws Exception {
        assumeThat(!isNative || NativeIo.isAvailable()).isTrue();
        try (UdpServer server = start("127.0.0.1", isNative ? SOON_NATIVE : CHANNELS.withSocketsPerAddress(1));
                Client slow = new Client(server);
                Client fast = new Client(server)) {
            for (int id = 1; isNative && server.nativeCount() == 0 && id < 10_000; id++) {
                fast.ask(id, "www.example.org");
            }
            long before = count(TransportCounter.SENT);
            slow.send(EchoService.query(1, "later-300"));
            assertThat(fast.ask(2, "www.example.org").id()).isEqualTo(2);
            assertThat(count(TransportCounter.SENT)).isEqualTo(before + 1);
            assertThat(slow.receive().id()).isEqualTo(1);
            assertThat(count(TransportCounter.UNANSWERED)).isZero();
        }
    }

    @Test
    void goesOnAfterMessagesThatAreDroppedOrMalformedOrCostAnException() throws Exception {
        try (UdpServer server = start("127.0.0.1", CHANNELS);
                Client client = new Client(server)) {
            client.send(EchoService.query(1, "drop"));
            client.send(EchoService.query(2, "throw"));
            client.send(ByteBuffer.wrap(new byte[CHANNELS.room() + 1]));
            client.send(ByteBuffer.wrap(new byte[] {1, 2, 3}));
            assertThat(client.receive().rcode()).isEqualTo(Rcode.FormErr);
            assertThat(client.ask(5, "www.example.org").id()).isEqualTo(5);
        }
        assertThat(count(TransportCounter.UNANSWERED)).isEqualTo(1);
        assertThat(count(TransportCounter.FAILED)).isEqualTo(1);
        assertThat(count(TransportCounter.REJECTED)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void losesNothingWhenBatchesTakeOver(String host) throws Exception {
        assumeThat(NativeIo.isAvailable()).isTrue();
        try (UdpServer server = start(host, SOON_NATIVE);
                Client client = new Client(server)) {
            int id = 0;
            Set<Integer> answered = new HashSet<>();
            while (server.nativeCount() == 0 || id < 5000) {
                int window = Math.min(id, 32);
                for (int i = 0; i <= window; i++) {
                    client.send(EchoService.query(++id & 0xffff, "www.example.org"));
                }
                for (int i = 0; i <= window; i++) {
                    answered.add(client.receive().id());
                }
                assertThat(answered).hasSize(id);
            }
            client.send(ByteBuffer.wrap(new byte[SOON_NATIVE.room() + 1]));
            client.send(EchoService.query(1, "drop"));
            client.send(EchoService.query(2, "throw"));
            assertThat(client.ask(3, "www.example.org").id()).isEqualTo(3);
            assertThat(client.ask(4, "who").answers().get(0).toString())
                    .contains(host.equals("::1") ? "31" : hex("ffff7f000001"));
        }
        assertThat(count(TransportCounter.REJECTED)).isEqualTo(1);
        assertThat(count(TransportCounter.FAILED)).isEqualTo(1);
        assertThat(count(TransportCounter.UNANSWERED)).isEqualTo(1);
    }

    private static String hex(String text) {
        StringBuilder digits = new StringBuilder();
        text.chars().forEach(c -> digits.append(Integer.toHexString(c)));
        return digits.toString();
    }

    @Test
    void freesItsPortWhenItIsClosed() throws Exception {
        for (int round = 0; round < 3; round++) {
            UdpServer server = start("127.0.0.1", round == 0 ? CHANNELS : SOON_NATIVE);
            try (Client client = new Client(server)) {
                for (int id = 0; id < 200; id++) {
                    client.ask(id, "www.example.org");
                }
            }
            server.close();
            try (UdpServer next = UdpServer.bind(server.addresses(), SOON_NATIVE)) {
                assertThat(next.addresses()).isEqualTo(server.addresses());
            }
        }
    }

    @Test
    void listensOnEachAddressInsteadOfAWildcard() throws IOException {
        try (UdpServer server = UdpServer.bind(List.of(new InetSocketAddress("0.0.0.0", 0)), SOON_NATIVE)) {
            assertThat(server.addresses())
                    .isNotEmpty()
                    .allMatch(address -> !address.getAddress().isAnyLocalAddress())
                    .anyMatch(address -> address.getAddress().isLoopbackAddress());
        }
    }

    @Test
    void saysWhereItCannotListen() throws IOException {
        try (UdpServer server = UdpServer.bind(List.of(new InetSocketAddress("127.0.0.1", 0)), SOON_NATIVE)) {
            int port = server.addresses().getFirst().getPort();
            assertThatThrownBy(() -> UdpServer.bind(server.addresses(), SOON_NATIVE))
                    .isInstanceOf(IOException.class)
                    .hasMessage("cannot listen on 127.0.0.1:" + port + " over UDP: Address already in use");
        }
    }

    /** A socket that asks. */
    private static final class Client implements AutoCloseable {
        private final DatagramSocket socket = new DatagramSocket();
        private final InetSocketAddress server;

        Client(UdpServer server) throws IOException {
            this.server = server.addresses().getFirst();
            socket.connect(this.server);
            socket.setSoTimeout(PATIENCE_MILLIS);
        }

        void send(ByteBuffer message) throws IOException {
            socket.send(new DatagramPacket(message.array(), message.limit(), server));
        }

        Dns receive() throws IOException, ParseException {
            DatagramPacket packet = new DatagramPacket(new byte[0xffff], 0xffff);
            try {
                socket.receive(packet);
            } catch (SocketTimeoutException e) {
                throw new AssertionError("no answer", e);
            }
            return Dns.parse(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()));
        }

        Dns ask(int id, String name) throws IOException, ParseException {
            send(EchoService.query(id, name));
            return receive();
        }

        @Override
        public void close() {
            socket.close();
        }
    }
}
