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
import org.mpl4j.servers.common.conduit.ConduitListener;
import org.mpl4j.servers.common.conduit.ConduitOptions;
import org.mpl4j.servers.common.conduit.GivenConduits;
import org.mpl4j.servers.common.metrics.Tallies;

/** Another network, and conduits besides. */
public final class ConduitNetwork implements Network {
    private final Network inner;
    private final List<ConduitStreams.Opening> openings;

    /**
     * Nothing listens yet.
     *
     * @param inner the other network, closed with this
     * @param paths the sockets at which conduits are set up
     */
    public ConduitNetwork(Network inner, Collection<Path> paths) {
        this(paths.stream().map(ConduitNetwork::listening).toList(), inner);
    }

    private ConduitNetwork(List<ConduitStreams.Opening> openings, Network inner) {
        this.inner = inner;
        this.openings = openings;
    }

    private static ConduitStreams.Opening listening(Path path) {
        return limits -> new ConduitListener(
                path, new ConduitOptions(ConduitOptions.standard().capacity(), limits.connections()));
    }

    /**
     * Another network, and conduits that a directory gives.
     *
     * @param inner the other network, closed with this
     * @param path where the directory listens for this server
     */
    public static ConduitNetwork given(Network inner, Path path) {
        ConduitStreams.Opening given = limits -> GivenConduits.connect(path, ConduitOptions.small());
        return new ConduitNetwork(List.of(given), inner);
    }

    @Override
    public UdpTransport udp(Collection<InetSocketAddress> addresses, UdpOptions options) throws IOException {
        return inner.udp(addresses, options);
    }

    @Override
    public StreamTransport streams(StreamLimits limits) {
        return new Streams(inner.streams(limits), new ConduitStreams(limits), openings);
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
     * @param openings how they listen
     */
    private record Streams(StreamTransport sockets, ConduitStreams conduits, List<ConduitStreams.Opening> openings)
            implements StreamTransport {
        @Override
        public void bind(Collection<InetSocketAddress> addresses, @Nullable TlsIdentity tls) throws IOException {
            sockets.bind(addresses, tls);
            if (!conduits.isListening()) {
                conduits.listen(openings);
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
