package org.mpl4j.ssh.forward;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.mpl4j.ssh.connection.Channels;

/** Ports of this host that lead to places which the peer connects to: what {@code ssh -L} does. */
public final class LocalForwards implements AutoCloseable {
    private final Channels channels;
    private final Consumer<String> log;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    /** For a connection. */
    public LocalForwards(Channels channels, Consumer<String> log) {
        this.channels = channels;
        this.log = log;
    }

    /**
     * A place that the peer connects to.
     *
     * @param host its name or address, as the peer knows it
     * @param port its port
     */
    public record Target(String host, int port) {
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /**
     * Begins to listen.
     *
     * @param address where; nothing for loopback, {@code *} for everywhere
     * @param port where; 0 for any that is free
     * @param target where connections lead to
     * @return the port
     * @throws IOException if that cannot be listened on
     */
    public int listen(Optional<String> address, int port, Target target) throws IOException {
        List<ServerSocketChannel> sockets = Bindings.ports(
                address.orElse("localhost"),
                port,
                address.isPresent() ? ForwardRules.Others.CLIENT_DECIDES : ForwardRules.Others.NONE);
        int bound = ((InetSocketAddress) sockets.getFirst().getLocalAddress()).getPort();
        listeners.add(new Listener(sockets, socket -> forward(socket, target), () -> {}));
        return bound;
    }

    private void forward(SocketChannel socket, Target target) {
        InetSocketAddress from = (InetSocketAddress) socket.socket().getRemoteSocketAddress();
        Relay.join(
                channels,
                socket,
                open -> open.asDirectTcpip()
                        .hostToConnect(target.host())
                        .portToConnect(target.port())
                        .originatorAddress(from.getAddress().getHostAddress())
                        .originatorPort(from.getPort()),
                log);
    }

    /** Listens no more; connections that were made stay. */
    @Override
    public void close() {
        listeners.forEach(Listener::close);
        listeners.clear();
    }
}
