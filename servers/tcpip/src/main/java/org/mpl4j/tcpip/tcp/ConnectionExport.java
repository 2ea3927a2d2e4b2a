package org.mpl4j.tcpip.tcp;

import org.mpl4j.tcpip.packets.tcp.TcpPolicy;

/** Makes the image of a connection, which stays as it is. */
final class ConnectionExport {
    private ConnectionExport() {}

    /** Whether another stack could go on with it. */
    static boolean isPossible(TcpConnection connection) {
        TcpPolicy.State state = connection.state();
        return connection.cause() == null
                && state != TcpPolicy.State.CLOSED
                && state != TcpPolicy.State.LISTEN
                && state != TcpPolicy.State.SYN_SENT;
    }

    static ConnectionImage of(TcpConnection connection) {
        Receiver receiver = connection.receiver();
        PeerOptions options = connection.options();
        return new ConnectionImage(
                connection.localAddress(),
                connection.localPort(),
                connection.remoteAddress(),
                connection.remotePort(),
                connection.state(),
                new ConnectionImage.Agreement(
                        options.hasTimestamps,
                        options.hasSack,
                        options.hasEcn,
                        options.isScaled,
                        options.windowShift,
                        receiver.shift(),
                        Math.max(options.mss, 1)),
                output(connection),
                receiver.image(
                        connection.output().lastAcknowledged(),
                        connection.output().isAckOwed(),
                        connection.ecn().isEchoing()),
                times(connection),
                new ConnectionImage.Use(
                        connection.isReadClosed(),
                        connection.sender().hasNoDelay(),
                        connection.keepAlive(),
                        connection.sender().sequence().bytesSent(),
                        receiver.received()));
    }

    private static ConnectionImage.Output output(TcpConnection connection) {
        Sender sender = connection.sender();
        SendSequence sequence = sender.sequence();
        LossRecovery recovery = sender.recovery();
        return new ConnectionImage.Output(
                sequence.initial(),
                sequence.unacknowledged(),
                sequence.highest(),
                connection.isEstablished() ? sequence.segment() : Math.max(connection.options().mss, 1),
                sender.window().image(),
                new ConnectionImage.Congestion(
                        connection.settings().congestion(), recovery.windowAfterRepair(), recovery.threshold()),
                connection.ecn().hasReduced(),
                sequence.isClosing(),
                sequence.capacity(),
                sequence.queue());
    }

    private static ConnectionImage.Times times(TcpConnection connection) {
        Timestamps timestamps = connection.timestamps();
        RoundTrips roundTrips = connection.sender().roundTrips();
        return new ConnectionImage.Times(
                timestamps.now(),
                timestamps.recent(),
                timestamps.recentAge(),
                roundTrips.smoothed(),
                roundTrips.variation(),
                roundTrips.least(),
                connection.age());
    }
}
