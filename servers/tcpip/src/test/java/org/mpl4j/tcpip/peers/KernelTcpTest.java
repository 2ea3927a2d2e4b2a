package org.mpl4j.tcpip.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.phy.Faults;
import org.mpl4j.tcpip.tcp.CloseCause;
import org.mpl4j.tcpip.tcp.TcpConnection;
import org.mpl4j.tcpip.tcp.TcpEvent;
import org.mpl4j.tcpip.tcp.TcpListener;
import org.mpl4j.tcpip.tcp.TcpSettings;

/** Connections between our stack and that of Linux, both ways, also where packets are lost. {@code -Dmpl.transfer.bytes=100000000} moves so much each way over each of the links, which takes hours; {@code -Dmpl.transfer.link="5 % loss"} takes one of them. */
class KernelTcpTest {
    private static final int WHOLE = Integer.getInteger("mpl.transfer.bytes", 0);
    private static final String LINK = System.getProperty("mpl.transfer.link", "");
    private static final long FIFTY = 50 * Durations.MILLISECOND;

    private static final String CLIENT = """
            import socket, sys, os, hashlib, threading
            size = int(sys.argv[2])
            data = os.urandom(size)
            s = socket.create_connection((sys.argv[1], 7), timeout=50)
            def send():
                # Not sendall(), whose timeout is for all of it.
                left = memoryview(data)
                while left:
                    left = left[s.send(left[:65536]):]
                s.shutdown(socket.SHUT_WR)
            threading.Thread(target=send).start()
            got = hashlib.sha256()
            count = 0
            while True:
                part = s.recv(65536)
                if not part:
                    break
                got.update(part)
                count += len(part)
            print(count, got.hexdigest() == hashlib.sha256(data).hexdigest())
            try:
                socket.create_connection((sys.argv[1], 9), timeout=5)
            except ConnectionRefusedError:
                print('refused')
            """;

    private static final String SERVER = """
            import socket, sys
            s = socket.socket()
            s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            s.bind((sys.argv[1], 80))
            s.listen(1)
            c, peer = s.accept()
            c.settimeout(20)
            count = 0
            while True:
                part = c.recv(65536)
                if not part:
                    break
                count += len(part)
            c.sendall(str(count).encode())
            c.close()
            """;

    static List<Arguments> links() {
        long delay = 5 * Durations.MILLISECOND;
        Faults far = Faults.NONE.delay(delay, 0);
        Faults jittered = Faults.NONE.delay(FIFTY / 2, FIFTY / 2);
        List<Arguments> links = List.of(
                Arguments.of("good", 1500, Faults.NONE, 5_000_000),
                Arguments.of("5 % loss", 1500, far.loss(0.05), 400_000),
                Arguments.of("20 % reordering", 1500, far.reordering(0.2), 400_000),
                Arguments.of("2 % corruption", 1500, far.corruption(0.02), 400_000),
                Arguments.of("3 % duplication", 1500, far.duplication(0.03), 400_000),
                Arguments.of("50 ms jittered delay", 1500, jittered, 200_000),
                Arguments.of("256-byte MTU", 256, Faults.NONE, 400_000),
                Arguments.of(
                        "all of it",
                        256,
                        jittered.loss(0.05).reordering(0.2).corruption(0.02).duplication(0.03),
                        20_000));
        return LINK.isEmpty()
                ? links
                : links.stream().filter(link -> LINK.equals(link.get()[0])).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("links")
    void echoesWhatTheKernelSends(String name, int mtu, Faults faults, int little)
            throws IOException, InterruptedException {
        int size = WHOLE > 0 ? WHOLE : little;
        try (KernelPeer peer = new KernelPeer(mtu, faults)) {
            peer.driver().execute(() -> echo(peer, TcpSettings.DEFAULT));
            for (String address : KernelPeer.ours(mtu)) {
                assertThat(peer.inside("python3", "-c", CLIENT, address, "" + size))
                        .isEqualTo(size + " True\nrefused\n");
            }
            assertThat(peer.stack().tcp().counts().get(TcpEvent.REFUSED_BY_POLICY))
                    .isZero();
        }
    }

    static void echo(KernelPeer peer, TcpSettings settings) {
        TcpListener listener = peer.stack().tcp().listen(IpAddress.ANY, 7, 10, settings);
        listener.onConnection(() -> {
            TcpConnection connection = listener.accept();
            ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
            connection.onChange(() -> {
                while (connection.room() > 0) {
                    buffer.clear().limit(Math.min(buffer.capacity(), connection.room()));
                    int count = connection.read(buffer);
                    if (count < 0) {
                        connection.closeOutput();
                        return;
                    }
                    if (count == 0) {
                        return;
                    }
                    connection.write(buffer.flip());
                }
            });
        });
    }

    @Test
    void connectsToTheKernel() throws Exception {
        try (KernelPeer peer = new KernelPeer(1500)) {
            int size = 3_000_000;
            CompletableFuture<String> answer = new CompletableFuture<>();
            CompletableFuture<CloseCause> refused = new CompletableFuture<>();
            Process server = peer.begin("python3", "-c", SERVER, KernelPeer.KERNEL_V4);
            peer.awaitListener(80);
            peer.driver().execute(() -> send(peer, size, answer));
            assertThat(answer.get(60, TimeUnit.SECONDS)).isEqualTo("" + size);
            assertThat(server.waitFor()).isZero();
            peer.driver().execute(() -> {
                TcpConnection none =
                        peer.stack().tcp().connect(IpAddress.of(KernelPeer.KERNEL_V6), 9, TcpSettings.DEFAULT);
                none.onChange(() -> refused.complete(none.cause()));
            });
            assertThat(refused.get(60, TimeUnit.SECONDS)).isEqualTo(CloseCause.REFUSED);
        }
    }

    private static void send(KernelPeer peer, int size, CompletableFuture<String> answer) {
        TcpConnection connection =
                peer.stack().tcp().connect(IpAddress.of(KernelPeer.KERNEL_V4), 80, TcpSettings.DEFAULT);
        ByteBuffer out = ByteBuffer.allocateDirect(size);
        ByteBuffer in = ByteBuffer.allocateDirect(100);
        connection.onChange(() -> {
            connection.write(out);
            if (!out.hasRemaining()) {
                connection.closeOutput();
            }
            // What has come at once is told once, be it data, the end, or both.
            int count = connection.read(in);
            while (count > 0) {
                count = connection.read(in);
            }
            if (count < 0 && !answer.isDone()) {
                byte[] text = new byte[in.flip().remaining()];
                in.get(text);
                answer.complete(new String(text, StandardCharsets.UTF_8));
            }
        });
    }
}
