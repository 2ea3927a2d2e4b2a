package org.mpl4j.tcpip.handover;

import org.mpl4j.runtime.Bytes;
import org.mpl4j.tcpip.packets.handover.Handover.Body.Data.Queue;
import org.mpl4j.tcpip.packets.handover.HandoverConnection;
import org.mpl4j.tcpip.packets.handover.HandoverConnection.State;
import org.mpl4j.tcpip.packets.tcp.TcpPolicy;
import org.mpl4j.tcpip.tcp.CongestionAlgorithm;
import org.mpl4j.tcpip.tcp.ConnectionImage;

/** Writes a connection as messages: one that describes it, and as many as it takes with the bytes in its queues. */
final class ConnectionMessage {
    /** How many bytes of data go into a message. */
    static final int DATA = 64 << 10;

    private final MessageSink sink;

    ConnectionMessage(MessageSink sink) {
        this.sink = sink;
    }

    void send(ConnectionImage image) throws HandOverException {
        sink.send(message -> message.bodyAsConnection().connection(builder -> write(builder, image)));
        send(Queue.Known.Received, 0, image.input().data());
        for (ConnectionImage.Piece piece : image.input().pieces()) {
            send(Queue.Known.OutOfOrder, piece.distance(), piece.data());
        }
        send(Queue.Known.Unacknowledged, 0, image.output().data());
    }

    private void send(Queue queue, int offset, Bytes data) throws HandOverException {
        for (int at = 0; at < data.length(); at += DATA) {
            int from = at;
            Bytes part = data.slice(from, Math.min(from + DATA, data.length()));
            sink.send(message -> message.bodyAsData()
                    .queue(queue)
                    .offset(Integer.toUnsignedLong(offset + from))
                    .data(part));
        }
    }

    private static HandoverConnection.Builder.Complete write(
            HandoverConnection.Builder.NeedsLocal builder, ConnectionImage image) {
        return rest(input(output(flags(builder, image), image.output(), image.agreement()), image), image);
    }

    private static HandoverConnection.Builder.NeedsInitialSend flags(
            HandoverConnection.Builder.NeedsLocal builder, ConnectionImage image) {
        ConnectionImage.Agreement agreement = image.agreement();
        return builder.local(Messages.address(image.local()))
                .localPort(image.localPort())
                .remote(Messages.address(image.remote()))
                .remotePort(image.remotePort())
                .state(state(image.state()))
                .timestamps(agreement.hasTimestamps())
                .sack(agreement.hasSack())
                .ecn(agreement.hasEcn())
                .scaled(agreement.isScaled())
                .outputClosed(image.output().isClosed())
                .inputClosed(image.use().isInputClosed())
                .earlyFin(image.input().isFinEarly())
                .ackPending(image.input().isAckPending())
                .ecnEcho(image.input().isEchoing())
                .ecnReduced(image.output().isReduced())
                .noDelay(image.use().hasNoDelay());
    }

    private static HandoverConnection.Builder.NeedsReceiveNext output(
            HandoverConnection.Builder.NeedsInitialSend builder,
            ConnectionImage.Output output,
            ConnectionImage.Agreement agreement) {
        return builder.initialSend(number(output.initial()))
                .sendUnacknowledged(number(output.unacknowledged()))
                .sendNext(number(output.next()))
                .sendWindow(output.window().size())
                .largestSendWindow(output.window().largest())
                .windowSequence(number(output.window().sequence()))
                .windowAcknowledgment(number(output.window().acknowledgment()))
                .sendShift(agreement.sendShift())
                .mss(agreement.mss())
                .segment(output.segment());
    }

    private static HandoverConnection.Builder.NeedsCongestionControl input(
            HandoverConnection.Builder.NeedsReceiveNext builder, ConnectionImage image) {
        ConnectionImage.Input input = image.input();
        return builder.receiveNext(number(input.next()))
                .receiveWindowEnd(number(input.windowEnd()))
                .receiveShift(image.agreement().receiveShift())
                .finSequence(number(input.finAt()))
                .lastAcknowledged(number(input.lastAcknowledged()))
                .timestamp(number(image.times().timestamp()))
                .timestampRecent(number(image.times().recentTimestamp()))
                .timestampRecentAge(image.times().recentAge());
    }

    private static HandoverConnection.Builder.Complete rest(
            HandoverConnection.Builder.NeedsCongestionControl builder, ConnectionImage image) {
        ConnectionImage.Congestion congestion = image.output().congestion();
        ConnectionImage.Times times = image.times();
        ConnectionImage.Use use = image.use();
        int outOfOrder = image.input().pieces().stream()
                .mapToInt(piece -> piece.data().length())
                .sum();
        return builder.congestionControl(
                        congestion.algorithm() == CongestionAlgorithm.CUBIC
                                ? HandoverConnection.CongestionControl.Known.Cubic
                                : HandoverConnection.CongestionControl.Known.NewReno)
                .congestionWindow(congestion.window())
                .slowStartThreshold(congestion.threshold())
                .roundTrip(Math.max(times.roundTrip(), 0))
                .roundTripVariation(times.roundTripVariation())
                .leastRoundTrip(times.leastRoundTrip())
                .keepAliveIdle(use.keepAlive().idle())
                .keepAliveInterval(use.keepAlive().interval())
                .keepAliveProbes(use.keepAlive().probes())
                .age(times.age())
                .octetsSent(use.sent())
                .octetsReceived(use.received())
                .sendCapacity(image.output().capacity())
                .receiveCapacity(image.input().capacity())
                .receivedLength(image.input().data().length())
                .outOfOrderLength(outOfOrder)
                .unacknowledgedLength(image.output().data().length());
    }

    private static long number(int sequence) {
        return Integer.toUnsignedLong(sequence);
    }

    private static State state(TcpPolicy.State state) {
        return switch (state) {
            case SYN_RECEIVED -> State.Known.SynReceived;
            case ESTABLISHED -> State.Known.Established;
            case CLOSE_WAIT -> State.Known.CloseWait;
            case FIN_WAIT_1 -> State.Known.FinWait1;
            case FIN_WAIT_2 -> State.Known.FinWait2;
            case CLOSING -> State.Known.Closing;
            case LAST_ACK -> State.Known.LastAck;
            case TIME_WAIT -> State.Known.TimeWait;
            case CLOSED, LISTEN, SYN_SENT -> throw new IllegalArgumentException(state + " has no image");
        };
    }
}
