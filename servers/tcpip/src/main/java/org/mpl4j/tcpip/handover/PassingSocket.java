package org.mpl4j.tcpip.handover;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.mpl4j.servers.common.nativeio.DescriptorPassing;
import org.mpl4j.servers.common.nativeio.Errno;

/** A socket that open files go along with. */
final class PassingSocket implements ConduitSocket {
    private final DescriptorPassing passing;

    /** Takes a connection, and closes it in the end, also if this fails. */
    PassingSocket(SocketChannel channel) throws IOException {
        try {
            passing = new DescriptorPassing(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void send(ByteBuffer data, int descriptor, Deadline deadline) throws HandOverException {
        int count = passing.send(data, descriptor);
        while (count == -Errno.EAGAIN) {
            if (!passing.awaitWritable(deadline.left()) && deadline.left() == 0) {
                throw ConduitSocket.full();
            }
            count = passing.send(data, descriptor);
        }
        if (count <= 0) {
            throw ConduitSocket.gone();
        }
    }

    @Override
    public void receive(ByteBuffer into, Deadline deadline) throws HandOverException {
        int count = passing.receive(into);
        while (count == -Errno.EAGAIN) {
            if (!passing.awaitReadable(deadline.left()) && deadline.left() == 0) {
                throw ConduitSocket.silent();
            }
            count = passing.receive(into);
        }
        if (count <= 0) {
            throw ConduitSocket.gone();
        }
    }

    @Override
    public int takeDescriptor() {
        return passing.takeDescriptor();
    }

    @Override
    public void shutdownInput() {
        passing.shutdownInput();
    }

    @Override
    public void close() throws IOException {
        passing.close();
    }
}
