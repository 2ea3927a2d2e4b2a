package org.mpl4j.servers.common.nativeio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@EnabledOnOs(OS.LINUX)
@Timeout(120)
final class ConnectedDatagramsTest {
    private static final int ROOM = 64;

    private static List<String> texts() {
        List<String> texts = new ArrayList<>();
        // Runs of one length, of changing lengths, of nothing, and one that is longer than the kernel takes at once.
        for (int length : new int[] {9, 9, 9, 12, 9, 9, 0, 0, 30, 29, 28, 28}) {
            texts.add("x".repeat(length));
        }
        for (int i = 0; i < 100; i++) {
            texts.add("query number %3d".formatted(i));
        }
        return texts;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void eachDatagramArrivesAndEachAnswerComesBack(boolean isSegmenting) throws IOException {
        List<String> texts = texts();
        ConnectedDatagrams.Sizes sizes = new ConnectedDatagrams.Sizes(texts.size(), ROOM, ROOM, isSegmenting);
        try (DatagramChannel server =
                        DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                ConnectedDatagrams client =
                        ConnectedDatagrams.open((InetSocketAddress) server.getLocalAddress(), sizes)) {
            for (int i = 0; i < texts.size(); i++) {
                client.outgoing(i).clear().put(texts.get(i).getBytes(StandardCharsets.US_ASCII));
            }
            assertThat(client.send(texts.size())).isEqualTo(texts.size());
            assertThat(client.isSegmenting()).isEqualTo(isSegmenting);
            assertThat(echo(server, texts.size())).isEqualTo(texts);
            assertThat(received(client, texts.size())).isEqualTo(texts);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nobodyListening(boolean isSegmenting) throws IOException {
        InetSocketAddress nobody;
        try (DatagramChannel gone =
                DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            nobody = (InetSocketAddress) gone.getLocalAddress();
        }
        try (ConnectedDatagrams client =
                ConnectedDatagrams.open(nobody, new ConnectedDatagrams.Sizes(4, ROOM, ROOM, isSegmenting))) {
            for (int i = 0; i < 10; i++) {
                client.outgoing(0).clear().put((byte) 1);
                client.outgoing(1).clear().put((byte) 2);
                client.send(2);
                client.await(TimeUnit.MILLISECONDS.toNanos(1));
                assertThat(client.receive()).isZero();
            }
        }
    }

    private static List<String> echo(DatagramChannel server, int count) throws IOException {
        List<String> seen = new ArrayList<>();
        ByteBuffer buffer = ByteBuffer.allocate(ROOM);
        for (int i = 0; i < count; i++) {
            SocketAddress sender = server.receive(buffer.clear());
            seen.add(text(buffer.flip()));
            server.send(buffer.rewind(), sender);
        }
        return seen;
    }

    private static List<String> received(ConnectedDatagrams client, int count) throws IOException {
        List<String> seen = new ArrayList<>();
        while (seen.size() < count) {
            client.await(TimeUnit.SECONDS.toNanos(60));
            int more = client.receive();
            assertThat(more).isPositive();
            for (int i = 0; i < more; i++) {
                seen.add(text(client.incoming(i)));
            }
        }
        return seen;
    }

    private static String text(ByteBuffer buffer) {
        return StandardCharsets.US_ASCII.decode(buffer.duplicate()).toString();
    }
}
