package org.mpl4j.dns.transport;

import java.io.Closeable;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Supplier;
import org.mpl4j.dns.service.Service;
import org.mpl4j.servers.common.metrics.Tallies;

/** Takes queries in datagrams. It is bound when it is made, while there may be the rights for that, and serves when it is started. */
public interface UdpTransport extends Closeable {
    /** Where it listens. */
    List<InetSocketAddress> addresses();

    /**
     * Begins to serve.
     *
     * @param services gives each thread one of its own
     * @param tallies where threads count, of {@link TransportCounter#tallies}
     */
    void start(Supplier<Service> services, Tallies tallies);

    /** How many sockets there are. */
    int socketCount();

    /** How many sockets are served by batches. */
    int nativeCount();
}
