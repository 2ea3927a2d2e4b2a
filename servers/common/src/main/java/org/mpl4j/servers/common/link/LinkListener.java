package org.mpl4j.servers.common.link;

import java.io.Closeable;
import java.io.IOException;
import java.net.SocketAddress;

/** Waits for connections. */
public interface LinkListener extends Closeable {
    /**
     * Waits for the next one.
     *
     * @return the connection
     * @throws IOException if there is none because the listener is closed, or something is short
     */
    Link accept() throws IOException;

    /** {@return where it listens} */
    SocketAddress localAddress();

    /** {@return whether it goes on} */
    boolean isOpen();
}
