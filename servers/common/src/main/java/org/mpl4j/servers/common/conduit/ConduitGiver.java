package org.mpl4j.servers.common.conduit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.mpl4j.servers.common.nativeio.DescriptorPassing;

/**
 * Gives the sockets of callers to a server in another process ({@link GivenConduits}), by a connection of the Unix domain: a byte says that there will be some, then there is a byte with each of them. The server says by a byte that one of them is closed there, or was refused. For any
 * thread.
 */
public final class ConduitGiver implements Closeable {
    /** What a server says of a conduit that was one. */
    static final byte ENDED = 0;

    /** What it says of one that it did not make. */
    static final byte REFUSED = 1;

    private static final int NONE = -1;
    private static final int ROOM = 64;

    private final SocketChannel channel;
    private final DescriptorPassing passing;
    private final ByteBuffer one = ByteBuffer.allocateDirect(1);
    private long given;
    private long ended;
    private long refused;
    private boolean isClosed;

    /**
     * Takes a connection to a server, and closes it in the end.
     *
     * @throws IOException if its descriptor cannot be found
     */
    public ConduitGiver(SocketChannel channel) throws IOException {
        this.channel = channel;
        passing = new DescriptorPassing(channel);
        Thread.ofVirtual().name("conduit-ends").start(this::listen);
    }

    private void listen() {
        ByteBuffer bytes = ByteBuffer.allocate(ROOM);
        try {
            for (int count = channel.read(bytes); count > 0; count = channel.read(bytes.clear())) {
                ended(bytes.flip());
            }
        } catch (IOException e) {
            // It has ended, which is found out when it is given something.
        }
    }

    private synchronized void ended(ByteBuffer each) {
        while (each.hasRemaining()) {
            ended++;
            refused += each.get() == REFUSED ? 1 : 0;
        }
    }

    /**
     * Has the server answer somebody, unless that was answered.
     *
     * @return whether it need not be answered any more; if not, the server has ended, or does not take what it was given before
     */
    public synchronized boolean give(ConduitCaller caller) {
        return caller.give(descriptor -> {
            boolean isGiven = !isClosed && (given > 0 || send(NONE)) && send(descriptor);
            given += isGiven ? 1 : 0;
            return isGiven;
        });
    }

    private boolean send(int descriptor) {
        return passing.send(one.clear(), descriptor) == 1;
    }

    /** {@return how many are open there} */
    public synchronized long openCount() {
        return Math.max(0, given - ended);
    }

    /** {@return how many were opened there} */
    public synchronized long openedCount() {
        return Math.max(0, given - refused);
    }

    /** {@return how many it refused, as it has too many} */
    public synchronized long refusedCount() {
        return refused;
    }

    @Override
    public synchronized void close() throws IOException {
        isClosed = true;
        passing.close();
    }
}
