package org.mpl4j.servers.common.link;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** A listening socket of the JDK. */
public final class SocketListener implements LinkListener {
    private static final int BACKLOG = 1024;

    private final ServerSocketChannel channel;
    private final SocketAddress local;

    /**
     * Listens.
     *
     * @param address where; port 0 for any that is free
     * @throws IOException if that cannot be, with the address
     */
    public SocketListener(SocketAddress address) throws IOException {
        this.channel = ServerSocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.bind(address, BACKLOG);
        } catch (IOException e) {
            channel.close();
            throw new IOException("cannot listen on " + address + ": " + e.getMessage(), e);
        }
        this.local = channel.getLocalAddress();
    }

    @Override
    public Link accept() throws IOException {
        SocketChannel socket = channel.accept();
        try {
            SocketLink link = new SocketLink(socket);
            link.noDelay(true);
            return link;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public SocketAddress localAddress() {
        return local;
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
