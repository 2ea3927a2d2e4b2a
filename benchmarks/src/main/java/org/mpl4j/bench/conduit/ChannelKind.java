package org.mpl4j.bench.conduit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import org.mpl4j.bench.server.Peer;
import org.mpl4j.servers.common.conduit.ConduitLink;
import org.mpl4j.servers.common.conduit.ConduitListener;
import org.mpl4j.servers.common.conduit.ConduitOptions;
import org.mpl4j.servers.common.link.Link;
import org.mpl4j.servers.common.link.LinkListener;
import org.mpl4j.servers.common.link.SocketLink;
import org.mpl4j.servers.common.link.SocketListener;

/** By what two processes are connected. */
enum ChannelKind implements Peer {
    UNIX("Unix-domain socket") {
        @Override
        LinkListener listen(String place) throws IOException {
            ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            return new UnixListener(channel.bind(UnixDomainSocketAddress.of(place)));
        }

        @Override
        Link connect(String place) throws IOException {
            return new SocketLink(SocketChannel.open(UnixDomainSocketAddress.of(place)));
        }
    },
    TCP("TCP over loopback") {
        @Override
        LinkListener listen(String place) throws IOException {
            return new SocketListener(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        }

        @Override
        Link connect(String place) throws IOException {
            return SocketLink.connect("127.0.0.1", Integer.parseInt(place), PATIENCE);
        }
    },
    CONDUIT("conduit") {
        @Override
        LinkListener listen(String place) throws IOException {
            return new ConduitListener(Path.of(place), ConduitOptions.standard());
        }

        @Override
        Link connect(String place) throws IOException {
            return ConduitLink.connect(Path.of(place), PATIENCE);
        }
    };

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String title;

    ChannelKind(String title) {
        this.title = title;
    }

    @Override
    public String title() {
        return title;
    }

    /**
     * Listens.
     *
     * @param place a path, where that is used
     */
    abstract LinkListener listen(String place) throws IOException;

    /**
     * Connects.
     *
     * @param place what {@link #place} says
     */
    abstract Link connect(String place) throws IOException;

    /** Where to connect to. */
    static String place(LinkListener listener, String path) {
        return listener.localAddress() instanceof InetSocketAddress internet ? "" + internet.getPort() : path;
    }

    /**
     * A socket of the Unix domain.
     *
     * @param channel listens
     */
    private record UnixListener(ServerSocketChannel channel) implements LinkListener {
        @Override
        public Link accept() throws IOException {
            return new SocketLink(channel.accept());
        }

        @Override
        public SocketAddress localAddress() {
            return UnixDomainSocketAddress.of("");
        }

        @Override
        public boolean isOpen() {
            return channel.isOpen();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
