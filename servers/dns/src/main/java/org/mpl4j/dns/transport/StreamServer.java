package org.mpl4j.dns.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.service.Service;
import org.mpl4j.dns.service.Transport;
import org.mpl4j.servers.common.metrics.Tallies;

/**
 * Answers queries on streams (RFC 7766), bare and over TLS (RFC 7858), all in one thread. It is bound when it is made, while there may be the rights for that, and
 * serves when it is started.
 */
public final class StreamServer implements StreamTransport {
    private static final int BACKLOG = 1024;

    private final StreamLimits limits;
    private final LongSupplier clock;
    private final List<Endpoint> endpoints = new ArrayList<>();
    private final ExecutorService handshakes = Handshakes.inAnotherThread();
    private @Nullable StreamLoop loop;

    /** A server that listens nowhere yet. */
    public StreamServer(StreamLimits limits) {
        this(limits, System::nanoTime);
    }

    StreamServer(StreamLimits limits, LongSupplier clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /** Binds sockets; a wildcard stands for the {@linkplain ListenAddresses addresses that there are now}. */
    @Override
    public void bind(Collection<InetSocketAddress> addresses, @Nullable TlsIdentity tls) throws IOException {
        for (InetSocketAddress address : ListenAddresses.expand(addresses)) {
            ServerSocketChannel channel = ServerSocketChannel.open();
            try {
                // A server that is started again need not wait for the connections of the one before.
                channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
                channel.bind(address, BACKLOG);
                endpoints.add(new Endpoint(channel, tls));
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw new IOException(
                        "cannot listen on " + Addresses.show(address) + (tls == null ? " over TCP: " : " over TLS: ")
                                + e.getMessage(),
                        e);
            }
        }
    }

    @Override
    public List<InetSocketAddress> addresses(Transport transport) throws IOException {
        List<InetSocketAddress> addresses = new ArrayList<>();
        for (Endpoint endpoint : endpoints) {
            if (endpoint.transport() == transport) {
                addresses.add((InetSocketAddress) endpoint.channel().getLocalAddress());
            }
        }
        return List.copyOf(addresses);
    }

    @Override
    public void start(Supplier<Service> services, Tallies tallies) throws IOException {
        if (endpoints.isEmpty()) {
            return;
        }
        loop = new StreamLoop(endpoints, limits, clock, Answerer.ofStreams(services.get(), tallies.join()), handshakes);
        loop.start();
    }

    /** Stops: what is answered is sent if clients take it soon. */
    @Override
    public void close() throws IOException {
        try {
            if (loop != null) {
                loop.stop();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Endpoint endpoint : endpoints) {
            endpoint.channel().close();
        }
        handshakes.shutdown();
    }
}
