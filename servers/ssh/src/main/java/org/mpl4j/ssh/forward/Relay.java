package org.mpl4j.ssh.forward;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.mpl4j.ssh.connection.Channel;
import org.mpl4j.ssh.connection.ChannelHandler;
import org.mpl4j.ssh.connection.Channels;
import org.mpl4j.ssh.packets.ssh.SshChannelOpen.Builder.Complete;
import org.mpl4j.ssh.packets.ssh.SshChannelOpen.Builder.NeedsChannelTypeBranch;

/** Joins a socket and a channel, until both directions have ended or either is gone. Each direction ends by itself. */
final class Relay implements ChannelHandler {
    private static final int ROOM = 32 * 1024;

    /** How long a socket may take for what is left when the connection is over. */
    private static final Duration LINGER = Duration.ofSeconds(60);

    private final ForwardedSocket socket;
    private final AtomicInteger directions = new AtomicInteger(2);

    Relay(SocketChannel socket) {
        this(new KernelSocket(socket));
    }

    Relay(ForwardedSocket socket) {
        this.socket = socket;
    }

    /** Asks the peer for a channel and joins it with a socket; if there is none, the socket is closed, and the log is told. */
    static void join(
            Channels channels,
            SocketChannel socket,
            Function<NeedsChannelTypeBranch, Complete> type,
            Consumer<String> log) {
        Relay relay = new Relay(socket);
        try {
            relay.opened(channels.open(type, relay));
        } catch (IOException e) {
            log.accept("a connection was not forwarded: " + e.getMessage());
            relay.closeSocket();
        }
    }

    @Override
    public void opened(Channel channel) {
        Thread.ofVirtual().name("ssh-forward-out").start(() -> toPeer(channel));
        Thread.ofVirtual().name("ssh-forward-in").start(() -> toSocket(channel));
    }

    private void toPeer(Channel channel) {
        ByteBuffer buffer = ByteBuffer.allocate(ROOM);
        try {
            while (socket.read(buffer.clear()) >= 0) {
                channel.output().write(buffer.flip());
            }
            channel.sendEof();
        } catch (ClosedChannelException e) {
            // The peer takes nothing any more.
            shutInput();
        } catch (IOException e) {
            giveUp(channel);
        }
        end(channel);
    }

    private void toSocket(Channel channel) {
        ReadableByteChannel source = channel.input();
        try {
            copy(source);
            socket.shutdownOutput();
        } catch (IOException e) {
            drop(source);
        }
        end(channel);
    }

    private void copy(ReadableByteChannel source) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(ROOM);
        while (source.read(buffer.clear()) >= 0) {
            buffer.flip();
            while (buffer.hasRemaining()) {
                socket.write(buffer);
            }
        }
    }

    /** The socket takes nothing any more; what it has sent is still on its way. */
    private static void drop(ReadableByteChannel source) {
        try {
            source.close();
        } catch (IOException e) {
            // The connection is gone.
        }
    }

    private void end(Channel channel) {
        if (directions.decrementAndGet() == 0) {
            giveUp(channel);
        }
    }

    private void giveUp(Channel channel) {
        closeSocket();
        try {
            channel.close();
        } catch (IOException e) {
            // The connection is gone.
        }
    }

    /** The peer takes nothing any more; what it has sent before still goes to the socket, which is not waited for for ever when the connection is over. */
    @Override
    public void closed(Channel channel) {
        shutInput();
        if (channel.isConnectionOver()) {
            Thread.ofVirtual().name("ssh-forward-end").start(this::closeLater);
        }
    }

    private void closeLater() {
        try {
            Thread.sleep(LINGER);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        closeSocket();
    }

    private void shutInput() {
        try {
            socket.shutdownInput();
        } catch (IOException e) {
            closeSocket();
        }
    }

    private void closeSocket() {
        Sockets.close(socket);
    }
}
