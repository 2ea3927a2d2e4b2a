package org.mpl4j.tcpip.handover;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.tcpip.packets.handover.Handover;
import org.mpl4j.tcpip.packets.handover.HandoverConnection;
import org.mpl4j.tcpip.packets.tcp.TcpPolicy;
import org.mpl4j.tcpip.tcp.CongestionAlgorithm;
import org.mpl4j.tcpip.tcp.ConnectionImage;
import org.mpl4j.tcpip.tcp.KeepAliveSettings;

/** Reads a connection from the messages of {@link ConnectionMessage}. Lengths are bounded before memory is taken for them. */
final class ConnectionReader {
    private static final int MOST_QUEUED = 1 << 29;

    private final HandoverConnection of;
    private final ByteBuffer received;
    private final ByteBuffer unacknowledged;
    private final List<ConnectionImage.Piece> pieces = new ArrayList<>();
    private long outOfOrder;

    /** Begins with what a message describes, which is copied. */
    ConnectionReader(HandoverConnection view) throws HandOverException {
        try {
            of = HandoverConnection.parse(Bytes.wrap(view.encoded().toArray()));
        } catch (ParseException e) {
            throw new HandOverException("a connection cannot be read: " + e.getMessage(), e);
        }
        received = room(of.receivedLength(), of.receiveCapacity());
        unacknowledged = room(of.unacknowledgedLength(), of.sendCapacity());
        outOfOrder = of.outOfOrderLength();
        if (outOfOrder > of.receiveCapacity()) {
            throw new HandOverException("more came behind a gap than there is room for");
        }
    }

    private static ByteBuffer room(long length, long capacity) throws HandOverException {
        if (length > capacity || capacity > MOST_QUEUED) {
            throw new HandOverException("a queue has " + length + " bytes, and room for " + capacity);
        }
        return ByteBuffer.allocate((int) length);
    }

    /** Whether there are queues that have not come yet. */
    boolean isMissingData() {
        return received.hasRemaining() || unacknowledged.hasRemaining() || outOfOrder > 0;
    }

    void take(Handover.Body.Data data) throws HandOverException {
        Bytes octets = data.data();
        switch (data.queue()) {
            case Handover.Body.Data.Queue.Known.Received -> append(received, data.offset(), octets);
            case Handover.Body.Data.Queue.Known.Unacknowledged -> append(unacknowledged, data.offset(), octets);
            case Handover.Body.Data.Queue.Known.OutOfOrder -> {
                if (octets.length() == 0 || octets.length() > outOfOrder || data.offset() > MOST_QUEUED) {
                    throw new HandOverException("more came behind a gap than was said");
                }
                outOfOrder -= octets.length();
                piece((int) data.offset(), octets);
            }
            default -> throw new HandOverException("there is no queue " + data.queue());
        }
    }

    private static void append(ByteBuffer queue, long offset, Bytes octets) throws HandOverException {
        if (offset != queue.position() || octets.length() == 0 || octets.length() > queue.remaining()) {
            throw new HandOverException("a part of a queue is not the next one, or more than was said");
        }
        queue.put(octets.buffer());
    }

    /** A piece, or the next part of the last one. */
    private void piece(int distance, Bytes octets) {
        Bytes data = Bytes.wrap(octets.toArray());
        if (!pieces.isEmpty()) {
            ConnectionImage.Piece last = pieces.getLast();
            if (last.distance() + last.data().length() == distance) {
                ByteBuffer whole = ByteBuffer.allocate(last.data().length() + data.length());
                data = Bytes.wrap(
                        whole.put(last.data().buffer()).put(data.buffer()).flip());
                pieces.set(pieces.size() - 1, new ConnectionImage.Piece(last.distance(), data));
                return;
            }
        }
        pieces.add(new ConnectionImage.Piece(distance, data));
    }

