package org.mpl4j.servers.common.link;

import java.io.IOException;
import java.net.InetSocketAddress;

/** Listens by the system's sockets, or by those of another stack. */
@FunctionalInterface
public interface ListenerFactory {
    /**
     * Listens.
     *
     * @param address where; port 0 for any that is free
     * @return what waits for connections there
     * @throws IOException if that cannot be, with the address
     */
    LinkListener open(InetSocketAddress address) throws IOException;
}
