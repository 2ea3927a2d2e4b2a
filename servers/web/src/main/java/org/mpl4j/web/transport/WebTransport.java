package org.mpl4j.web.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Supplier;
import org.mpl4j.web.connection.Workspace;

/** What brings connections their bytes. It is bound when it is made, and serves when it is started. */
public interface WebTransport extends AutoCloseable {
    /** {@return where it listens, as far as that is an address of the Internet} */
    List<InetSocketAddress> addresses() throws IOException;

    /**
     * Begins to serve.
     *
     * @param spaces gives each thread one of its own
     * @param headBytes how long the head of a request may be
     */
    void start(Supplier<Workspace> spaces, int headBytes) throws IOException;

    /** Stops: requests that have begun are answered if that does not take too long. */
    @Override
    void close() throws IOException;
}
