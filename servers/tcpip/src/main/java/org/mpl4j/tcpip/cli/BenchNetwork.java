package org.mpl4j.tcpip.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import org.mpl4j.servers.common.link.Link;
import org.mpl4j.servers.common.link.LinkListener;
import org.mpl4j.servers.common.link.SocketLink;
import org.mpl4j.servers.common.link.SocketListener;
import org.mpl4j.tcpip.socket.HostStack;
import org.mpl4j.tcpip.socket.StackLink;
import org.mpl4j.tcpip.socket.StackListener;
import org.mpl4j.tcpip.tcp.TcpFigures;
import org.mpl4j.tcpip.tcp.TcpSettings;

/** What connections of a measurement are made on. */
interface BenchNetwork {
    Duration PATIENCE = Duration.ofSeconds(10);
    int BACKLOG = 256;

    /** Connects. */
    Link connect(InetSocketAddress to) throws IOException;

    /** Listens. */
    LinkListener listen(InetSocketAddress at) throws IOException;

    /** How a connection is; empty if that cannot be known here. */
    Optional<Facts> facts(Link link);

    /**
     * How a connection is.
     *
     * @param retransmits how many segments were sent again
     * @param window how many bytes may be on the way
     */
    record Facts(long retransmits, long window) {}

    /** The kernel's stack. */
    static BenchNetwork ofKernel() {
        return new BenchNetwork() {
            @Override
            public Link connect(InetSocketAddress to) throws IOException {
                return SocketLink.connect(to.getAddress().getHostAddress(), to.getPort(), PATIENCE);
            }

            @Override
            public LinkListener listen(InetSocketAddress at) throws IOException {
                return new SocketListener(at);
            }

            @Override
            public Optional<Facts> facts(Link link) {
                return Optional.empty();
            }
        };
    }

    /** A stack of ours, with these buffers. */
    static BenchNetwork of(HostStack host, TcpSettings settings) {
        return new BenchNetwork() {
            @Override
            public Link connect(InetSocketAddress to) throws IOException {
                return new StackLink(host.connect(to, PATIENCE, settings));
            }

            @Override
            public LinkListener listen(InetSocketAddress at) throws IOException {
                return new StackListener(host.listen(at, BACKLOG, settings));
            }

            @Override
            public Optional<Facts> facts(Link link) {
                if (!(link instanceof StackLink ours)) {
                    return Optional.empty();
                }
                host.driver().lock();
                try {
                    TcpFigures connection = ours.socket().connection().figures();
                    return Optional.of(new Facts(connection.retransmits(), connection.congestionWindow()));
                } finally {
                    host.driver().unlock();
                }
            }
        };
    }
}
