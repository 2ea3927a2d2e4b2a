package org.mpl4j.web.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;

/** Listens by the connections of another stack than the kernel's. */
@FunctionalInterface
public interface TransportFactory {
    /**
     * Listens.
     *
     * @param addresses where; port 0 for any that is free
     * @param limits for clients
     * @throws IOException if it cannot listen at one of them, with the address
     */
    WebTransport open(List<InetSocketAddress> addresses, WebLimits limits) throws IOException;
}
