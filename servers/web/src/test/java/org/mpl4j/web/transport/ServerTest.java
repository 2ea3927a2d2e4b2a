package org.mpl4j.web.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpl4j.web.TestSite;
import org.mpl4j.web.connection.WebCounter;

/** Both servers on sockets: by loops, and by links with a thread each. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ServerTest {
    private static final String GET = "GET /text.txt HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final String LAST = "GET /text.txt HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    private static final String LARGE = "GET /large.bin HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

    /** More than the system takes at once, so that the server waits for the client. */
    private static final int STALLING_BYTES = 8 << 20;

    @TempDir
    private Path root;

    @BeforeEach
    void fill() {
        TestSite.fill(root);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void answersRequestAfterRequest(boolean isOfLinks) throws IOException {
        try (TestServer server = new TestServer(root, WebLimits.STANDARD, isOfLinks);
                Socket socket = server.connect()) {
            for (int i = 0; i < 50; i++) {
                TestServer.send(socket, GET);
                assertThat(TestServer.response(socket, TestSite.TEXT.length())).endsWith(TestSite.TEXT);
            }
            TestServer.send(socket, LAST);
            assertThat(TestServer.rest(socket)).contains("Connection: close").endsWith(TestSite.TEXT);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void answersManyRequestsThatComeAtOnce(boolean isOfLinks) throws IOException, InterruptedException {
        int count = 2000;
        try (TestServer server = new TestServer(root, WebLimits.STANDARD, isOfLinks);
                Socket socket = server.connect()) {
            Thread sender = Thread.ofVirtual().start(() -> {
                try {
                    TestServer.send(socket, GET.repeat(count) + LAST);
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            String said = TestServer.rest(socket);
            sender.join();
            assertThat(said.split("HTTP/1\\.1 200 OK", -1)).hasSize(count + 2);
            assertThat(said).endsWith(TestSite.TEXT);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sendsLargeFilesToSlowReaders(boolean isOfLinks) throws IOException, InterruptedException {
        String large = new String(TestSite.large(), StandardCharsets.ISO_8859_1);
        try (TestServer server = new TestServer(root, WebLimits.STANDARD, isOfLinks);
                Socket socket = new Socket()) {
            socket.setReceiveBufferSize(4096);
            socket.connect(server.address());
            String requests = LARGE.replace("Connection: close\r\n", "").repeat(4) + LARGE;
            TestServer.send(socket, requests);
            Thread.sleep(100);
            String said = TestServer.rest(socket);
            assertThat(said).endsWith(large);
            assertThat(said.length()).isBetween(5 * large.length(), 5 * large.length() + 5000);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void doesNotLoseTheErrorForAClientThatGoesOnSending(boolean isOfLinks) throws IOException {
        try (TestServer server = new TestServer(root, WebLimits.STANDARD, isOfLinks);
                Socket socket = server.connect()) {
            TestServer.send(
                    socket, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10000000\r\n\r\n" + "x".repeat(200_000));
            assertThat(TestServer.response(socket, 0)).startsWith("HTTP/1.1 413 ");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void closesConnectionsWhoseHeadsTakeTooLong(boolean isOfLinks) throws IOException, InterruptedException {
        // The second client has so long until it has sent what it sends.
        WebLimits limits =
                WebLimits.STANDARD.withTimes(java.time.Duration.ofSeconds(60), java.time.Duration.ofSeconds(2), 1);
        try (TestServer server = new TestServer(root, limits, isOfLinks);
                Socket silent = server.connect();
                Socket slow = server.connect()) {
            TestServer.send(slow, "GET / HTTP/1.1\r\nHos");
            assertThat(rest(silent)).isEmpty();
            String said = rest(slow);
            assertThat(said).matches(isOfLinks ? "" : "(?s)HTTP/1\\.1 408 .*Connection: close.*");
            assertThat(server.await(WebCounter.SLOW_HEAD, 2)).isEqualTo(2);
        }
    }

    private static String rest(Socket socket) {
        try {
            return TestServer.rest(socket);
        } catch (IOException e) {
            // It was reset, as what it had sent was not read.
            return "";
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void closesIdleConnections(boolean isOfLinks) throws IOException, InterruptedException {
        WebLimits limits =
                WebLimits.STANDARD.withTimes(java.time.Duration.ofMillis(100), java.time.Duration.ofSeconds(60), 1);
        try (TestServer server = new TestServer(root, limits, isOfLinks)) {
            assertThat(server.ask(GET)).endsWith(TestSite.TEXT);
            assertThat(server.await(WebCounter.IDLE, 1)).isEqualTo(1);
            assertThat(server.await(WebCounter.CLOSED, 1)).isEqualTo(1);
        }
    }

    /** What the client has taken is not waited for any more: the connection is idle like others, not slow. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void closesConnectionsThatAreIdleAfterAFile(boolean isOfLinks) throws IOException, InterruptedException {
        TestSite.write(root, "stalling.bin", new byte[STALLING_BYTES]);
        WebLimits limits =
                WebLimits.STANDARD.withTimes(java.time.Duration.ofMillis(100), java.time.Duration.ofSeconds(60), 1);
        try (TestServer server = new TestServer(root, limits, isOfLinks);
                Socket socket = new Socket()) {
            socket.setReceiveBufferSize(4096);
            socket.connect(server.address());
            TestServer.send(socket, "GET /stalling.bin HTTP/1.1\r\nHost: a\r\n\r\n");
            String said = TestServer.rest(socket);
            assertThat(said.length() - said.indexOf("\r\n\r\n") - 4).isEqualTo(STALLING_BYTES);
            assertThat(server.await(WebCounter.IDLE, 1)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void limitsConnectionsOfAnAddress(boolean isOfLinks) throws IOException, InterruptedException {
        try (TestServer server = new TestServer(root, WebLimits.STANDARD.withConnections(1000, 3), isOfLinks)) {
            List<Socket> sockets = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                Socket socket = server.connect();
                TestServer.send(socket, GET);
                TestServer.response(socket, TestSite.TEXT.length());
                sockets.add(socket);
            }
            assertThat(refused(server)).isTrue();
            assertThat(server.await(WebCounter.REFUSED, 1)).isEqualTo(1);
            sockets.removeLast().close();
            server.await(WebCounter.CLOSED, 1);
            assertThat(server.ask(LAST)).endsWith(TestSite.TEXT);
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private static boolean refused(TestServer server) {
        try {
            return server.ask(LAST).isEmpty();
        } catch (IOException e) {
            return true;
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void finishesWhatHasBegunWhenItStops(boolean isOfLinks) throws IOException, InterruptedException {
        TestServer server = new TestServer(root, WebLimits.STANDARD, isOfLinks);
        try (Socket idle = server.connect();
                Socket begun = server.connect()) {
            TestServer.send(idle, GET);
            TestServer.response(idle, TestSite.TEXT.length());
            TestServer.send(begun, GET.substring(0, 20));
            server.await(WebCounter.ACCEPTED, 2);
            server.await(WebCounter.RECEIVED_BYTES, GET.length() + 20);
            Thread stopper = Thread.ofVirtual().start(() -> {
                try {
                    server.close();
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            assertThat(rest(idle)).isEmpty();
            awaitRefusal(server);
            TestServer.send(begun, GET.substring(20));
            assertThat(TestServer.rest(begun)).contains("Connection: close").endsWith(TestSite.TEXT);
            stopper.join();
        }
    }

    /** Each thread stops listening when it comes to that. */
    private static void awaitRefusal(TestServer server) {
        boolean isRefused = false;
        while (!isRefused) {
            try (Socket socket = server.connect()) {
                assertThat(rest(socket)).isEmpty();
            } catch (IOException e) {
                isRefused = true;
            }
        }
    }

    @Test
    void doesNotShareItsPortWithAnotherServer() throws IOException {
        try (TestServer server = new TestServer(root, WebLimits.STANDARD, false)) {
            InetSocketAddress taken = server.address();
            assertThatThrownBy(() -> new SocketServer(List.of(taken), 2, WebLimits.STANDARD))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("cannot listen on 127.0.0.1:" + taken.getPort() + ": ");
        }
    }

    @Test
    void measuresHowFastContentsMove() {
        WebLimits limits =
                WebLimits.STANDARD.withTimes(java.time.Duration.ofSeconds(5), java.time.Duration.ofSeconds(3), 100);
        long second = 1_000_000_000;
        Pace pace = new Pace(0);
        assertThat(pace.late(3 * second, limits)).isNull();
        assertThat(pace.late(3 * second + 1, limits)).isEqualTo(WebCounter.SLOW_HEAD);
        pace.enter(Pace.Phase.CONTENT, 10 * second);
        pace.moved(1000);
        assertThat(pace.late(20 * second, limits)).isNull();
        pace.moved(999);
        assertThat(pace.late(30 * second, limits)).isEqualTo(WebCounter.SLOW_CONTENT);
        pace.enter(Pace.Phase.SENDING, 30 * second);
        assertThat(pace.late(39 * second, limits)).isNull();
        assertThat(pace.late(40 * second, limits)).isEqualTo(WebCounter.SLOW_CLIENT);
        pace.served(50 * second);
        assertThat(pace.late(55 * second, limits)).isNull();
        assertThat(pace.late(56 * second, limits)).isEqualTo(WebCounter.IDLE);
    }

    @Test
    void countsNetworksOfIpv6AsOne() throws IOException {
        Origins origins = new Origins(1);
        var first = java.net.InetAddress.getByName("2001:db8::1");
        var second = java.net.InetAddress.getByName("2001:db8::2");
        var other = java.net.InetAddress.getByName("2001:db8:0:1::1");
        assertThat(origins.add(first)).isTrue();
        assertThat(origins.add(second)).isFalse();
        assertThat(origins.add(other)).isTrue();
        origins.remove(first);
        assertThat(origins.add(second)).isTrue();
    }
}
