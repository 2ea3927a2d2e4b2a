package org.mpl4j.tcpip.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.tcp.KeepAliveSettings;
import org.mpl4j.tcpip.tcp.TcpSettings;

/** Connections as programs see them: what waits, what ends the wait, and what is said then. */
class SocketTest {
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final TwoHosts hosts = new TwoHosts();

    @AfterEach
    void close() throws IOException {
        hosts.close();
    }

    /** Both ends of a connection. */
    private record Pair(TcpSocket client, TcpSocket server) {}

    private Pair pair() throws IOException {
        try (TcpServerSocket listener = hosts.listen(1)) {
            TcpSocket client = hosts.connect(listener);
            return new Pair(client, listener.accept());
        }
    }

    private static ByteBuffer text(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String read(TcpSocket socket) throws IOException {
        ByteBuffer into = ByteBuffer.allocate(100);
        int count = socket.read(into);
        return count < 0 ? "end" : new String(into.array(), 0, count, StandardCharsets.UTF_8);
    }

    @Test
    void goesBothWaysAndHasAddresses() throws IOException {
        Pair pair = pair();
        assertThat(pair.client().write(text("question"))).isEqualTo(8);
        assertThat(read(pair.server())).isEqualTo("question");
        pair.server().write(text("answer"));
        assertThat(read(pair.client())).isEqualTo("answer");
        assertThat(pair.client().remoteAddress()).isEqualTo(pair.server().localAddress());
        assertThat(pair.server().remoteAddress()).isEqualTo(pair.client().localAddress());
        assertThat(pair.client().localAddress().getAddress().getHostAddress()).isEqualTo(TwoHosts.LEFT);
    }

    @Test
    void connectsByIpv6AndByTheLoopback() throws Exception {
        assertThat(hosts.left.awaitAddresses(LONG)).isTrue();
        assertThat(hosts.right.awaitAddresses(LONG)).isTrue();
        try (TcpServerSocket listener = hosts.right.listen(new InetSocketAddress(0), 1)) {
            int port = listener.localAddress().getPort();
            try (TcpSocket socket =
                    hosts.left.connect(new InetSocketAddress(InetAddress.ofLiteral("2001:db8::2"), port), LONG)) {
                socket.write(text("six"));
                assertThat(read(listener.accept())).isEqualTo("six");
            }
            try (TcpSocket socket = hosts.right.connect(new InetSocketAddress("127.0.0.1", port), LONG)) {
                socket.write(text("loop"));
                assertThat(read(listener.accept())).isEqualTo("loop");
            }
        }
    }

    @Test
    void outputEndsAndInputGoesOn() throws IOException {
        Pair pair = pair();
        pair.client().write(text("last"));
        pair.client().shutdownOutput();
        assertThat(read(pair.server())).isEqualTo("last");
        assertThat(read(pair.server())).isEqualTo("end");
        assertThatThrownBy(() -> pair.client().write(text("more"))).isInstanceOf(ClosedChannelException.class);
        pair.server().write(text("still"));
        pair.server().close();
        assertThat(read(pair.client())).isEqualTo("still");
        assertThat(read(pair.client())).isEqualTo("end");
    }

    @Test
    void readsOfShutInputAreAtTheEnd() throws Exception {
        Pair pair = pair();
        Waiting reader = Waiting.at(() -> assertThat(read(pair.client())).isEqualTo("end"));
        pair.client().shutdownInput();
        assertThat(reader.end()).isNull();
    }

    @Test
    void readTimesOutAndGoesOn() throws IOException {
        Pair pair = pair();
        pair.server().setReadTimeout(SHORT);
        assertThatThrownBy(() -> read(pair.server()))
                .isInstanceOf(SocketTimeoutException.class)
                .hasMessage("reading took longer than 0.05 s");
        pair.server().setReadTimeout(LONG);
        pair.client().write(text("late"));
        assertThat(read(pair.server())).isEqualTo("late");
    }

    @Test
    void acceptTimesOutAndGoesOn() throws IOException {
        try (TcpServerSocket listener = hosts.listen(1)) {
            listener.setTimeout(SHORT);
            assertThatThrownBy(listener::accept).isInstanceOf(SocketTimeoutException.class);
            listener.setTimeout(LONG);
            hosts.connect(listener);
            assertThat(listener.accept().isOpen()).isTrue();
        }
    }

    @Test
    void closingEndsAllWaits() throws Exception {
        Pair pair = pair();
        TcpSocket full = pair().client();
        TcpServerSocket listener = hosts.listen(1);
        Waiting reader = Waiting.at(() -> read(pair.client()));
        Waiting writer = Waiting.at(() -> full.write(ByteBuffer.allocate(1 << 24)));
        Waiting accepter = Waiting.at(listener::accept);
        pair.client().close();
        full.close();
        listener.close();
        for (Waiting waiting : List.of(reader, writer, accepter)) {
            assertThat(waiting.end()).isExactlyInstanceOf(AsynchronousCloseException.class);
        }
        assertThatThrownBy(() -> read(pair.client())).isExactlyInstanceOf(ClosedChannelException.class);
        assertThatThrownBy(listener::accept).isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void interruptsEndWaitsAndClose() throws Exception {
        Pair pair = pair();
        TcpServerSocket listener = hosts.listen(1);
        Waiting reader = Waiting.at(() -> read(pair.client()));
        Waiting accepter = Waiting.at(() -> {
            try {
                listener.accept();
            } finally {
                assertThat(Thread.currentThread().isInterrupted()).isTrue();
            }
        });
        assertThat(reader.interrupt().end()).isInstanceOf(ClosedByInterruptException.class);
        assertThat(accepter.interrupt().end()).isInstanceOf(ClosedByInterruptException.class);
        assertThat(pair.client().isOpen()).isFalse();
        assertThat(listener.isOpen()).isFalse();
        Waiting interruptedBefore = Waiting.at(() -> {
            Thread.currentThread().interrupt();
            read(pair.server());
        });
        assertThat(interruptedBefore.end()).isInstanceOf(ClosedByInterruptException.class);
    }

    @Test
    void interruptEndsConnecting() throws Exception {
        hosts.cable.cut();
        Waiting connecting = Waiting.at(() -> hosts.left.connect(TwoHosts.right(7), LONG));
        assertThat(connecting.interrupt().end()).isInstanceOf(ClosedByInterruptException.class);
    }

    @Test
    void closingWithUnreadBytesResets() throws IOException {
        Pair pair = pair();
        pair.client().write(text("unread"));
        pair.server().write(text("answer"));
        assertThat(read(pair.client())).isEqualTo("answer");
        awaitAvailable(pair.server());
        pair.server().close();
        assertThatThrownBy(() -> read(pair.client()))
                .isInstanceOf(SocketException.class)
                .hasMessageStartingWith("connection reset by 192.0.2.2 port");
        assertThatThrownBy(() -> pair.client().write(text("more")))
                .isInstanceOf(SocketException.class)
                .hasMessageStartingWith("connection reset");
    }

    private static void awaitAvailable(TcpSocket socket) {
        long deadline = System.nanoTime() + LONG.toNanos();
        while (socket.available() == 0) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.yield();
        }
    }

    @Test
    void abortsReset() throws Exception {
        Pair pair = pair();
        Waiting reader = Waiting.at(() -> read(pair.client()));
        pair.server().abort();
        assertThat(reader.end()).isExactlyInstanceOf(SocketException.class).hasMessageContaining("reset");
        Pair other = pair();
        Waiting otherReader = Waiting.at(() -> read(other.client()));
        other.server().setLinger(Duration.ZERO);
        other.server().close();
        assertThat(otherReader.end()).isExactlyInstanceOf(SocketException.class);
    }

    @Test
    void lingersUntilAllIsThere() throws IOException {
        Pair pair = pair();
        pair.client().write(ByteBuffer.allocate(200_000));
        pair.client().setLinger(LONG);
        pair.client().close();
        assertThat(pair.server().available()).isEqualTo(200_000);
        hosts.cable.cut();
        pair.server().setLinger(SHORT);
        pair.server().shutdownInput();
        pair.server().close();
        assertThat(pair.server().connection().cause()).isNotNull();
    }

    @Test
    void saysWhyItCannotConnect() {
        assertThatThrownBy(() -> hosts.left.connect(TwoHosts.right(9), LONG))
                .isInstanceOf(ConnectException.class)
                .hasMessage("connection refused: nobody listens at 192.0.2.2 port 9");
        assertThatThrownBy(() -> hosts.left.connect(new InetSocketAddress("198.51.100.1", 9), LONG))
                .isInstanceOf(NoRouteToHostException.class)
                .hasMessageContaining("198.51.100.1 port 9 cannot be reached");
        assertThatThrownBy(() -> hosts.left.connect(new InetSocketAddress("192.0.2.77", 9), LONG))
                .isInstanceOf(NoRouteToHostException.class);
        hosts.cable.cut();
        assertThatThrownBy(() -> hosts.left.connect(TwoHosts.right(9), SHORT))
                .isInstanceOf(SocketTimeoutException.class)
                .hasMessageContaining("connecting to 192.0.2.2 port 9");
        assertThat(hosts.left.stack().tcp().connections()).isZero();
    }

    @Test
    void takesNoMoreThanTheBacklog() throws IOException {
        try (TcpServerSocket listener = hosts.listen(2)) {
            hosts.connect(listener);
            hosts.connect(listener);
            assertThatThrownBy(() -> hosts.left.connect(listener.localAddress(), Duration.ofMillis(300)))
                    .isInstanceOf(SocketTimeoutException.class);
            listener.accept();
            hosts.connect(listener);
        }
    }

    @Test
    void saysWhyItCannotListen() throws IOException {
        assertThatThrownBy(() -> hosts.left.listen(new InetSocketAddress("192.0.2.9", 80), 1))
                .isInstanceOf(BindException.class)
                .hasMessageContaining("cannot assign 192.0.2.9 port 80: the stack's addresses are [192.0.2.1,");
        try (TcpServerSocket listener = hosts.listen(1)) {
            assertThatThrownBy(() -> hosts.right.listen(listener.localAddress(), 1))
                    .isInstanceOf(BindException.class)
                    .hasMessageContaining("is in use");
        }
    }

    @Test
    void bytesOfSeveralWritersStayTogether() throws Exception {
        Pair pair = pair();
        int size = 300_000;
        List<Waiting> writers = new ArrayList<>();
        for (byte id = 1; id <= 3; id++) {
            byte[] all = new byte[size];
            java.util.Arrays.fill(all, id);
            writers.add(Waiting.at(() -> pair.client().write(ByteBuffer.wrap(all))));
        }
        int changes = 0;
        int last = 0;
        ByteBuffer into = ByteBuffer.allocate(10_000);
        for (int count = 0; count < 3 * size; count += into.limit()) {
            pair.server().read(into.clear());
            for (byte next : java.util.Arrays.copyOf(into.array(), into.flip().limit())) {
                changes += next != last ? 1 : 0;
                last = next;
            }
        }
        assertThat(changes).isEqualTo(3);
        for (Waiting writer : writers) {
            assertThat(writer.end()).isNull();
        }
    }

    @Test
    void hasTheBuffersThatWereAskedFor() throws IOException {
        TcpSettings small = TcpSettings.DEFAULT.buffers(1000, 2000);
        try (TcpServerSocket listener = hosts.right.listen(TwoHosts.right(0), 1, small)) {
            TcpSocket client = hosts.left.connect(listener.localAddress(), LONG, small);
            assertThat(client.connection().room()).isEqualTo(1000);
            client.setNoDelay(true);
            client.write(ByteBuffer.allocate(2500));
            TcpSocket server = listener.accept();
            awaitAvailable(server);
            ByteBuffer into = ByteBuffer.allocate(10_000);
            while (into.position() < 2500) {
                assertThat(server.available()).isLessThanOrEqualTo(2000);
                server.read(into);
            }
        }
    }

    @Test
    void findsOutThatNobodyIsThere() throws Exception {
        Pair pair = pair();
        pair.client().setKeepAlive(new KeepAliveSettings(10 * Durations.MILLISECOND, 10 * Durations.MILLISECOND, 3));
        Waiting reader = Waiting.at(() -> read(pair.client()));
        pair.server().write(text("still here"));
        assertThat(reader.end()).isNull();
        Waiting next = Waiting.at(() -> read(pair.client()));
        hosts.cable.cut();
        assertThat(next.end())
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("connection timed out: 192.0.2.2 port");
    }

    @Test
    void lingersForTheEndAlone() throws Exception {
        Pair pair = pair();
        pair.client().write(text("all"));
        assertThat(read(pair.server())).isEqualTo("all");
        pair.client().setLinger(Duration.ofDays(1));
        // An acknowledgment that was delayed shall not be what is waited for.
        Thread.sleep(100);
        Waiting.at(() -> pair.client().close()).end();
        assertThat(read(pair.server())).isEqualTo("end");
    }

    @Test
    void anErrorOfTheStackEndsAllWaits() throws Exception {
        Pair pair = pair();
        Waiting reader = Waiting.at(() -> read(pair.client()));
        hosts.cable.breakDown();
        assertThat(reader.end()).isInstanceOf(AsynchronousCloseException.class);
        assertThatThrownBy(() -> hosts.left.connect(TwoHosts.right(9), LONG)).hasMessage("the stack is closed");
    }

    @Test
    void closingTheStackSendsWhatWasWrittenAndEndsAllWaits() throws Exception {
        Pair pair = pair();
        Waiting reader = Waiting.at(() -> read(pair.client()));
        TcpServerSocket listener = hosts.left.listen(new InetSocketAddress(TwoHosts.LEFT, 0), 1);
        Waiting accepter = Waiting.at(listener::accept);
        pair.client().write(text("last"));
        hosts.left.close();
        assertThat(reader.end()).isInstanceOf(AsynchronousCloseException.class);
        assertThat(accepter.end()).isInstanceOf(AsynchronousCloseException.class);
        assertThat(read(pair.server())).isEqualTo("last");
        assertThat(read(pair.server())).isEqualTo("end");
        assertThatThrownBy(() -> hosts.left.connect(TwoHosts.right(9), LONG)).hasMessage("the stack is closed");
    }
}
