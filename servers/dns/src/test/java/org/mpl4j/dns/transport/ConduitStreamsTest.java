package org.mpl4j.dns.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.service.Transport;
import org.mpl4j.servers.common.conduit.ConduitLink;
import org.mpl4j.servers.common.link.Link;
import org.mpl4j.servers.common.link.LinkPump;
import org.mpl4j.servers.common.link.SocketListener;
import org.mpl4j.servers.common.metrics.Tallies;

/** Queries by conduits, each behind a connection of TCP so that clients are the same as elsewhere. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ConduitStreamsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final Tallies tallies = TransportCounter.tallies();
    private StreamTransport streams;
    private SocketListener relay;

    @BeforeEach
    void serve() throws IOException {
        Path path = folder.resolve("dns");
        streams = new ConduitNetwork(Network.ofKernel(), List.of(path)).streams(StreamLimits.standard());
        // As a server does, for TCP and TLS.
        streams.bind(List.of(), null);
        streams.bind(List.of(), null);
        streams.start(EchoService::new, tallies);
        relay = new SocketListener(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread.startVirtualThread(() -> {
            while (relay.isOpen()) {
                try {
                    Link client = relay.accept();
                    Thread.startVirtualThread(() -> join(client, path));
                } catch (IOException e) {
                    assertThat(relay.isOpen()).isFalse();
                }
            }
        });
    }

    private static void join(Link client, Path path) {
        try {
            LinkPump.join(client, ConduitLink.connect(path, PATIENCE));
        } catch (IOException | InterruptedException e) {
            // The client sees that its connection ends.
        }
    }

    @AfterEach
    void stop() throws IOException {
        relay.close();
        streams.close();
        assertThat(folder).isEmptyDirectory();
    }

    private StreamClient connect() throws IOException {
        InetSocketAddress at = (InetSocketAddress) relay.localAddress();
        return new StreamClient(new Socket(at.getAddress(), at.getPort()));
    }

    @Test
    void answersQueriesBehindEachOther() throws Exception {
        int count = 20_000;
        try (StreamClient client = connect()) {
            Thread sending = Thread.startVirtualThread(() -> {
                ByteArrayOutputStream queries = new ByteArrayOutputStream();
                for (int id = 0; id < count; id++) {
                    queries.writeBytes(StreamClient.frame(EchoService.query(id, "www.example.org")));
                }
                try {
                    client.send(queries.toByteArray());
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            for (int id = 0; id < count; id++) {
                assertThat(client.receive().id()).isEqualTo(id);
            }
            sending.join();
        }
        assertThat(TransportCounter.SENT.sum(tallies, Transport.TCP)).isEqualTo(count);
    }

    @Test
    void answersManyClientsInTurns() throws Exception {
        List<StreamClient> clients = new java.util.ArrayList<>();
        try {
            for (int i = 0; i < 50; i++) {
                clients.add(connect());
            }
            for (int round = 0; round < 20; round++) {
                for (StreamClient client : clients) {
                    client.ask(round, "www.example.org");
                }
                for (StreamClient client : clients) {
                    Dns answer = client.receive();
                    assertThat(answer.id()).isEqualTo(round);
                    assertThat(answer.rcode()).isEqualTo(Dns.Rcode.Refused);
                }
            }
        } finally {
            for (StreamClient client : clients) {
                client.close();
            }
        }
    }

    @Test
    void answersWhatCameBeforeTheClientsEnd() throws Exception {
        InetSocketAddress at = (InetSocketAddress) relay.localAddress();
        Socket socket = new Socket(at.getAddress(), at.getPort());
        try (StreamClient client = new StreamClient(socket)) {
            client.ask(7, "www.example.org");
            socket.shutdownOutput();
            assertThat(client.receive().id()).isEqualTo(7);
            assertThat(client.isClosed()).isTrue();
        }
    }
}
