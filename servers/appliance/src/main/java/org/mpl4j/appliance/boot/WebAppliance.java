package org.mpl4j.appliance.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.servers.common.conduit.ConduitOptions;
import org.mpl4j.servers.common.conduit.GivenConduits;
import org.mpl4j.servers.common.operate.HeldLog;
import org.mpl4j.tcpip.socket.HostStack;
import org.mpl4j.tcpip.socket.TcpSocket;
import org.mpl4j.web.operate.Operation;
import org.mpl4j.web.operate.WebServer;
import org.mpl4j.web.transport.StackServer;

/** The main class of web servers. */
public final class WebAppliance {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int ROUNDS = 8;
    private static final int ROOM = 1 << 16;

    private WebAppliance() {}

    /** Serves, or is trained. */
    public static void main(String... arguments) {
        Appliance.main(WebAppliance::run, arguments);
    }

    private static void run(Settings settings, Path image, @Nullable BootNetwork network, boolean isTraining)
            throws IOException, InterruptedException {
        HeldLog.hold();
        WebServer server = new WebServer(
                WebSettings.config(settings, image.resolve("site")),
                network == null ? null : (addresses, limits) -> new StackServer(network.stack(), addresses, limits),
                System.out);
        if (network != null) {
            network.begin();
        }
        Stages.reached("serving");
        Path clients = network == null ? null : network.doors().clients();
        if (clients != null) {
            server.serve(GivenConduits.connect(clients, ConduitOptions.small()));
        }
        if (isTraining && network != null) {
            train(settings, network.asking());
            network.train(settings);
            Appliance.stopSoon();
        }
        new Operation(server).run();
    }

    /** Fetches what an image says, several times, and something that is not there. */
    private static void train(Settings settings, HostStack client) throws IOException {
        String listen = settings.get("listen");
        InetSocketAddress server =
                BootNetwork.server(settings, Integer.parseInt(listen.substring(listen.indexOf(' ') + 1)));
        List<String> paths = settings.all("train");
        for (int i = 0; i < ROUNDS; i++) {
            for (String path : paths) {
                fetch(client, server, "GET " + path, "");
            }
        }
        fetch(client, server, "HEAD /", "Range: bytes=0-3\r\nAccept-Encoding: gzip\r\n");
        fetch(client, server, "GET /", "If-None-Match: \"x\"\r\n");
        fetch(client, server, "GET /there-is-none", "");
    }

    private static void fetch(HostStack client, InetSocketAddress server, String request, String fields)
            throws IOException {
        try (TcpSocket socket = client.connect(server, PATIENCE)) {
            ByteBuffer out = ByteBuffer.wrap(
                    (request + " HTTP/1.1\r\nHost: appliance\r\n" + fields + "Connection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            while (out.hasRemaining()) {
                socket.write(out);
            }
            ByteBuffer in = ByteBuffer.allocate(ROOM);
            long total = 0;
            for (int count = socket.read(in); count >= 0; count = socket.read(in.clear())) {
                total += count;
            }
            if (total == 0) {
                throw new UncheckedIOException(new IOException("`" + request + "` was not answered"));
            }
        }
    }
}
