package org.mpl4j.ssh.transport;

import java.io.IOException;
import java.net.SocketAddress;
import org.mpl4j.ssh.packets.ssh.SshConnection;
import org.mpl4j.ssh.packets.ssh.SshTransport;
import org.mpl4j.ssh.packets.ssh.SshTransport.MessageBranch.Disconnect.ReasonCode;
import org.mpl4j.ssh.packets.ssh.SshUserauth;

/**
 * The sending side of a connection, for all threads.
 *
 * <p>A message is written into the connection's own buffer by the builder that it is given, and is a step of the policy before anything of it is on its way. A
 * thread waits for its turn, and for the peer to take what was sent; while keys are exchanged, everything but the messages of that waits, except on the thread that
 * reads, whose messages are kept until then. What a thread sends arrives in that order; when several send at once, several packets are one write.
 */
public interface Sender {
    /**
     * How many bytes of data one message of a channel has at most, so that it is a packet that everybody takes: what a channel may offer as its maximum packet
     * size, and must not exceed whatever the peer offers.
     */
    int MAX_DATA = 32 * 1024;

    /** How many channels a connection has open at most; the policy refuses one more, so whoever confirms channels has to count. */
    int MAX_CHANNELS = 256;

    /**
     * Sends a message of the connection protocol. Content that captures nothing, or is kept, costs no allocation.
     *
     * @param message writes it; run once, at once, on this thread
     * @throws IOException if the connection is over, or this was the message that ends it, as the policy refuses it
     */
    void send(SshConnection.Builder.Content message) throws IOException;

    /**
     * Sends a message that another one follows at once: it may wait for that, so that both are one write.
     *
     * @param message writes it; run once, at once, on this thread
     * @throws IOException as by {@link #send}
     */
    default void sendAhead(SshConnection.Builder.Content message) throws IOException {
        send(message);
    }

    /**
     * Sends a message of the authentication protocol.
     *
     * @param message writes it
     * @throws IOException if the connection is over
     */
    void sendAuthentication(SshUserauth.Builder.Content message) throws IOException;

    /**
     * Sends a message of the transport layer, such as IGNORE or PING; not one of the key exchange.
     *
     * @param message writes it
     * @throws IOException if the connection is over
     */
    void sendTransport(SshTransport.Builder.Content message) throws IOException;

    /**
     * Ends the connection: sends DISCONNECT, if that is possible without waiting for long, and closes. Later calls, and those for a connection that is over, do
     * nothing.
     *
     * @param reason why, for the peer
     * @param text why, for people; ASCII, one line
     */
    void disconnect(ReasonCode reason, String text);

    /** {@return whether keys are exchanged, so that what is sent now has to wait for them, and for the peer to send its part} */
    default boolean isExchangingKeys() {
        return false;
    }

    /** {@return whether the connection is over; then nothing can be sent} */
    boolean isClosed();

    /** {@return what may be sent and received on channels now} */
    ChannelStates channelStates();

    /** {@return the session identifier, a copy: the hash of the first key exchange} */
    byte[] sessionId();

    /** {@return where the peer is} */
    SocketAddress remoteAddress();

    /** {@return where the peer has connected to} */
    SocketAddress localAddress();

    /** {@return what the peer calls its software, with its comments: OpenSSH_9.2p1 Debian-2} */
    String peerSoftware();
}
