package org.mpl4j.dns.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.servers.common.conduit.ConduitDirectory;
import org.mpl4j.servers.common.conduit.ConduitGiver;
import org.mpl4j.servers.common.conduit.ConduitRequests;
import org.mpl4j.servers.common.link.LinkPump;
import org.mpl4j.servers.common.link.SocketListener;

/** Queries by conduits that a directory gives, behind a connection of TCP. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class GivenConduitsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void answersWhoADirectorySends(@TempDir Path folder) throws Exception {
        Path path = folder.resolve("clients");
        ConduitDirectory directory = new ConduitDirectory(folder.resolve("conduits"));
        try (ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
                SocketListener relay = new SocketListener(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            listening.bind(UnixDomainSocketAddress.of(path));
            StreamTransport streams =
                    ConduitNetwork.given(Network.ofKernel(), path).streams(StreamLimits.standard());
            streams.bind(List.of(), null);
            streams.start(EchoService::new, TransportCounter.tallies());
            try (ConduitGiver giver = new ConduitGiver(listening.accept());
                    ConduitRequests requests = new ConduitRequests(
                            directory.socket(),
                            PosixFilePermissions.fromString("rw-------"),
                            8,
                            PATIENCE,
                            giver::give)) {
                requests.start();
                Thread.startVirtualThread(() -> {
                    try {
                        LinkPump.join(relay.accept(), directory.connect("dns.example", PATIENCE));
                    } catch (IOException | InterruptedException e) {
                        // The client sees that its connection ends.
                    }
                });
                InetSocketAddress at = (InetSocketAddress) relay.localAddress();
                try (StreamClient client = new StreamClient(new Socket(at.getAddress(), at.getPort()))) {
                    for (int id = 0; id < 100; id++) {
                        client.ask(id, "www.example.org");
                        assertThat(client.receive().id()).isEqualTo(id);
                    }
                    assertThat(giver.openCount()).isEqualTo(1);
                }
            } finally {
                streams.close();
            }
        }
    }
}
