package org.mpl4j.tcpip.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.socket.HostStack;
import org.mpl4j.tcpip.socket.TcpServerSocket;
import org.mpl4j.tcpip.socket.TcpSocket;
import org.mpl4j.tcpip.tcp.TcpSettings;

/** Moves bytes between a stack and the kernel, and compares hashes of both ends. */
final class DemoTransfer {
    private static final int CHUNK = 64 << 10;
    private static final int BUFFER = 1 << 20;
    private static final double MEGA = 1e6;
    private static final double NANOSECONDS = 1e9;
    private static final Duration UNTIL_CONNECTED = Duration.ofSeconds(60);

    private final DemoNamespace namespace;
    private final HostStack host;
    private final String address;
    private final long bytes;

    /**
     * Moves nothing yet.
     *
     * @param address of the stack
     * @param bytes how many are moved each way
     */
    DemoTransfer(DemoNamespace namespace, HostStack host, String address, long bytes) {
        this.namespace = namespace;
        this.host = host;
        this.address = address;
        this.bytes = bytes;
    }

    /** The kernel sends. */
    String receive() throws IOException, InterruptedException {
        return move(bytes, (socket, hash) -> {
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
            long all = 0;
            for (int count = socket.read(chunk); count >= 0; count = socket.read(chunk)) {
                hash.update(chunk.flip());
                all += count;
                chunk.clear();
            }
            return all;
        });
    }

    /** The stack sends. */
    String send() throws IOException, InterruptedException {
        return move(0, (socket, hash) -> {
            Random random = new Random();
            byte[] chunk = new byte[CHUNK];
            for (long left = bytes; left > 0; left -= Math.min(left, CHUNK)) {
                random.nextBytes(chunk);
                ByteBuffer part = ByteBuffer.wrap(chunk, 0, (int) Math.min(left, CHUNK));
                hash.update(part.duplicate());
                socket.write(part);
            }
            socket.shutdownOutput();
            if (socket.read(ByteBuffer.allocate(1)) >= 0) {
                throw new IOException("the other side says something");
            }
            return bytes;
        });
    }

    private interface OwnSide {
        long move(TcpSocket socket, MessageDigest hash) throws IOException;
    }

    private String move(long sentByPeer, OwnSide side) throws IOException, InterruptedException {
        InetSocketAddress any = new InetSocketAddress(IpAddress.ANY.toInetAddress(), 0);
        try (TcpServerSocket listener = host.listen(any, 1, TcpSettings.DEFAULT.buffers(BUFFER, BUFFER))) {
            listener.setTimeout(UNTIL_CONNECTED);
            Process peer = namespace.start(peer(listener.localAddress().getPort(), sentByPeer));
            try (TcpSocket socket = listener.accept()) {
                MessageDigest hash = DemoPeer.hash();
                long begin = System.nanoTime();
                long count = side.move(socket, hash);
                double seconds = (System.nanoTime() - begin) / NANOSECONDS;
                String own = count + " " + HexFormat.of().formatHex(hash.digest());
                long retransmits = socket.connection().figures().retransmits();
                socket.close();
                compare(own, new String(peer.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
                return String.format(
                        Locale.ROOT,
                        "%d bytes, hash equal (%s..), %.1f s, %.1f MB/s%s",
                        count,
                        own.substring(own.indexOf(' ') + 1).substring(0, 8),
                        seconds,
                        count / MEGA / seconds,
                        sentByPeer > 0 ? "" : ", " + retransmits + " segments sent again");
            } finally {
                namespace.end(peer);
            }
        }
    }

    private List<String> peer(int port, long toSend) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                MplNet.class.getName(),
                "demo-peer",
                address,
                "" + port,
                "" + toSend);
    }

    private static void compare(String own, String printed) throws IOException {
        // A JVM may say something of its own before, of options in its environment.
        if (!printed.strip().endsWith(own)) {
            throw new IOException("the stack has " + own + ", the kernel's side says " + printed.strip());
        }
    }
}
