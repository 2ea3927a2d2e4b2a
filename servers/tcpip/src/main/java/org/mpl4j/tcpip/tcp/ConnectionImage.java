package org.mpl4j.tcpip.tcp;

import java.util.List;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.packets.tcp.TcpPolicy;

/**
 * All that is to be known of a connection, so that another stack can go on with it ({@link TcpLayer#transferable}, {@link TcpLayer#restore}). Whether a FIN was sent, was acknowledged or has come is said by its state. What is
 * not in it: which of the segments on the way have arrived behind a gap, or are lost, and the curve of CUBIC; the next owner finds that out, and sends again what is not acknowledged in its own time.
 *
 * @param local our address
 * @param localPort our port
 * @param remote the other side's address
 * @param remotePort the other side's port
 * @param state SYN-RECEIVED, or one in which both sides have agreed on the connection
 * @param agreement what was agreed on
 * @param output what is sent
 * @param input what is received
 * @param times clocks and round trips
 * @param use what programs do with it
 */
public record ConnectionImage(
        IpAddress local,
        int localPort,
        IpAddress remote,
        int remotePort,
        TcpPolicy.State state,
        Agreement agreement,
        Output output,
        Input input,
        Times times,
        Use use) {
    private static final int MOST_SHIFT = 14;
    private static final int MOST_WINDOW = 1 << 30;
    private static final int MOST_BUFFER = 1 << 29;
    private static final int MOST_SEGMENT = 0xffff;

    /**
     * What both sides said when they opened the connection.
     *
     * @param hasTimestamps whether segments have timestamps (RFC 7323)
     * @param hasSack whether acknowledgments are selective (RFC 2018)
     * @param hasEcn whether marks of congestion are used (RFC 3168)
     * @param isScaled whether windows are in units of shifts
     * @param sendShift the shift of the other side's windows
     * @param receiveShift the shift of ours
     * @param mss how long segments to the other side may be, with their options
     */
    public record Agreement(
            boolean hasTimestamps,
            boolean hasSack,
            boolean hasEcn,
            boolean isScaled,
            int sendShift,
            int receiveShift,
            int mss) {
        /** Checks it. */
        public Agreement {
            check(
                    sendShift >= 0 && sendShift <= MOST_SHIFT && receiveShift >= 0 && receiveShift <= MOST_SHIFT,
                    "a shift");
            check(mss >= 1 && mss <= MOST_SEGMENT, "the maximum segment size");
        }
    }

    /**
     * What goes out. Numbers are those of RFC 9293 section 3.3.1, lengths in bytes.
     *
     * @param initial ISS
     * @param unacknowledged SND.UNA
     * @param next the number behind all that was sent
     * @param segment how much data goes into a segment
     * @param window what the other side takes
     * @param congestion how much may be on the way
     * @param isReduced whether the next segment says that this was reduced (RFC 3168)
     * @param isClosed whether a FIN goes behind what waits
     * @param capacity how much may wait
     * @param data what was not acknowledged, or not sent
     */
    public record Output(
            int initial,
            int unacknowledged,
            int next,
            int segment,
            Window window,
            Congestion congestion,
            boolean isReduced,
            boolean isClosed,
            int capacity,
            Bytes data) {
        /** Checks it. */
        public Output {
            check(next - unacknowledged >= 0, "the numbers of what was sent");
            check(segment >= 1 && segment <= MOST_SEGMENT, "the length of segments");
            check(capacity >= 1 && capacity <= MOST_BUFFER && data.length() <= capacity, "what waits to be sent");
        }
    }

    /**
     * What the other side takes.
     *
     * @param size SND.WND, in bytes
     * @param largest the largest that there was
     * @param sequence SND.WL1
     * @param acknowledgment SND.WL2
     */
    public record Window(int size, int largest, int sequence, int acknowledgment) {
        /** Checks it. */
        public Window {
            check(size >= 0 && size <= largest && largest <= MOST_WINDOW, "the other side's window");
        }
    }

    /**
     * How much may be on the way, in bytes.
     *
     * @param algorithm the congestion control
     * @param window how much, once what was lost is repaired
     * @param threshold up to where that grows in slow start
     */
    public record Congestion(CongestionAlgorithm algorithm, int window, int threshold) {
        /** Checks it. */
        public Congestion {
            check(
                    window >= 1 && window <= MOST_WINDOW && threshold >= 1 && threshold <= MOST_WINDOW,
                    "the congestion window");
        }
    }

    /**
     * What came.
     *
     * @param next RCV.NXT
     * @param windowEnd the number behind the window that was told last
     * @param lastAcknowledged the number that was acknowledged last (RFC 7323 section 4.3)
     * @param isFinEarly whether a FIN came behind a gap
     * @param finAt where that is
     * @param isAckPending whether an acknowledgment was put off
     * @param isEchoing whether marks of congestion are echoed
     * @param capacity how much may wait, in bytes
     * @param data what nobody has read
     * @param pieces what came behind gaps, in order
     */
    public record Input(
            int next,
            int windowEnd,
            int lastAcknowledged,
            boolean isFinEarly,
            int finAt,
            boolean isAckPending,
            boolean isEchoing,
            int capacity,
            Bytes data,
            List<Piece> pieces) {
        /** Checks it. */
        public Input {
            pieces = List.copyOf(pieces);
            int window = windowEnd - next;
            check(capacity >= 1 && capacity <= MOST_BUFFER && data.length() <= capacity, "what waits to be read");
            check(window >= 0 && window <= capacity - data.length() + 1, "the window");
            long end = 0;
            for (Piece piece : pieces) {
                check(piece.distance() > end && piece.data().length() > 0, "what came behind a gap");
                end = (long) piece.distance() + piece.data().length();
            }
            check(end <= window, "what came behind a gap");
        }
    }

    /**
     * Bytes behind a gap.
     *
     * @param distance how far behind the next byte that is expected they begin
     * @param data they
     */
    public record Piece(int distance, Bytes data) {}

    /**
     * Clocks. Times are in nanoseconds, timestamps in milliseconds.
     *
     * @param timestamp what our timestamps are now
     * @param recentTimestamp the other side's last one
     * @param recentAge how long ago that came
     * @param roundTrip the smoothed round trip; -1 if none was measured
     * @param roundTripVariation how much round trips differ from it
     * @param leastRoundTrip the least one of the last minutes
     * @param age how long ago the connection began
     */
    public record Times(
            int timestamp,
            int recentTimestamp,
            long recentAge,
            long roundTrip,
            long roundTripVariation,
            long leastRoundTrip,
            long age) {
        /** Checks it. */
        public Times {
            check(
                    recentAge >= 0 && roundTrip >= -1 && roundTripVariation >= 0 && leastRoundTrip >= 0 && age >= 0,
                    "a time");
        }
    }

    /**
     * What programs do with it.
     *
     * @param isInputClosed whether nobody reads any more
     * @param hasNoDelay whether Nagle's algorithm is off
     * @param keepAlive how it is found out whether the other side is still there
     * @param sent how many bytes were sent, each counted once
     * @param received how many bytes came in order
     */
    public record Use(
            boolean isInputClosed, boolean hasNoDelay, KeepAliveSettings keepAlive, long sent, long received) {}

    /** Checks that its parts do not contradict each other. */
    public ConnectionImage {
        switch (state) {
            case SYN_RECEIVED, ESTABLISHED, CLOSE_WAIT, FIN_WAIT_1, FIN_WAIT_2, CLOSING, LAST_ACK, TIME_WAIT -> {}
            case CLOSED, LISTEN, SYN_SENT ->
                throw new IllegalArgumentException("a connection in " + state + " is not handed over");
        }
        check(localPort >= 1 && localPort <= 0xffff && remotePort >= 1 && remotePort <= 0xffff, "a port");
        boolean isClosed = isFinSent(state);
        check(!isClosed || output.isClosed(), "the end of the output");
        int onTheWay = output.next() - output.unacknowledged();
        int fin = isClosed && !isFinAcknowledged(state) ? 1 : 0;
        if (state == TcpPolicy.State.SYN_RECEIVED) {
            check(onTheWay == 1 && output.unacknowledged() == output.initial(), "the numbers of a SYN");
            check(
                    output.data().length() == 0
                            && input.data().length() == 0
                            && input.pieces().isEmpty(),
                    "data before the beginning");
        } else {
            int queued = output.data().length() + fin;
            check(onTheWay <= queued, "how much is on the way");
            check(!isClosed || onTheWay == queued, "what is before a FIN that was sent");
        }
        check(!isFinReceived(state) || !input.isFinEarly() && input.pieces().isEmpty(), "what came behind the end");
    }

    static boolean isFinSent(TcpPolicy.State state) {
        return switch (state) {
            case FIN_WAIT_1, FIN_WAIT_2, CLOSING, LAST_ACK, TIME_WAIT -> true;
            default -> false;
        };
    }

    static boolean isFinAcknowledged(TcpPolicy.State state) {
        return state == TcpPolicy.State.FIN_WAIT_2 || state == TcpPolicy.State.TIME_WAIT;
    }

    static boolean isFinReceived(TcpPolicy.State state) {
        return switch (state) {
            case CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT -> true;
            default -> false;
        };
    }

    private static void check(boolean isSo, String what) {
        if (!isSo) {
            throw new IllegalArgumentException(what + " of a connection cannot be so");
        }
    }
}
