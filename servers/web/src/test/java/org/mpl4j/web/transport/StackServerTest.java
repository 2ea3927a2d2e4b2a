package org.mpl4j.web.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.tcpip.drive.FrameWait;
import org.mpl4j.tcpip.phy.Device;
import org.mpl4j.tcpip.phy.MemoryLink;
import org.mpl4j.tcpip.socket.HostStack;
import org.mpl4j.tcpip.socket.StackDevice;
import org.mpl4j.tcpip.socket.StackPlan;
import org.mpl4j.tcpip.socket.TcpSocket;
import org.mpl4j.web.TestSite;
import org.mpl4j.web.connection.RequestLog;
import org.mpl4j.web.connection.Site;
import org.mpl4j.web.connection.WebCounter;
import org.mpl4j.web.connection.WebCounts;
import org.mpl4j.web.connection.Workspace;
import org.mpl4j.web.content.ContentSettings;

/** The server in the thread that drives its stack, and clients on another stack of this process. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class StackServerTest {
    private static final String GET = "GET /text.txt HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final String LAST = "GET /text.txt HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    private static final String LARGE = "GET /large.bin HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final InetSocketAddress SERVER = new InetSocketAddress("192.0.2.2", 80);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int QUEUED = 256;

    @TempDir
    private Path root;

    private final WebCounts counts = new WebCounts();
    private HostStack serving;
    private HostStack asking;

    @BeforeEach
    void connect() {
        TestSite.fill(root);
        MemoryLink cable = new MemoryLink(1500, QUEUED);
        serving = host("192.0.2.2/24", cable.left());
        asking = host("192.0.2.1/24", cable.right());
    }

    private static HostStack host(String address, Device device) {
        return HostStack.start(StackPlan.tap("t").address(address).plan(), new StackDevice(device, new OftenLooking()));
    }

    @AfterEach
    void disconnect() throws IOException {
        asking.close(Duration.ZERO);
        serving.close(Duration.ZERO);
    }

    private StackServer server(WebLimits limits) throws IOException {
        StackServer server = new StackServer(serving, List.of(SERVER), limits);
        Site site = new Site(TestSite.resources(root, ContentSettings.STANDARD));
        server.start(
                () -> new Workspace(site, counts.join(), RequestLog.NONE),
                site.limits().headBytes());
        return server;
    }

    private TcpSocket client() throws IOException {
        TcpSocket socket = asking.connect(SERVER, PATIENCE);
        socket.setReadTimeout(PATIENCE);
        return socket;
    }

    private static void send(TcpSocket socket, String text) throws IOException {
        socket.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String rest(TcpSocket socket) throws IOException {
        return new String(Channels.newInputStream(socket).readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    /** What comes until a text has come. */
    private static String until(TcpSocket socket, String end) throws IOException {
        StringBuilder said = new StringBuilder();
        ByteBuffer in = ByteBuffer.allocate(1000);
        while (said.indexOf(end) < 0) {
            assertThat(socket.read(in.clear())).as(said.toString()).isPositive();
            said.append(StandardCharsets.ISO_8859_1.decode(in.flip()));
        }
        return said.toString();
    }

    private long await(WebCounter counter, long least) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (counts.sum(counter) < least && System.nanoTime() < end) {
            Thread.sleep(10);
        }
        return counts.sum(counter);
    }

    @Test
    void answersInTheThreadThatDrivesTheStack() throws IOException {
        try (StackServer server = server(WebLimits.STANDARD)) {
            assertThat(server.addresses()).containsExactly(SERVER);
            for (int i = 0; i < 20; i++) {
                try (TcpSocket socket = client()) {
                    send(socket, GET);
                    assertThat(until(socket, TestSite.TEXT)).startsWith("HTTP/1.1 200 ");
                    send(socket, LAST);
                    assertThat(rest(socket)).contains("Connection: close").endsWith(TestSite.TEXT);
                }
            }
            assertThat(counts.sum(WebCounter.ACCEPTED)).isEqualTo(20);
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("web"));
    }

    @Test
    void answersManyRequestsThatComeAtOnce() throws IOException, InterruptedException {
        int count = 2000;
        try (StackServer server = server(WebLimits.STANDARD);
                TcpSocket socket = client()) {
            Thread sender = Thread.ofVirtual().start(() -> sendAll(socket, GET.repeat(count) + LAST));
            String said = rest(socket);
            sender.join();
            assertThat(said.split("HTTP/1\\.1 200 OK", -1)).hasSize(count + 2);
            assertThat(said).endsWith(TestSite.TEXT);
            assertThat(server.addresses()).hasSize(1);
        }
    }

    private static void sendAll(TcpSocket socket, String text) {
        try {
            send(socket, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void sendsFilesThatAreLongerThanAllBuffersToSlowReaders() throws IOException, InterruptedException {
        String large = new String(TestSite.large(), StandardCharsets.ISO_8859_1);
        try (StackServer server = server(WebLimits.STANDARD);
                TcpSocket slow = client();
                TcpSocket other = client()) {
            send(slow, LARGE.repeat(9) + LAST);
            assertThat(await(WebCounter.SENT_BYTES, 1)).isPositive();
            // Whoever does not read holds up nobody.
            send(other, LAST);
            assertThat(rest(other)).endsWith(TestSite.TEXT);
            String said = rest(slow);
            assertThat(said).endsWith(TestSite.TEXT).contains(large);
            assertThat(said.length()).isBetween(9 * large.length(), 9 * large.length() + 10_000);
            assertThat(server.addresses()).hasSize(1);
        }
    }

    @Test
    void doesNotLoseTheErrorForAClientThatGoesOnSending() throws IOException {
        try (StackServer server = server(WebLimits.STANDARD);
                TcpSocket socket = client()) {
            send(socket, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10000000\r\n\r\n" + "x".repeat(200_000));
            assertThat(until(socket, "\r\n\r\n")).startsWith("HTTP/1.1 413 ");
            assertThat(server.addresses()).hasSize(1);
        }
    }

    @Test
    void closesWhoTakesTooLong() throws IOException, InterruptedException {
        // Both clients have so long until they have sent what they send.
        WebLimits limits = WebLimits.STANDARD.withTimes(Duration.ofMillis(100), Duration.ofSeconds(2), 1);
        try (StackServer server = server(limits);
                TcpSocket idle = client();
                TcpSocket slow = client()) {
            send(idle, GET);
            send(slow, "GET / HTTP/1.1\r\nHos");
            assertThat(rest(slow)).matches("(?s)HTTP/1\\.1 408 .*Connection: close.*");
            assertThat(rest(idle)).endsWith(TestSite.TEXT);
            assertThat(await(WebCounter.SLOW_HEAD, 1)).isEqualTo(1);
            assertThat(await(WebCounter.IDLE, 1)).isEqualTo(1);
            assertThat(await(WebCounter.CLOSED, 2)).isEqualTo(2);
            assertThat(server.addresses()).hasSize(1);
        }
    }

    @Test
    void limitsConnectionsOfAnAddressAndOfAll() throws IOException, InterruptedException {
        try (StackServer server = server(WebLimits.STANDARD.withConnections(2, 3));
                TcpSocket first = client();
                TcpSocket second = client()) {
            send(first, GET);
            until(first, TestSite.TEXT);
            send(second, GET);
            until(second, TestSite.TEXT);
            try (TcpSocket third = client()) {
                send(third, LAST);
                assertThat(rest(third)).endsWith(TestSite.TEXT);
            }
            assertThat(rest(first)).isEmpty();
            assertThat(await(WebCounter.EVICTED, 1)).isEqualTo(1);
            assertThat(server.addresses()).hasSize(1);
        }
        try (StackServer server = server(WebLimits.STANDARD.withConnections(10, 1));
                TcpSocket first = client()) {
            send(first, GET);
            until(first, TestSite.TEXT);
            try (TcpSocket second = client()) {
                assertThat(isRefused(second)).isTrue();
            }
            assertThat(counts.sum(WebCounter.REFUSED)).isEqualTo(1);
            assertThat(server.addresses()).hasSize(1);
        }
    }

    private static boolean isRefused(TcpSocket socket) {
        try {
            send(socket, LAST);
            return rest(socket).isEmpty();
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void finishesWhatHasBegunWhenItStops() throws IOException, InterruptedException {
        StackServer server = server(WebLimits.STANDARD);
        try (TcpSocket idle = client();
                TcpSocket begun = client()) {
            send(idle, GET);
            until(idle, TestSite.TEXT);
            send(begun, GET.substring(0, 20));
            await(WebCounter.RECEIVED_BYTES, GET.length() + 20);
            Thread stopper = Thread.ofVirtual().start(() -> {
                try {
                    server.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            assertThat(rest(idle)).isEmpty();
            assertThatThrownBy(this::client).isInstanceOf(java.net.ConnectException.class);
            send(begun, GET.substring(20));
            assertThat(rest(begun)).contains("Connection: close").endsWith(TestSite.TEXT);
            stopper.join();
        }
    }

    @Test
    void saysWhichAddressItCannotListenAt() throws IOException {
        InetSocketAddress other = new InetSocketAddress("192.0.2.9", 80);
        assertThatThrownBy(() -> new StackServer(serving, List.of(SERVER, other), WebLimits.STANDARD))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("192.0.2.9");
        // What was listened at before is free again.
        new StackServer(serving, List.of(SERVER), WebLimits.STANDARD).close();
    }

    /** A cable in memory wakes nobody: whoever waits for it looks again soon. */
    private static final class OftenLooking implements FrameWait {
        private static final long SHORT = 200_000;

        @Override
        public synchronized void await(long nanoseconds) {
            try {
                TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, Math.min(nanoseconds, SHORT)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public synchronized void wake() {
            notifyAll();
        }
    }
}
