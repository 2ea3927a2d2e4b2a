package org.mpl4j.tcpip.tcp;

import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.clock.TimerWheel;
import org.mpl4j.tcpip.packets.tcp.TcpPolicy.State;
import org.mpl4j.tcpip.packets.tcp.TcpStatecall;

/** What becomes of a segment that comes to a connection (RFC 9293 section 3.10.7), in the order that is given there: sequence, reset, SYN, acknowledgment, data, FIN. Urgent data is data like other. */
final class SegmentArrival {
    /** Two sides that find each other's acknowledgments unacceptable shall not tell each other so for ever. */
    private static final long BETWEEN_REPEATS = 500 * Durations.MILLISECOND;

    private final TcpLayer layer;
    private final TcpConnection connection;
    private final ConnectionStates states;
    private final Sender sender;
    private final Receiver receiver;
    private final ConnectionOutput output;
    private final Timestamps timestamps;
    private final PeerOptions options;
    private final TimerWheel clock;
    private long lastRepeatAt = -BETWEEN_REPEATS;
    private long received;

    SegmentArrival(TcpLayer layer, TcpConnection connection) {
        this.layer = layer;
        this.connection = connection;
        states = connection.states();
        sender = connection.sender();
        receiver = connection.receiver();
        output = connection.output();
        timestamps = connection.timestamps();
        options = connection.options();
        clock = layer.clock();
    }

    void receive(Segment in) {
        received++;
        if (states.is(State.SYN_SENT)) {
            receiveInSynSent(in);
        } else if (isAnswerToBoth(in)) {
            if (states.step(TcpStatecall.Receive_ACK)) {
                connection.establish(in);
                output.oweAck();
            }
        } else if (isTimely(in) && isInWindow(in) && isNoReset(in) && in.ack) {
            receiveInOrder(in);
        }
    }

    /** How many segments came. */
    long received() {
        return received;
    }

    private void receiveInSynSent(Segment in) {
        boolean isOurs = in.ack && in.acknowledgment == sender.sequence().highest();
        if (in.ack && !isOurs) {
            if (!in.rst) {
                layer.reset(in, connection);
            }
        } else if (in.rst) {
            if (isOurs && states.step(TcpStatecall.Receive_RST)) {
                connection.end(CloseCause.REFUSED);
            }
        } else if (in.syn && isOurs) {
            if (states.step(TcpStatecall.Receive_SYN_ACK)) {
                connection.takeSyn(in);
                connection.establish(in);
                output.oweAck();
            }
        } else if (in.syn && states.step(TcpStatecall.Receive_SYN)) {
            connection.takeSyn(in);
            sender.sendSyn(true);
        }
    }

    /** Whether both sides have begun at the same time (RFC 9293 figure 8), and this acknowledges our SYN with the other one sent again. */
    private boolean isAnswerToBoth(Segment in) {
        return states.is(State.SYN_RECEIVED)
                && in.syn
                && in.ack
                && !in.rst
                && in.acknowledgment == sender.sequence().highest()
                && in.sequence + 1 == receiver.next();
    }

    /** Protection against wrapped sequences (RFC 7323 section 5). */
    private boolean isTimely(Segment in) {
        if (!options.hasTimestamps || in.rst || !in.hasTimestamps) {
            return !options.hasTimestamps || in.rst || in.syn;
        }
        boolean isOld = timestamps.isOld(in);
        if (isOld) {
            layer.counts().add(TcpEvent.OLD_TIMESTAMPS);
            receiver.noteDuplicate(in);
            if (!states.is(State.SYN_RECEIVED)) {
                output.oweAck();
            }
        }
        return !isOld;
    }

    private boolean isInWindow(Segment in) {
        if (receiver.isAcceptable(in)) {
            return true;
        }
        layer.counts().add(TcpEvent.UNACCEPTABLE);
        if (in.rst) {
            return false;
        }
        if (states.is(State.SYN_RECEIVED)) {
            if (in.syn) {
                sender.sendSyn(true);
            }
            return false;
        }
        if (in.fin && states.is(State.TIME_WAIT) && in.sequence + in.length() == receiver.next()) {
            states.step(TcpStatecall.Receive_FIN);
        }
        receiver.noteDuplicate(in);
        if (in.length() > 0 || clock.now() - lastRepeatAt >= BETWEEN_REPEATS) {
            lastRepeatAt = clock.now();
            output.oweAck();
        }
        // With a closed window no data is acceptable, but what it acknowledges counts.
        return receiver.window() == 0 && in.sequence == receiver.next() && !in.syn;
    }

    /** Resets and new beginnings have to prove that they are the other side's (RFC 5961 sections 3 and 4). */
    private boolean isNoReset(Segment in) {
        if (in.rst) {
            if (in.sequence != receiver.next()) {
                challenge();
            } else if (states.is(State.TIME_WAIT)) {
                // It answers a segment that was late, and shall not end the time that is waited for such ones (RFC
                // 1337).
                return false;
            } else if (states.step(TcpStatecall.Receive_RST)) {
                connection.end(connection.isEstablished() ? CloseCause.RESET : CloseCause.REFUSED);
            }
            return false;
        }
        if (in.syn) {
            challenge();
            return false;
        }
        return true;
    }

    private void challenge() {
        if (!states.is(State.SYN_RECEIVED) && layer.mayChallenge()) {
            layer.counts().add(TcpEvent.CHALLENGES);
            output.oweAck();
        }
    }

    private void receiveInOrder(Segment in) {
        if (states.is(State.SYN_RECEIVED)) {
            if (in.acknowledgment != sender.sequence().highest()) {
                layer.reset(in, connection);
                return;
            }
            if (!states.step(TcpStatecall.Receive_ACK)) {
                return;
            }
            connection.establish(in);
            if (connection.cause() != null) {
                // Whoever took it has ended it at once.
                return;
            }
        } else if (!sender.isPlausible(in.acknowledgment)) {
            challenge();
            return;
        }
        if (options.hasTimestamps && in.hasTimestamps && Sequence.isAtMost(in.sequence, output.lastAcknowledged())) {
            timestamps.take(in);
        }
        if (options.hasEcn && connection.ecn().take(in)) {
            output.oweAck();
        }
        int room = sender.sequence().room();
        boolean isFinAcknowledged = sender.acknowledged(in);
        if (sender.sequence().room() > room) {
            connection.changed();
        }
        if (!states.step(isFinAcknowledged ? TcpStatecall.Receive_ACK_of_FIN : TcpStatecall.Receive_ACK)) {
            return;
        }
        if (states.is(State.CLOSED)) {
            connection.end(CloseCause.CLOSED);
            return;
        }
        takeData(in);
    }

    private void takeData(Segment in) {
        if (connection.isReadClosed() && in.dataLength > 0 && !receiver.isEnded()) {
            connection.abort(CloseCause.ABORTED);
            return;
        }
        if (receiver.take(in)) {
            connection.changed();
        }
        if (receiver.takeFin()) {
            connection.changed();
            states.step(TcpStatecall.Receive_FIN);
        }
    }
}
