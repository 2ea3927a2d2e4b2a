package org.mpl4j.servers.common.link;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import jdk.net.ExtendedSocketOptions;

/** A socket of the JDK. */
public final class SocketLink implements Link {
    private final SocketChannel channel;
    private final SocketAddress remote;
    private final SocketAddress local;
    private final boolean hasQuickAck;

    /**
     * Takes a socket that is connected and blocks.
     *
     * @param channel the socket
     * @throws IOException if it is not connected any more
     */
    public SocketLink(SocketChannel channel) throws IOException {
        this.channel = channel;
        this.remote = channel.getRemoteAddress();
        this.local = channel.getLocalAddress();
        this.hasQuickAck = channel.supportedOptions().contains(ExtendedSocketOptions.TCP_QUICKACK);
    }

    /**
     * Connects to the first of a host's addresses that takes it.
     *
     * @param host its name or address
     * @param port its port
     * @param timeout for each address
     * @return the connection, without delay
     * @throws IOException if there is none, with the host
     */
    public static SocketLink connect(String host, int port, Duration timeout) throws IOException {
        IOException last = new IOException("no address");
        for (InetAddress address : addresses(host)) {
            SocketChannel socket = SocketChannel.open();
            try {
                socket.socket().connect(new InetSocketAddress(address, port), Math.toIntExact(timeout.toMillis()));
                SocketLink link = new SocketLink(socket);
                link.noDelay(true);
                return link;
            } catch (IOException e) {
                socket.close();
                last = e;
            }
        }
        throw new IOException("cannot connect to %s port %d: %s".formatted(host, port, last.getMessage()), last);
    }

    private static InetAddress[] addresses(String host) throws IOException {
        try {
            return InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            throw new IOException("no address of `%s` is known; is its name right?".formatted(host), e);
        }
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return channel.read(target);
    }

    @Override
    public void write(ByteBuffer source) throws IOException {
        while (source.hasRemaining()) {
            channel.write(source);
        }
    }

    @Override
    public SocketAddress remoteAddress() {
        return remote;
    }

    @Override
    public SocketAddress localAddress() {
        return local;
    }

    @Override
    public void noDelay(boolean isOn) throws IOException {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, isOn);
    }

    @Override
    public void quickAck() throws IOException {
        if (hasQuickAck) {
            channel.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
        }
    }

    @Override
    public void endOutput() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
