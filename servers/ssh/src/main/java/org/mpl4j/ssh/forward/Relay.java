package org.mpl4j.ssh.forward;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SocketChannel;
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

    private final SocketChannel socket;
    private final AtomicInteger directions = new AtomicInteger(2);

    Relay(SocketChannel socket) {
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
            end(channel);
        } catch (IOException e) {
            giveUp(channel);
        }
    }

    private void toSocket(Channel channel) {
        ByteBuffer buffer = ByteBuffer.allocate(ROOM);
        ReadableByteChannel source = channel.input();
        try {
            while (source.read(buffer.clear()) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    socket.write(buffer);
                }
            }
            socket.shutdownOutput();
            end(channel);
        } catch (IOException e) {
            giveUp(channel);
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

    /** The peer takes nothing any more; what it has sent before still goes to the socket. */
    @Override
    public void closed(Channel channel) {
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
