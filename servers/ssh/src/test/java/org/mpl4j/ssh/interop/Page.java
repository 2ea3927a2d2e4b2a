package org.mpl4j.ssh.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A page on a web server of its own. */
final class Page implements AutoCloseable {
    private final HttpServer server;
    private final byte[] content;

    Page(byte[] content) throws IOException {
        this.content = content;
        server = HttpServer.create(EchoPort.loopback(0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, content.length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(content);
            }
        });
        server.start();
    }

    /** That curl gets it by a proxy on this host. */
    void isServedBy(String proxy, int port) throws IOException, InterruptedException {
        // A port may not be listened on yet.
        EchoPort.connect(EchoPort.loopback(port)).close();
        String got = Programs.output(
                "curl",
                "-sS",
                "-x",
                proxy + "://127.0.0.1:" + port,
                "http://127.0.0.1:" + server.getAddress().getPort() + "/");
        assertThat(got).isEqualTo(new String(content, StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
