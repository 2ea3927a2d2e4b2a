package org.mpl4j.ssh.forward;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.function.Consumer;

/** Sockets that are listened on for a client, as one. What comes is handed on; a thread for each socket waits for it. */
final class Listener implements AutoCloseable {
    private final List<ServerSocketChannel> sockets;
    private final Runnable whenClosed;

    Listener(List<ServerSocketChannel> sockets, Consumer<SocketChannel> connections, Runnable whenClosed) {
        this.sockets = List.copyOf(sockets);
        this.whenClosed = whenClosed;
        for (ServerSocketChannel socket : sockets) {
            Thread.ofVirtual().name("ssh-listen").start(() -> accept(socket, connections));
        }
    }

    private static void accept(ServerSocketChannel socket, Consumer<SocketChannel> connections) {
        try {
            while (true) {
                SocketChannel connection = socket.accept();
                Thread.ofVirtual().name("ssh-accepted").start(() -> connections.accept(connection));
            }
        } catch (IOException e) {
            Sockets.close(socket);
        }
    }

    @Override
    public void close() {
        sockets.forEach(Sockets::close);
        whenClosed.run();
    }
}
