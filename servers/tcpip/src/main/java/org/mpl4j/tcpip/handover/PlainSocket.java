package org.mpl4j.tcpip.handover;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * A socket by the JDK's own channels, which open files that come are lost on: for who has the host's interface already. It makes no call by java.lang.foreign, the first of which takes longer than the rest of a hand-over.
 */
final class PlainSocket implements ConduitSocket {
    private static final long NANOS_A_MILLI = 1_000_000;

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;

    /** Takes a connection, and closes it in the end, also if this fails. */
    PlainSocket(SocketChannel channel) throws IOException {
        this.channel = channel;
        try {
            channel.configureBlocking(false);
            selector = channel.provider().openSelector();
            key = channel.register(selector, 0);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void send(ByteBuffer data, int descriptor, Deadline deadline) throws HandOverException {
        if (descriptor >= 0) {
            throw new IllegalArgumentException("no open file can be sent by this socket");
        }
        try {
            while (channel.write(data) == 0) {
                if (!await(SelectionKey.OP_WRITE, deadline)) {
                    throw ConduitSocket.full();
                }
            }
        } catch (HandOverException e) {
            throw e;
        } catch (IOException e) {
            throw new HandOverException("the other side of the conduit has gone", e);
        }
    }

    @Override
    public void receive(ByteBuffer into, Deadline deadline) throws HandOverException {
        try {
            int count = channel.read(into);
            while (count == 0) {
                if (!await(SelectionKey.OP_READ, deadline)) {
                    throw ConduitSocket.silent();
                }
                count = channel.read(into);
            }
            if (count < 0) {
                throw ConduitSocket.gone();
            }
        } catch (HandOverException e) {
            throw e;
        } catch (IOException e) {
            throw new HandOverException("the other side of the conduit has gone", e);
        }
    }

    /** Waits, perhaps shorter; returns whether there is time left. */
    private boolean await(int operation, Deadline deadline) throws IOException {
        long left = deadline.left();
        if (left == 0) {
            return false;
        }
        key.interestOps(operation);
        selector.select(left / NANOS_A_MILLI + 1);
        selector.selectedKeys().clear();
        return true;
    }

    @Override
    public int takeDescriptor() {
        return -1;
    }

    @Override
    public void shutdownInput() {
        try {
            channel.shutdownInput();
        } catch (IOException e) {
            // Then nothing comes anyway.
        }
    }

    @Override
    public void close() throws IOException {
        try (Selector closing = selector) {
            channel.close();
        }
    }
}
