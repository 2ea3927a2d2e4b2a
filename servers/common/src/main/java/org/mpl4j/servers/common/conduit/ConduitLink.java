package org.mpl4j.servers.common.conduit;

import java.io.Closeable;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.time.Duration;
import org.mpl4j.servers.common.link.Link;
import org.mpl4j.servers.common.nativeio.LocalSocket;
import org.mpl4j.servers.common.nativeio.SharedMemory;

/** A conduit as a connection that blocks. */
public final class ConduitLink implements Link {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

    private final ConduitChannel channel;
    private final ConduitAddress remote;
    private final ConduitAddress local;

    ConduitLink(ConduitChannel channel, ConduitAddress remote, ConduitAddress local) {
        this.channel = channel;
        this.remote = remote;
        this.local = local;
    }

    /**
     * Connects.
     *
     * @param path the socket of who listens
     * @param timeout how long to wait for being accepted
     * @return the connection
     * @throws IOException if nobody listens there, it does not accept in time, or refuses; with the path
     */
    public static ConduitLink connect(Path path, Duration timeout) throws IOException {
        return connect(path, path.toString(), socket -> {}, timeout);
    }

    /** What is said first. */
    @FunctionalInterface
    interface Opening {
        void say(LocalSocket socket);
    }

    /**
     * Connects.
     *
     * @param path the socket
     * @param target what it is called in errors
     * @param opening what this side says first
     */
    static ConduitLink connect(Path path, String target, Opening opening, Duration timeout) throws IOException {
        long deadline = System.nanoTime() + timeout.toNanos();
        Poller poller = Poller.get();
        LocalSocket socket = reach(path, deadline);
        boolean isMade = false;
        try {
            opening.say(socket);
            SetUp.Given given = awaitSetUp(poller, socket, deadline);
            try (SharedMemory memory = given.memory()) {
                ConduitChannel channel = new ConduitChannel(socket, memory, given.capacity(), false, () -> {});
                isMade = true;
                int self = Math.toIntExact(ProcessHandle.current().pid());
                return new ConduitLink(
                        channel, new ConduitAddress(path, channel.peerProcess()), new ConduitAddress(path, self));
            }
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException("cannot connect to %s: %s".formatted(target, e.getMessage()), e);
        } finally {
            if (!isMade) {
                socket.close();
            }
        }
    }

    private static LocalSocket reach(Path path, long deadline) throws IOException {
        Gate never = new Gate();
        while (true) {
            try {
                return LocalSocket.connect(path);
            } catch (LocalSocket.WouldBlockException e) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    throw new IOException("cannot connect to %s: %s".formatted(path, e.getMessage()), e);
                }
                never.passBefore(Math.min(left, LOOK_AGAIN.toNanos()));
                if (Thread.currentThread().isInterrupted()) {
                    throw new ClosedByInterruptException();
                }
            }
        }
    }

    private static SetUp.Given awaitSetUp(Poller poller, LocalSocket socket, long deadline) throws IOException {
        Gate gate = new Gate();
        Closeable registration = poller.register(socket.descriptor(), true, gate::open);
        try {
            SetUp.Given given;
            while ((given = SetUp.receive(socket)) == null) {
                if (!gate.passBefore(deadline - System.nanoTime())) {
                    if (Thread.currentThread().isInterrupted()) {
                        throw new ClosedByInterruptException();
                    }
                    throw new ConduitException("who listens there does not accept in time");
                }
            }
            return given;
        } finally {
            registration.close();
        }
    }

    /** {@return the same conduit, for who does not want to wait} */
    public ConduitChannel channel() {
        return channel;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int count = channel.read(target);
        while (count == 0 && target.hasRemaining()) {
            channel.awaitReadable();
            count = channel.read(target);
        }
        return count;
    }

    @Override
    public void write(ByteBuffer source) throws IOException {
        while (source.hasRemaining()) {
            if (channel.write(source) == 0) {
                channel.awaitWritable();
            }
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

    /** Nothing: what is written can be read at once. */
    @Override
    public void noDelay(boolean isOn) {}

    /** Nothing: there are no acknowledgments. */
    @Override
    public void quickAck() {}

    @Override
    public void endOutput() throws IOException {
        channel.endOutput();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
