package org.mpl4j.web.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.servers.common.conduit.ConduitLink;
import org.mpl4j.web.TestSite;
import org.mpl4j.web.connection.RequestLog;
import org.mpl4j.web.connection.Site;
import org.mpl4j.web.connection.WebCounts;
import org.mpl4j.web.connection.Workspace;
import org.mpl4j.web.content.ContentSettings;

/** The server on connections through shared memory. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ConduitTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String GET = "GET /text.txt HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final String LAST = "GET /text.txt HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

    @TempDir
    private Path root;

    @TempDir
    private Path sockets;

    private LinkServer server;

    @BeforeEach
    void serve() throws IOException {
        TestSite.fill(root);
        WebCounts counts = new WebCounts();
        Site site = new Site(TestSite.resources(root, ContentSettings.STANDARD));
        server = LinkServer.ofConduits(List.of(sockets.resolve("web")), 2, WebLimits.STANDARD);
        server.start(
                () -> new Workspace(site, counts.join(), RequestLog.NONE),
                site.limits().headBytes());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        assertThat(sockets).isEmptyDirectory();
    }

    private ConduitLink connect() throws IOException {
        return ConduitLink.connect(sockets.resolve("web"), PATIENCE);
    }

    private static void send(ConduitLink link, String text) throws IOException {
        link.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static byte[] rest(ConduitLink link) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteBuffer part = ByteBuffer.allocate(1000);
        while (link.read(part.clear()) >= 0) {
            all.write(part.array(), 0, part.position());
        }
        return all.toByteArray();
    }

    @Test
    void answersRequestAfterRequest() throws IOException {
        try (ConduitLink link = connect()) {
            send(link, GET.repeat(500) + LAST);
            String said = new String(rest(link), StandardCharsets.ISO_8859_1);
            assertThat(said.split("HTTP/1\\.1 200 OK", -1)).hasSize(502);
            assertThat(said).endsWith(TestSite.TEXT);
        }
    }

    @Test
    void sendsFilesThatAreLargerThanTheMemory() throws IOException {
        try (ConduitLink link = connect()) {
            send(link, "GET /large.bin HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            byte[] said = rest(link);
            byte[] large = TestSite.large();
            assertThat(large).hasSizeGreaterThan(256 << 10);
            assertThat(java.util.Arrays.copyOfRange(said, said.length - large.length, said.length))
                    .isEqualTo(large);
        }
    }

    @Test
    void goesOnWhenAClientIsGoneInTheMiddle() throws IOException {
        for (int i = 0; i < 50; i++) {
            try (ConduitLink link = connect()) {
                send(link, "GET /large.bin HTTP/1.1\r\nHost: a\r\n\r\n");
                assertThat(link.read(ByteBuffer.allocate(100))).isPositive();
            }
        }
        answersRequestAfterRequest();
    }
}
