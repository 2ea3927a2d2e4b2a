package org.mpl4j.web.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;
import org.mpl4j.tcpip.drive.Driver;
import org.mpl4j.tcpip.socket.ConnectionChannel;
import org.mpl4j.tcpip.tcp.TcpConnection;

/** A connection of a stack of ours. With the stack. */
final class StackWire implements Wire {
    /** Who waits for room is woken when there is this part of the buffer: for each acknowledgment would be too often. */
    private static final int WORTH_WAKING = 4;

    private final Driver driver;
    private final TcpConnection connection;
    private final ConnectionChannel channel;
    private final ByteBuffer fileSpace;
    private final int roomWorthWaking;
    private @Nullable Runnable serving;
    private boolean isWriting;
    private boolean isQueued;

    /**
     * Takes a connection.
     *
     * @param fileSpace outside of the heap, for pieces of files, which all connections may share
     */
    StackWire(Driver driver, TcpConnection connection, ByteBuffer fileSpace) {
        this.driver = driver;
        this.connection = connection;
        this.fileSpace = fileSpace;
        channel = new ConnectionChannel(connection);
        roomWorthWaking = Math.max((connection.room() + connection.unacknowledged()) / WORTH_WAKING, 1);
    }

    InetAddress peer() {
        return channel.remoteAddress().getAddress();
    }

    /** Begins: serves now, and whenever it is ready. */
    void begin(Runnable serve) {
        serving = serve;
        connection.onChange(this::changed);
        serve.run();
    }

    private void changed() {
        Runnable serve = serving;
        // What is queued already is served then.
        if (!isQueued && serve != null && isReady()) {
            serve.run();
        }
    }

    private boolean isReady() {
        boolean isPossible = isWriting
                ? connection.room() >= roomWorthWaking
                : connection.available() > 0 || connection.isInputEnded();
        return isPossible || connection.cause() != null;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        return channel.read(into);
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        return channel.write(from);
    }

    @Override
    public long send(FileChannel file, long position, long count) throws IOException {
        long sent = 0;
        while (sent < count && connection.room() > 0) {
            long most = Math.min(count - sent, connection.room());
            fileSpace.clear().limit((int) Math.min(fileSpace.capacity(), most));
            if (file.read(fileSpace, position + sent) <= 0) {
                return sent;
            }
            sent += channel.write(fileSpace.flip());
        }
        return sent;
    }

    @Override
    public void sendAtOnce() {
        connection.setNoDelay(true);
    }

    @Override
    public void endOutput() {
        connection.closeOutput();
    }

    @Override
    public void awaitReading() {
        await(false);
    }

    @Override
    public void awaitWriting() {
        await(true);
    }

    private void await(boolean writing) {
        isWriting = writing;
        if (!isQueued && isReady()) {
            isQueued = true;
            driver.execute(this::resume);
        }
    }

    private void resume() {
        isQueued = false;
        changed();
    }

    @Override
    public void close() {
        serving = null;
        channel.close();
    }
}