    /** The connection, once nothing is missing. */
    ConnectionImage image() throws HandOverException {
        try {
            return new ConnectionImage(
                    Messages.address(of.local()),
                    of.localPort(),
                    Messages.address(of.remote()),
                    of.remotePort(),
                    state(),
                    new ConnectionImage.Agreement(
                            of.timestamps(),
                            of.sack(),
                            of.ecn(),
                            of.scaled(),
                            of.sendShift(),
                            of.receiveShift(),
                            of.mss()),
                    output(),
                    input(),
                    times(),
                    use());
        } catch (IllegalArgumentException e) {
            throw new HandOverException("a connection contradicts itself: " + e.getMessage(), e);
        }
    }

    private TcpPolicy.State state() throws HandOverException {
        if (!(of.state() instanceof HandoverConnection.State.Known known)) {
            throw new HandOverException("there is no state " + of.state());
        }
        return switch (known) {
            case SynReceived -> TcpPolicy.State.SYN_RECEIVED;
            case Established -> TcpPolicy.State.ESTABLISHED;
            case CloseWait -> TcpPolicy.State.CLOSE_WAIT;
            case FinWait1 -> TcpPolicy.State.FIN_WAIT_1;
            case FinWait2 -> TcpPolicy.State.FIN_WAIT_2;
            case Closing -> TcpPolicy.State.CLOSING;
            case LastAck -> TcpPolicy.State.LAST_ACK;
            case TimeWait -> TcpPolicy.State.TIME_WAIT;
        };
    }

    private ConnectionImage.Output output() throws HandOverException {
        return new ConnectionImage.Output(
                (int) of.initialSend(),
                (int) of.sendUnacknowledged(),
                (int) of.sendNext(),
                of.segment(),
                new ConnectionImage.Window(
                        size(of.sendWindow()), size(of.largestSendWindow()), (int) of.windowSequence(), (int)
                                of.windowAcknowledgment()),
                new ConnectionImage.Congestion(algorithm(), size(of.congestionWindow()), size(of.slowStartThreshold())),
                of.ecnReduced(),
                of.outputClosed(),
                size(of.sendCapacity()),
                Bytes.wrap(unacknowledged.duplicate().flip()));
    }

    private CongestionAlgorithm algorithm() throws HandOverException {
        return switch (of.congestionControl()) {
            case HandoverConnection.CongestionControl.Known.Cubic -> CongestionAlgorithm.CUBIC;
            case HandoverConnection.CongestionControl.Known.NewReno -> CongestionAlgorithm.NEW_RENO;
            default -> throw new HandOverException("there is no congestion control " + of.congestionControl());
        };
    }

    private ConnectionImage.Input input() throws HandOverException {
        return new ConnectionImage.Input(
                (int) of.receiveNext(),
                (int) of.receiveWindowEnd(),
                (int) of.lastAcknowledged(),
                of.earlyFin(),
                (int) of.finSequence(),
                of.ackPending(),
                of.ecnEcho(),
                size(of.receiveCapacity()),
                Bytes.wrap(received.duplicate().flip()),
                pieces);
    }

    private ConnectionImage.Times times() {
        return new ConnectionImage.Times(
                (int) of.timestamp(),
                (int) of.timestampRecent(),
                of.timestampRecentAge(),
                of.roundTrip() == 0 ? -1 : of.roundTrip(),
                of.roundTripVariation(),
                of.leastRoundTrip(),
                of.age());
    }

    private ConnectionImage.Use use() throws HandOverException {
        return new ConnectionImage.Use(
                of.inputClosed(),
                of.noDelay(),
                new KeepAliveSettings(of.keepAliveIdle(), of.keepAliveInterval(), size(of.keepAliveProbes())),
                of.octetsSent(),
                of.octetsReceived());
    }

    private static int size(long bytes) throws HandOverException {
        if (bytes > Integer.MAX_VALUE) {
            throw new HandOverException(bytes + " is too much");
        }
        return (int) bytes;
    }
}
