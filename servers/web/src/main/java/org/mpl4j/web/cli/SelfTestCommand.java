package org.mpl4j.web.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.mpl4j.web.connection.WebCounter;
import org.mpl4j.web.content.ContentSettings;
import org.mpl4j.web.content.LinkPolicy;
import org.mpl4j.web.operate.WebConfig;
import org.mpl4j.web.operate.WebServer;
import org.mpl4j.web.transport.WebLimits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mpl-web self-test}: serves the demo page on a free port, fetches it, and stops. What it loads on its way is what a start-up archive holds. */
@Command(
        name = "self-test",
        mixinStandardHelpOptions = true,
        description = "Serves the demo page on a free port of this machine, fetches it, and stops.")
final class SelfTestCommand implements Callable<Integer> {
    private static final byte[] REQUEST =
            "GET / HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LAST =
            "GET /nothing HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    @Option(
            names = "--requests",
            paramLabel = "N",
            defaultValue = "2000",
            description = "How many requests to send (default: ${DEFAULT-VALUE}).")
    private int requests;

    @Override
    public Integer call() throws IOException {
        InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        PrintStream out = System.out;
        try (DemoSite demo = new DemoSite();
                WebServer server = new WebServer(
                        new WebConfig(
                                demo.folder(),
                                LinkPolicy.INSIDE,
                                ContentSettings.STANDARD,
                                null,
                                List.of(free),
                                List.of(),
                                1,
                                WebLimits.STANDARD,
                                0,
                                null,
                                null),
                        null,
                        OutputStream.nullOutputStream())) {
            long bytes = fetch(server.addresses().getFirst());
            out.println("fetched %d bytes in %d responses"
                    .formatted(
                            bytes,
                            server.counts().sum(WebCounter.HOT)
                                    + server.counts().sum(WebCounter.LOOKED_UP)));
        }
        return 0;
    }

    private long fetch(InetSocketAddress address) throws IOException {
        try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
            Thread sender = Thread.ofVirtual().start(() -> send(socket));
            long bytes = 0;
            byte[] buffer = new byte[1 << 16];
            int count;
            while ((count = socket.getInputStream().read(buffer)) >= 0) {
                bytes += count;
            }
            sender.interrupt();
            return bytes;
        }
    }

    private void send(Socket socket) {
        try {
            for (int i = 0; i < requests; i++) {
                socket.getOutputStream().write(REQUEST);
            }
            socket.getOutputStream().write(LAST);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("the server has gone", e);
        }
    }
}
