package org.mpl4j.web.transport;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.mpl4j.servers.common.link.SocketListener;
import org.mpl4j.web.TestSite;
import org.mpl4j.web.connection.RequestLog;
import org.mpl4j.web.connection.Site;
import org.mpl4j.web.connection.WebCounter;
import org.mpl4j.web.connection.WebCounts;
import org.mpl4j.web.connection.Workspace;
import org.mpl4j.web.content.ContentSettings;

/** A server in this process, on sockets of the kernel, by loops or by links. */
public final class TestServer implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;

    private final WebCounts counts = new WebCounts();
    private final WebTransport server;

    /** Of a folder. */
    public TestServer(Path root, WebLimits limits, boolean isOfLinks) throws IOException {
        this(root, isOfLinks ? new LinkServer(2, limits) : new SocketServer(List.of(free()), 2, limits));
        if (server instanceof LinkServer links) {
            links.add(new SocketListener(free()));
        }
    }

    /** Of a folder, by this server, which has not been started. */
    TestServer(Path root, WebTransport server) throws IOException {
        Site site = new Site(TestSite.resources(root, ContentSettings.STANDARD));
        this.server = server;
        server.start(
                () -> new Workspace(site, counts.join(), RequestLog.NONE),
                site.limits().headBytes());
    }

    /** {@return any port of this host} */
    static InetSocketAddress free() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    /** {@return where it is} */
    public InetSocketAddress address() throws IOException {
        return server.addresses().getFirst();
    }

    /** {@return a sum, when it is at least so large} */
    public long await(WebCounter counter, long least) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
        while (counts.sum(counter) < least && System.nanoTime() < deadline) {
            Thread.sleep(10);
        }
        return counts.sum(counter);
    }

    /** {@return a connection to it} */
    public Socket connect() throws IOException {
        Socket socket = new Socket(address().getAddress(), address().getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    /** {@return all that comes behind a text that is sent} */
    public String ask(String text) throws IOException {
        try (Socket socket = connect()) {
            send(socket, text);
            return rest(socket);
        }
    }

    /** Sends a text. */
    public static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** {@return all that comes until the server ends} */
    public static String rest(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    /** {@return one response with so many bytes of content} */
    public static String response(Socket socket, int contentBytes) throws IOException {
        StringBuilder text = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (text.indexOf("\r\n\r\n") < 0) {
            int c = in.read();
            if (c < 0) {
                throw new IOException("ended in a head: " + text);
            }
            text.append((char) c);
        }
        return text.append(new String(in.readNBytes(contentBytes), StandardCharsets.ISO_8859_1))
                .toString();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
