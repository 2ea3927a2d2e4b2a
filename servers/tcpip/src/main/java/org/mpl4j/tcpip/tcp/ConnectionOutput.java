package org.mpl4j.tcpip.tcp;

import org.mpl4j.tcpip.ip.SendResult;
import org.mpl4j.tcpip.packets.tcp.TcpStatecall;

/** Sends the segments of a connection, if its policy allows that, with what is true of it by then: what came, the window, timestamps, selective acknowledgments, marks of congestion. */
final class ConnectionOutput {
    private final TcpLayer layer;
    private final TcpConnection connection;
    private final TcpSettings settings;
    private final Timestamps timestamps;
    private final PeerOptions options;
    private final EcnEcho ecn;
    private boolean isAckOwed;
    private boolean isAckUrgent;
    private boolean hasAskedForEcn;
    private int lastAcknowledged;
    private long sent;

    ConnectionOutput(TcpLayer layer, TcpConnection connection, TcpSettings settings) {
        this.layer = layer;
        this.connection = connection;
        this.settings = settings;
        timestamps = connection.timestamps();
        options = connection.options();
        ecn = connection.ecn();
    }

    /**
     * Sends a SYN.
     *
     * @param isAnswer whether it acknowledges the other side's
     * @param isFirst whether it was not sent before: then it may ask for marks of congestion, which some routers take ill (RFC 3168 section 6.1.1.1)
     */
    void sendSyn(int initial, boolean isAnswer, boolean isFirst) {
        if (isAnswer && !connection.states().step(TcpStatecall.Transmit_SYN_ACK)) {
            return;
        }
        Receiver receiver = connection.receiver();
        TcpFeatures offered = settings.features();
        SegmentWriter out = begin();
        out.sequence = initial;
        out.syn = true;
        out.mss = layer.segment(connection.remoteHigh, connection.remoteLow);
        out.timestamp = timestamps.now();
        if (isAnswer) {
            out.windowShift = options.isScaled ? receiver.shift() : Segment.ABSENT;
            out.hasTimestamps = options.hasTimestamps;
            out.isSackPermitted = options.hasSack;
            out.ece = options.hasEcn;
            acknowledges(out);
        } else {
            out.windowShift = receiver.shift();
            out.hasTimestamps = offered.hasTimestamps();
            out.isSackPermitted = offered.hasSack();
            hasAskedForEcn = offered.ecn() == EcnMode.REQUEST && (isFirst || hasAskedForEcn);
            out.ece = hasAskedForEcn && isFirst;
            out.cwr = out.ece;
            out.echoedTimestamp = 0;
            out.window = Math.min(settings.receiveBuffer(), Receiver.LARGEST_FIELD);
        }
        send(out);
    }

    /** Whether a SYN of ours asked for marks of congestion. */
    boolean hasAskedForEcn() {
        return hasAskedForEcn;
    }

    /**
     * Sends data; returns whether the policy allows it.
     *
     * @param isAgain whether some of it was sent before: then routers may not mark it (RFC 3168 section 6.1.5)
     */
    boolean sendData(int sequence, SendBuffer buffer, int offset, int length, boolean hasFin, boolean isAgain) {
        if (!connection.states().step(hasFin ? TcpStatecall.Transmit_FIN : TcpStatecall.Transmit_ACK)) {
            return false;
        }
        SegmentWriter out = begin();
        header(out, sequence);
        out.fin = hasFin;
        out.push = length > 0 && offset + length == buffer.length();
        out.data(buffer, offset, length, connection.sender().sequence().segment());
        if (options.hasEcn && !isAgain && length > 0) {
            out.ecn = EcnEcho.CAPABLE;
            out.cwr = ecn.takeReduced();
        }
        // Selective acknowledgments for which full segments have no room go alone.
        int room = Math.min(
                connection.sender().sequence().segment() - length, SegmentWriter.MOST_OPTIONS - options.optionBytes());
        isAckOwed &= options.hasSack && !connection.receiver().report(out.blocks, room);
        isAckUrgent &= isAckOwed;
        send(out);
        return true;
    }

    /** Sends an acknowledgment without data. */
    void acknowledge() {
        acknowledge(connection.sender().standing());
    }

    /** Asks whether the other side is there: what is before the next number is answered by an acknowledgment (RFC 9293 section 3.8.4). */
    void askIfAlive() {
        acknowledge(connection.sender().sequence().unacknowledged() - 1);
    }

    private void acknowledge(int sequence) {
        if (connection.states().step(TcpStatecall.Transmit_ACK)) {
            SegmentWriter out = begin();
            header(out, sequence);
            if (options.hasSack) {
                connection.receiver().report(out.blocks, SegmentWriter.MOST_OPTIONS - options.optionBytes());
            }
            send(out);
        }
        forgetAck();
    }

    private SegmentWriter begin() {
        return layer.writer().begin(connection.localPort, connection.remotePort);
    }

    private void header(SegmentWriter out, int sequence) {
        out.sequence = sequence;
        out.hasTimestamps = options.hasTimestamps;
        out.timestamp = timestamps.now();
        out.ece = options.hasEcn && ecn.isEchoing();
        acknowledges(out);
    }

    private void acknowledges(SegmentWriter out) {
        Receiver receiver = connection.receiver();
        out.ack = true;
        out.acknowledgment = receiver.next();
        lastAcknowledged = receiver.next();
        out.echoedTimestamp = timestamps.recent();
        out.window = receiver.advertise();
    }

    /** Ends the connection for the other side, too. */
    void reset() {
        if (connection.states().step(TcpStatecall.Transmit_RST)) {
            SegmentWriter out = begin();
            out.sequence = connection.sender().standing();
            out.ack = true;
            out.acknowledgment = connection.receiver().next();
            out.rst = true;
            layer.counts().add(TcpEvent.RESETS_SENT);
            send(out);
        }
    }

    private void send(SegmentWriter out) {
        sent++;
        SendResult result =
                out.send(connection.localHigh, connection.localLow, connection.remoteHigh, connection.remoteLow);
        if (result == SendResult.TOO_LONG) {
            connection.tooLong();
        }
    }

    /** How much data a packet may have that the device cuts into segments; 0 if it does not. */
    int segmentationLimit() {
        return layer.segmentationLimit(connection);
    }

    /** The next segment shall acknowledge, and go before anything else is done. */
    void oweAck() {
        oweAck(true);
    }

    /**
     * The next segment shall acknowledge.
     *
     * @param isUrgent whether it goes before other segments are taken; otherwise when all were taken that are there
     */
    void oweAck(boolean isUrgent) {
        isAckOwed = true;
        isAckUrgent |= isUrgent;
    }

    void forgetAck() {
        isAckOwed = false;
        isAckUrgent = false;
    }

    boolean isAckUrgent() {
        return isAckUrgent;
    }

    boolean isAckOwed() {
        return isAckOwed;
    }

    /** Another stack has acknowledged something. */
    void restore(int acknowledged) {
        lastAcknowledged = acknowledged;
    }

    /** What was acknowledged last (RFC 7323 section 4.3, Last.ACK.sent). */
    int lastAcknowledged() {
        return lastAcknowledged;
    }

    /** How many segments were sent. */
    long sent() {
        return sent;
    }
}
