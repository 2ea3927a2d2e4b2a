package org.mpl4j.tcpip.socket;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.ClosedChannelException;
import org.mpl4j.tcpip.tcp.CloseCause;
import org.mpl4j.tcpip.tcp.TcpConnection;

/** A connection as a channel that never waits, for programs that run in the thread that drives the stack: what cannot be read or written yet is told by {@link TcpConnection#onChange}. */
public final class ConnectionChannel implements ByteChannel {
    private final TcpConnection connection;
    private final InetSocketAddress remote;
    private boolean isClosed;

    /** Takes a connection. */
    public ConnectionChannel(TcpConnection connection) {
        this.connection = connection;
        remote = new InetSocketAddress(connection.remoteAddress().toInetAddress(), connection.remotePort());
    }

    /** The other side. */
    public InetSocketAddress remoteAddress() {
        return remote;
    }

    /** Reads what is there; 0 if there is nothing yet, -1 if nothing more will come. */
    @Override
    public int read(ByteBuffer into) throws IOException {
        checkOpen();
        int count = connection.read(into);
        CloseCause cause = connection.cause();
        if (count < 0 && cause != null && cause != CloseCause.CLOSED) {
            throw CloseCauses.of(cause, remote);
        }
        return count;
    }

    /** Writes what there is room for. */
    @Override
    public int write(ByteBuffer from) throws IOException {
        checkOpen();
        CloseCause cause = connection.cause();
        if (cause != null) {
            throw CloseCauses.of(cause, remote);
        }
        return connection.write(from);
    }

    private void checkOpen() throws IOException {
        if (isClosed) {
            throw new ClosedChannelException();
        }
    }

    @Override
    public boolean isOpen() {
        return !isClosed;
    }

    @Override
    public void close() {
        isClosed = true;
        connection.close();
    }
}
