package org.mpl4j.dns.transport;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.service.Service;
import org.mpl4j.dns.service.Transport;
import org.mpl4j.servers.common.metrics.Tallies;

/** Takes queries on streams. */
public interface StreamTransport extends Closeable {
    /**
     * Binds sockets.
     *
     * @param addresses where to listen
     * @param tls what protects the connections, null for nothing
     * @throws IOException if one can't be bound; its message names it
     */
    void bind(Collection<InetSocketAddress> addresses, @Nullable TlsIdentity tls) throws IOException;

    /** Where it listens by a transport. */
    List<InetSocketAddress> addresses(Transport transport) throws IOException;

    /**
     * Begins to serve.
     *
     * @param services gives the thread one of its own
     * @param tallies where it counts, of {@link TransportCounter#tallies}
     */
    void start(Supplier<Service> services, Tallies tallies) throws IOException;
}
