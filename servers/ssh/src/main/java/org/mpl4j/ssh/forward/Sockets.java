package org.mpl4j.ssh.forward;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** What is needed of sockets here. */
final class Sockets {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(30);

    private Sockets() {}

    /** A connection to a port, by the first of the host's addresses that has one. */
    static SocketChannel connect(String host, int port) throws IOException {
        IOException last = new IOException("no address of " + host);
        for (InetAddress address : InetAddress.getAllByName(host)) {
            try {
                return connect(new InetSocketAddress(address, port));
            } catch (IOException e) {
                last = e;
            }
        }
        throw last;
    }

    private static SocketChannel connect(SocketAddress address) throws IOException {
        SocketChannel socket = SocketChannel.open();
        try {
            socket.socket().connect(address, (int) CONNECT_TIMEOUT.toMillis());
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            return socket;
        } catch (IOException e) {
            close(socket);
            throw e;
        }
    }

    static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone, then.
        }
    }
}
