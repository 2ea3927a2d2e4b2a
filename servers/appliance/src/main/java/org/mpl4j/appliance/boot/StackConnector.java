package org.mpl4j.appliance.boot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.mpl4j.ssh.forward.ForwardedSocket;
import org.mpl4j.ssh.forward.TcpConnector;
import org.mpl4j.tcpip.socket.HostStack;
import org.mpl4j.tcpip.socket.TcpSocket;

/**
 * Makes connections by the stack of an appliance, to addresses: it has nobody to ask for those of a name.
 *
 * @param stack makes them
 */
record StackConnector(HostStack stack) implements TcpConnector {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Override
    public ForwardedSocket connect(String host, int port) throws IOException {
        InetAddress address;
        try {
            address = InetAddress.ofLiteral(host);
        } catch (IllegalArgumentException e) {
            UnknownHostException unknown =
                    new UnknownHostException(host + " is no address, and no names are looked up");
            unknown.initCause(e);
            throw unknown;
        }
        TcpSocket socket = stack.connect(new InetSocketAddress(address, port), PATIENCE);
        socket.setNoDelay(true);
        return new Joined(socket);
    }

    /** A connection of the stack. */
    private record Joined(TcpSocket socket) implements ForwardedSocket {
        @Override
        public int read(ByteBuffer into) throws IOException {
            return socket.read(into);
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            return socket.write(source);
        }

        @Override
        public void shutdownInput() throws IOException {
            socket.shutdownInput();
        }

        @Override
        public void shutdownOutput() throws IOException {
            socket.shutdownOutput();
        }

        @Override
        public boolean isOpen() {
            return socket.isOpen();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
