package org.mpl4j.ssh.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.ssh.packets.ssh.SshChannelOpen;
import org.mpl4j.ssh.packets.ssh.SshChannelRequest;
import org.mpl4j.ssh.packets.ssh.SshConnection;
import org.mpl4j.ssh.packets.ssh.SshConnection.MessageKind;
import org.mpl4j.ssh.packets.ssh.SshTransport;
import org.mpl4j.ssh.packets.ssh.SshTransport.MessageBranch.Disconnect.ReasonCode;
import org.mpl4j.ssh.packets.ssh.SshUserauth;
import org.mpl4j.ssh.transport.ChannelStates;
import org.mpl4j.ssh.transport.LoggedInPolicy;
import org.mpl4j.ssh.transport.MessageReceiver;
import org.mpl4j.ssh.transport.ProtocolException;
import org.mpl4j.ssh.transport.Sender;

/** A peer without a transport, but with the policy: what is sent to it waits in a queue, and what it sends is received at once. */
public final class MemoryPeer implements Sender {
    private static final int ROOM = 64 * 1024;
    private static final int SECONDS = 60;

    private final LoggedInPolicy policy = new LoggedInPolicy();
    private final BlockingQueue<SshConnection> sent = new LinkedBlockingQueue<>();
    private final ByteBuffer own = ByteBuffer.allocate(ROOM);
    private volatile String disconnection = "";

    @Override
    public void send(SshConnection.Builder.Content message) throws IOException {
        if (isClosed()) {
            throw new IOException("closed: " + disconnection);
        }
        ByteBuffer room = ByteBuffer.allocate(ROOM);
        PacketWriter out = new PacketWriter(room);
        SshConnection.write(out, message);
        SshConnection built = parse(out.finish().flip());
        try {
            policy.transmitted(built);
        } catch (ProtocolException e) {
            disconnect(e.reason(), e.getMessage());
            throw new IOException(e);
        }
        sent.add(built);
    }

    private static SshConnection parse(ByteBuffer built) {
        try {
            return SshConnection.parse(Bytes.wrap(built).copy());
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void sendAuthentication(SshUserauth.Builder.Content message) {
        throw new AssertionError("no message of authentication is to be sent");
    }

    @Override
    public void sendTransport(SshTransport.Builder.Content message) {
        throw new AssertionError("no message of the transport is to be sent");
    }

    @Override
    public void disconnect(ReasonCode reason, String text) {
        if (!isClosed()) {
            disconnection = reason + ": " + text;
        }
    }

    /** Why the connection was ended; empty while it was not. */
    public String disconnection() {
        return disconnection;
    }

    @Override
    public boolean isClosed() {
        return !disconnection.isEmpty();
    }

    @Override
    public ChannelStates channelStates() {
        return policy.states();
    }

    @Override
    public byte[] sessionId() {
        return new byte[] {1, 2, 3, 4};
    }

    @Override
    public SocketAddress remoteAddress() {
        return new InetSocketAddress("127.0.0.1", 1);
    }

    @Override
    public SocketAddress localAddress() {
        return new InetSocketAddress("127.0.0.1", 22);
    }

    @Override
    public String peerSoftware() {
        return "OpenSSH_9.2p1";
    }

    /** The peer sends a message. */
    public void sends(MessageReceiver receiver, SshConnection.Builder.Content message)
            throws IOException, ProtocolException {
        PacketWriter out = new PacketWriter(own.clear());
        SshConnection.write(out, message);
        SshConnection built = parse(out.finish().flip());
        policy.received(built);
        receiver.receive(built);
    }

    /** The peer opens a channel. */
    public void opens(
            MessageReceiver receiver,
            long number,
            long window,
            Function<SshChannelOpen.Builder.NeedsChannelTypeBranch, SshChannelOpen.Builder.Complete> type)
            throws IOException, ProtocolException {
        sends(
                receiver,
                message -> message.asChannelOpen()
                        .open(open -> type.apply(open.senderChannel(number)
                                .initialWindowSize(window)
                                .maximumPacketSize(Sender.MAX_DATA))));
    }

    /** The peer sends data. */
    public void sendsData(MessageReceiver receiver, long number, byte[] data) throws IOException, ProtocolException {
        sends(
                receiver,
                message -> message.asChannelData().recipientChannel(number).data(data));
    }

    /** The peer asks for something on a channel. */
    public void asks(
            MessageReceiver receiver,
            long number,
            Function<SshChannelRequest.Builder.NeedsRequestTypeBranch, SshChannelRequest.Builder.Complete> type)
            throws IOException, ProtocolException {
        sends(
                receiver,
                message -> message.asChannelRequest()
                        .request(request ->
                                type.apply(request.recipientChannel(number).wantReply(true))));
    }

    /** The next message that was sent to the peer. */
    public SshConnection next() {
        try {
            SshConnection message = sent.poll(SECONDS, TimeUnit.SECONDS);
            assertThat(message).as("the next message (" + disconnection + ")").isNotNull();
            return message;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The same, of a kind. */
    public SshConnection next(MessageKind kind) {
        SshConnection message = next();
        assertThat(message.messageKind()).as(message.toString()).isEqualTo(kind);
        return message;
    }

    /** Whether nothing is sent for a while. */
    public void isQuiet() throws InterruptedException {
        assertThat(sent.poll(50, TimeUnit.MILLISECONDS)).isNull();
    }
}
