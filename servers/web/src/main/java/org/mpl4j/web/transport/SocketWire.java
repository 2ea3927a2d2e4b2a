package org.mpl4j.web.transport;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** A socket of the kernel. */
final class SocketWire implements Wire {
    private final SocketChannel channel;
    private @Nullable SelectionKey key;
    private int wanted = SelectionKey.OP_READ;

    SocketWire(SocketChannel channel) {
        this.channel = channel;
    }

    /** The selector tells when the socket is ready from now on. */
    void register(Selector selector, WireConnection connection) throws IOException {
        key = channel.register(selector, wanted, connection);
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
        return file.transferTo(position, count, channel);
    }

    @Override
    public void sendAtOnce() throws IOException {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }

    @Override
    public void endOutput() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    public void awaitReading() {
        await(SelectionKey.OP_READ);
    }

    @Override
    public void awaitWriting() {
        await(SelectionKey.OP_WRITE);
    }

    private void await(int operation) {
        wanted = operation;
        if (key != null && key.interestOps() != operation) {
            key.interestOps(operation);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
