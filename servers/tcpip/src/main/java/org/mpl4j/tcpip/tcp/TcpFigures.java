package org.mpl4j.tcpip.tcp;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.packets.tcp.TcpPolicy;

/**
 * What is known of a connection at one time. Times are in nanoseconds, windows and queues in bytes.
 *
 * @param localAddress our address
 * @param localPort our port
 * @param remoteAddress the other side's address
 * @param remotePort the other side's port
 * @param state its state
 * @param cause why it ended; null while it has not
 * @param age how long ago it began
 * @param roundTrip the smoothed round trip; -1 if none was measured
 * @param roundTripVariation how much round trips differ from it
 * @param leastRoundTrip the least one of the last minutes
 * @param retransmissionTimeout how long an acknowledgment is waited for now
 * @param congestionWindow how much may be on the way
 * @param slowStartThreshold up to where that grows in slow start
 * @param onTheWay how much is on the way, about
 * @param bytesSent how many bytes were sent, each counted once
 * @param bytesReceived how many bytes came in order
 * @param segmentsSent how many segments were sent
 * @param segmentsReceived how many segments came
 * @param retransmits how many segments were sent again
 * @param timeouts how often nothing was acknowledged for too long
 * @param sendQueue how many bytes were written and not acknowledged
 * @param receiveQueue how many bytes came and were not read
 * @param congestion the congestion control
 * @param hasTimestamps whether both sides use timestamps
 * @param hasSack whether both sides use selective acknowledgments
 * @param hasEcn whether both sides use marks of congestion
 */
public record TcpFigures(
        IpAddress localAddress,
        int localPort,
        IpAddress remoteAddress,
        int remotePort,
        TcpPolicy.State state,
        @Nullable CloseCause cause,
        long age,
        long roundTrip,
        long roundTripVariation,
        long leastRoundTrip,
        long retransmissionTimeout,
        int congestionWindow,
        int slowStartThreshold,
        int onTheWay,
        long bytesSent,
        long bytesReceived,
        long segmentsSent,
        long segmentsReceived,
        long retransmits,
        long timeouts,
        int sendQueue,
        int receiveQueue,
        CongestionAlgorithm congestion,
        boolean hasTimestamps,
        boolean hasSack,
        boolean hasEcn) {

    static TcpFigures of(TcpConnection connection) {
        Sender sender = connection.sender();
        Receiver receiver = connection.receiver();
        RoundTrips roundTrips = sender.roundTrips();
        LossRecovery recovery = sender.recovery();
        PeerOptions options = connection.options();
        return new TcpFigures(
                connection.localAddress(),
                connection.localPort(),
                connection.remoteAddress(),
                connection.remotePort(),
                connection.state(),
                connection.cause(),
                connection.age(),
                roundTrips.smoothed(),
                roundTrips.variation(),
                roundTrips.least(),
                sender.timers().timeout(),
                recovery.window(),
                recovery.threshold(),
                recovery.pipe(),
                sender.sequence().bytesSent(),
                receiver.received(),
                connection.output().sent(),
                connection.arrival().received(),
                sender.sequence().retransmits(),
                sender.timers().timeouts(),
                sender.sequence().queued(),
                receiver.available(),
                connection.settings().congestion(),
                options.hasTimestamps,
                options.hasSack,
                options.hasEcn);
    }

    /** One line of a log: who, how it went, and how it ended. */
    public String line() {
        String end = cause == null ? state.name() : cause.name();
        return String.format(
                Locale.ROOT,
                "%s -> %s %s after %.3f s, sent %d bytes, received %d, RTT %s, %d retransmits, %d timeouts, cwnd %d",
                end(localAddress, localPort),
                end(remoteAddress, remotePort),
                end.toLowerCase(Locale.ROOT),
                (double) age / Durations.SECOND,
                bytesSent,
                bytesReceived,
                roundTrip < 0 ? "unknown" : milliseconds(roundTrip),
                retransmits,
                timeouts,
                congestionWindow);
    }

    private static String end(IpAddress address, int port) {
        return (address.isV4() ? address.toString() : "[" + address + "]") + ":" + port;
    }

    private static String milliseconds(long time) {
        return String.format(Locale.ROOT, "%.3f ms", (double) time / Durations.MILLISECOND);
    }
}
