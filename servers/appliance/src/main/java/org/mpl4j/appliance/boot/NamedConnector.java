package org.mpl4j.appliance.boot;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.mpl4j.servers.common.conduit.ConduitDirectory;
import org.mpl4j.servers.common.conduit.ConduitLink;
import org.mpl4j.ssh.forward.ForwardedSocket;
import org.mpl4j.ssh.forward.TcpConnector;

/**
 * Makes connections to addresses by a stack, and to names by a directory, which knows what this appliance may reach. A conduit is with the server of the name, whatever the port.
 *
 * @param stack makes those to addresses
 * @param directory gives conduits
 */
record NamedConnector(StackConnector stack, ConduitDirectory directory) implements TcpConnector {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public ForwardedSocket connect(String host, int port) throws IOException {
        return isAddress(host) ? stack.connect(host, port) : new Joined(directory.connect(host, PATIENCE));
    }

    private static boolean isAddress(String host) {
        try {
            return InetAddress.ofLiteral(host) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** A conduit. */
    private record Joined(ConduitLink link) implements ForwardedSocket {
        @Override
        public int read(ByteBuffer into) throws IOException {
            return link.read(into);
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            int count = source.remaining();
            link.write(source);
            return count;
        }

        @Override
        public void shutdownInput() throws IOException {
            link.channel().endInput();
        }

        @Override
        public void shutdownOutput() throws IOException {
            link.endOutput();
        }

        @Override
        public boolean isOpen() {
            return link.channel().isOpen();
        }

        @Override
        public void close() throws IOException {
            link.close();
        }
    }
}
