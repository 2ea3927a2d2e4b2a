package org.mpl4j.tcpip.socket;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.mpl4j.servers.common.link.Link;
import org.mpl4j.servers.common.link.LinkListener;

/**
 * Waits for connections of the stack, as servers do. They send small packets at once.
 *
 * @param socket waits for them
 */
public record StackListener(TcpServerSocket socket) implements LinkListener {
    private static final int BACKLOG = 1024;

    /**
     * Listens.
     *
     * @param stack whose connections are taken
     * @param address where; port 0 for any that is free
     * @throws IOException if that cannot be, with the address
     */
    public static StackListener open(HostStack stack, InetSocketAddress address) throws IOException {
        return new StackListener(stack.listen(address, BACKLOG));
    }

    @Override
    public Link accept() throws IOException {
        TcpSocket accepted = socket.accept();
        try {
            accepted.setNoDelay(true);
            return new StackLink(accepted);
        } catch (IOException e) {
            accepted.close();
            throw e;
        }
    }

    @Override
    public SocketAddress localAddress() {
        return socket.localAddress();
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
