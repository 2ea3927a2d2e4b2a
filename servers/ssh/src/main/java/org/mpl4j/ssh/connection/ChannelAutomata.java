package org.mpl4j.ssh.connection;

import org.mpl4j.ssh.packets.ssh.ServerChannelInPolicy;
import org.mpl4j.ssh.packets.ssh.ServerChannelOutPolicy;
import org.mpl4j.ssh.packets.ssh.ServerStatecall;
import org.mpl4j.ssh.transport.ProtocolException;

/**
 * The automata of a connection's channels, for all threads: an instance of each for a channel, by the number that this side or the peer gave it. They are all that
 * knows whether a channel is open, half closed or closed.
 */
final class ChannelAutomata {
    private final ServerChannelInPolicy incoming;
    private final ServerChannelOutPolicy outgoing;

    ChannelAutomata(int maxChannels) {
        incoming = ServerChannelInPolicy.start(maxChannels);
        outgoing = ServerChannelOutPolicy.start(maxChannels);
    }

    /** A message about a channel came. */
    synchronized void received(ServerStatecall call, long ours) throws ProtocolException {
        if (!incoming.step(call, ours)) {
            throw new ProtocolException(incoming.violation(call, ours).message());
        }
    }

    /** The peer opened a channel that was asked for. */
    synchronized void receivedConfirmation(long ours, long theirs) throws ProtocolException {
        ServerStatecall call = ServerStatecall.Receive_Connection_ChannelOpenConfirmation;
        if (!outgoing.step(call, theirs)) {
            throw new ProtocolException(outgoing.violation(call, theirs).message());
        }
        received(call, ours);
    }

    /** A channel that the peer asked for is about to be opened. */
    synchronized void transmittingConfirmation(long ours, long theirs) throws ProtocolException {
        ServerStatecall call = ServerStatecall.Transmit_Connection_ChannelOpenConfirmation;
        if (!outgoing.step(call, theirs)) {
            throw new ProtocolException(outgoing.violation(call, theirs).message());
        }
        if (!incoming.step(call, ours)) {
            throw new IllegalStateException(incoming.violation(call, ours).message());
        }
    }

    /** A message about a channel is to be sent: whether it may be. */
    synchronized boolean transmitting(ServerStatecall call, long theirs) {
        return outgoing.step(call, theirs);
    }

    /** Whether nothing of a channel will be received any more. */
    synchronized boolean isClosedByPeer(long ours) {
        return !incoming.allows(ServerStatecall.Receive_Connection_ChannelClose, ours);
    }

    /** CLOSE came; whether the channel is gone, as CLOSE was sent as well. */
    synchronized boolean receivedClose(long ours, long theirs) throws ProtocolException {
        received(ServerStatecall.Receive_Connection_ChannelClose, ours);
        return !outgoing.allows(ServerStatecall.Transmit_Connection_ChannelClose, theirs);
    }

    /** CLOSE is to be sent, which may be done once. */
    synchronized Closing transmittingClose(long ours, long theirs) {
        if (!outgoing.step(ServerStatecall.Transmit_Connection_ChannelClose, theirs)) {
            return Closing.NOT_AGAIN;
        }
        return isClosedByPeer(ours) ? Closing.GONE : Closing.HALF;
    }

    /** How many channels may still receive something. */
    synchronized int count() {
        return Math.max(incoming.channelInCount(), outgoing.channelOutCount());
    }

    /** What sending CLOSE means. */
    enum Closing {
        /** It was sent before. */
        NOT_AGAIN,
        /** The peer's is still to come. */
        HALF,
        /** The peer's was there before. */
        GONE
    }
}
