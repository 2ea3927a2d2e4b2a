package org.mpl4j.ssh.interop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** Something to forward connections to: it gives back all that it gets, and ends when the peer does. */
final class EchoPort implements AutoCloseable {
    private static final int ROOM = 64 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final ServerSocketChannel listener;
    private final AtomicInteger open = new AtomicInteger();

    private EchoPort(ServerSocketChannel listener) {
        this.listener = listener;
        Thread.startVirtualThread(this::accept);
    }

    static EchoPort tcp() throws IOException {
        return new EchoPort(ServerSocketChannel.open().bind(loopback(0)));
    }

    static EchoPort unix(Path path) throws IOException {
        return new EchoPort(
                ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(path)));
    }

    static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** A port that was free just now. */
    static int freePort() throws IOException {
        try (ServerSocketChannel socket = ServerSocketChannel.open().bind(loopback(0))) {
            return ((InetSocketAddress) socket.getLocalAddress()).getPort();
        }
    }

    int port() throws IOException {
        return ((InetSocketAddress) listener.getLocalAddress()).getPort();
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel socket = listener.accept();
                Thread.startVirtualThread(() -> echo(socket));
            }
        } catch (IOException e) {
            // It is closed.
        }
    }

    /** How many connections there are that have not ended. */
    int openCount() {
        return open.get();
    }

    private void echo(SocketChannel socket) {
        open.incrementAndGet();
        try (socket) {
            ByteBuffer buffer = ByteBuffer.allocate(ROOM);
            while (socket.read(buffer.clear()) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    socket.write(buffer);
                }
            }
        } catch (IOException e) {
            // The test notices.
        } finally {
            open.decrementAndGet();
        }
    }

    /** Waits until somebody listens there, and connects. */
    static SocketChannel connect(SocketAddress address) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return SocketChannel.open(address);
            } catch (IOException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    /** Whether bytes that are sent there come back, and then the end. */
    static boolean echoes(SocketAddress address, byte[] bytes) throws IOException, InterruptedException {
        try (SocketChannel socket = connect(address)) {
            Thread writer = Thread.ofPlatform().start(() -> send(socket, bytes));
            ByteBuffer all = ByteBuffer.allocate(bytes.length + 1);
            boolean isMore = true;
            while (isMore && all.hasRemaining()) {
                isMore = receive(socket, all) >= 0;
            }
            writer.join();
            return Arrays.equals(bytes, Arrays.copyOf(all.array(), all.position()));
        }
    }

    /** The end may be a hard one. */
    private static int receive(SocketChannel socket, ByteBuffer target) {
        try {
            return socket.read(target);
        } catch (IOException e) {
            return -1;
        }
    }

    private static void send(SocketChannel socket, byte[] bytes) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                socket.write(buffer);
            }
            socket.shutdownOutput();
        } catch (IOException e) {
            // Then not all comes back.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
