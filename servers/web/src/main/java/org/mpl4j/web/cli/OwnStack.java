package org.mpl4j.web.cli;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import org.mpl4j.tcpip.socket.HostStack;
import org.mpl4j.tcpip.socket.StackOptions;
import org.mpl4j.web.transport.StackServer;
import org.mpl4j.web.transport.TransportFactory;

/**
 * A TCP/IP stack for the server alone. Apart from the other classes, so that a server without one loads nothing of it.
 *
 * @param stack runs
 */
record OwnStack(HostStack stack) implements Closeable {
    private static final Duration ADDRESSES = Duration.ofSeconds(10);

    static OwnStack start(StackOptions options) throws IOException, InterruptedException {
        try {
            OwnStack own = new OwnStack(HostStack.start(options.plan()));
            own.stack.awaitAddresses(ADDRESSES);
            return own;
        } catch (IllegalArgumentException e) {
            throw new IOException("--stack mpl: " + e.getMessage(), e);
        }
    }

    TransportFactory transports() {
        return (addresses, limits) -> new StackServer(stack, addresses, limits);
    }

    /** The server could serve: a host that it takes over may come. */
    void ready() throws IOException {
        stack.ready();
    }

    @Override
    public void close() throws IOException {
        stack.close();
    }
}
