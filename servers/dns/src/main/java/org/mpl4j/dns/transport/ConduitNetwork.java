package org.mpl4j.dns.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.service.Service;
import org.mpl4j.dns.service.Transport;
import org.mpl4j.servers.common.metrics.Tallies;

/** Another network, and conduits besides. */
public final class ConduitNetwork implements Network {
    private final Network inner;
    private final List<Path> paths;

    /**
     * Nothing listens yet.
     *
     * @param inner the other network, closed with this
     * @param paths the sockets at which conduits are set up
     */
    public ConduitNetwork(Network inner, Collection<Path> paths) {
        this.inner = inner;
        this.paths = List.copyOf(paths);
    }

    @Override
    public UdpTransport udp(Collection<InetSocketAddress> addresses, UdpOptions options) throws IOException {
        return inner.udp(addresses, options);
    }

    @Override
    public StreamTransport streams(StreamLimits limits) {
        return new Streams(inner.streams(limits), new ConduitStreams(limits), paths);
    }

    @Override
    public void ready() throws IOException {
        inner.ready();
    }

    @Override
    public void close() throws IOException {
        inner.close();
    }

    /**
     * Streams of both.
     *
     * @param sockets of the other network
     * @param conduits listen as soon as the others are bound, while there may be the rights for that
     * @param paths where
     */
    private record Streams(StreamTransport sockets, ConduitStreams conduits, List<Path> paths)
            implements StreamTransport {
        @Override
        public void bind(Collection<InetSocketAddress> addresses, @Nullable TlsIdentity tls) throws IOException {
            sockets.bind(addresses, tls);
            if (!conduits.isListening()) {
                conduits.listen(paths);
            }
        }

        @Override
        public List<InetSocketAddress> addresses(Transport transport) throws IOException {
            return sockets.addresses(transport);
        }

        @Override
        public void start(Supplier<Service> services, Tallies tallies) throws IOException {
            sockets.start(services, tallies);
            conduits.start(services, tallies);
        }

        @Override
        public void close() throws IOException {
            conduits.close();
            sockets.close();
        }
    }
}
