package org.mpl4j.ssh.link;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
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
    public void close() throws IOException {
        channel.close();
    }
}
