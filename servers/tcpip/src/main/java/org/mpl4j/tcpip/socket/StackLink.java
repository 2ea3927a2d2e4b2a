package org.mpl4j.tcpip.socket;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import org.mpl4j.servers.common.link.Link;

/**
 * A connection of the stack, as servers use it.
 *
 * @param socket the connection
 */
public record StackLink(TcpSocket socket) implements Link {
    @Override
    public int read(ByteBuffer target) throws IOException {
        return socket.read(target);
    }

    @Override
    public void write(ByteBuffer source) throws IOException {
        socket.write(source);
    }

    @Override
    public SocketAddress remoteAddress() {
        return socket.remoteAddress();
    }

    @Override
    public SocketAddress localAddress() {
        return socket.localAddress();
    }

    @Override
    public void noDelay(boolean isOn) throws IOException {
        socket.setNoDelay(isOn);
    }

    /** Nothing: the stack acknowledges every second segment at once, and others with what the program answers. */
    @Override
    public void quickAck() {}

    @Override
    public void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
