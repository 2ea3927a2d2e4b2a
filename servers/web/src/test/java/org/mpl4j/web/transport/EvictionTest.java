package org.mpl4j.web.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.servers.common.link.SocketListener;
import org.mpl4j.web.TestSite;
import org.mpl4j.web.connection.WebCounter;

/** Which connection makes room for a new one: the one that is idle for longest, whenever it began. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class EvictionTest {
    private static final String GET = "GET /text.txt HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final WebLimits THREE = WebLimits.STANDARD.withConnections(3, 100);

    /** Has a client wait until the server knows that its connection is idle again. */
    private interface Rest {
        void await() throws InterruptedException;
    }

    @TempDir
    private Path root;

    @BeforeEach
    void fill() {
        TestSite.fill(root);
    }

    @Test
    void loopClosesTheLongestIdleOne() throws IOException, InterruptedException {
        // One loop: each has connections of its own, and makes room among these. It is done with one before it serves
        // another.
        SocketServer loop = new SocketServer(List.of(TestServer.free()), 1, THREE);
        try (TestServer server = new TestServer(root, loop)) {
            closesTheLongestIdleOne(server, () -> {});
        }
    }

    @Test
    void linksCloseTheLongestIdleOne() throws IOException, InterruptedException {
        LinkServer links = new LinkServer(2, THREE);
        try (TestServer server = new TestServer(root, links)) {
            WatchedListener listener = new WatchedListener(new SocketListener(TestServer.free()));
            links.add(listener);
            closesTheLongestIdleOne(server, () -> listener.awaitReads(1));
        }
    }

    private static void closesTheLongestIdleOne(TestServer server, Rest rest) throws IOException, InterruptedException {
        try (Socket first = connect(server, rest);
                Socket second = connect(server, rest);
                Socket third = connect(server, rest)) {
            ask(first, rest);
            try (Socket fourth = connect(server, rest)) {
                assertThat(TestServer.rest(second)).isEmpty();
                assertThat(server.await(WebCounter.CLOSED, 1)).isEqualTo(1);
                ask(third, rest);
                try (Socket fifth = connect(server, rest)) {
                    assertThat(TestServer.rest(first)).isEmpty();
                    ask(third, rest);
                    ask(fourth, rest);
                    ask(fifth, rest);
                }
            }
        }
        assertThat(server.await(WebCounter.EVICTED, 2)).isEqualTo(2);
    }

    private static Socket connect(TestServer server, Rest rest) throws IOException, InterruptedException {
        Socket socket = server.connect();
        // It waits for its first request, too.
        rest.await();
        ask(socket, rest);
        return socket;
    }

    private static void ask(Socket socket, Rest rest) throws IOException, InterruptedException {
        TestServer.send(socket, GET);
        assertThat(TestServer.response(socket, TestSite.TEXT.length())).endsWith(TestSite.TEXT);
        rest.await();
    }
}
