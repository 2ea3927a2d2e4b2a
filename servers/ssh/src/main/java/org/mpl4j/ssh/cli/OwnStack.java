package org.mpl4j.ssh.cli;

import java.io.Closeable;
import java.io.IOException;
import org.mpl4j.ssh.operate.StartOptions;
import org.mpl4j.tcpip.socket.HostStack;
import org.mpl4j.tcpip.socket.StackListener;
import org.mpl4j.tcpip.socket.StackOptions;

/**
 * A TCP/IP stack for a server alone. Apart from the other classes, so that a server without one loads nothing of it.
 *
 * @param stack runs
 */
record OwnStack(HostStack stack) implements Closeable {
    static OwnStack start(StackOptions options) throws IOException {
        try {
            return new OwnStack(HostStack.start(options.plan()));
        } catch (IllegalArgumentException e) {
            throw new IOException("--stack mpl: " + e.getMessage(), e);
        }
    }

    /** The same start with connections of the stack. */
    StartOptions on(StartOptions start) {
        return start.on(address -> StackListener.open(stack, address));
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
