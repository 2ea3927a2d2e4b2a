package org.mpl4j.tcpip.tcp;

import org.mpl4j.tcpip.clock.Durations;

/**
 * What connections are made with. Times are in nanoseconds.
 *
 * @param sendBuffer how many bytes wait to be acknowledged, at most
 * @param receiveBuffer how many bytes wait to be read, at most
 * @param delayedAck how long an acknowledgment may wait for something to go with (RFC 9293 section 3.8.6.3)
 * @param attempts how often a segment is sent again before the connection is given up
 * @param openAttempts how often the first one is
 * @param timeWait how long a connection is remembered that this side closed first: twice the longest life of a segment
 * @param hasNoDelay whether short segments are sent although others are on the way (the opposite of Nagle's algorithm)
 * @param features what is offered to the other side
 * @param congestion the congestion control
 * @param keepAlive whether a silent other side is asked if it is there
 * @param userTimeout how long what was sent may stay unacknowledged before the connection is given up; 0 for as long as the attempts take (RFC 5482)
 */
public record TcpSettings(
        int sendBuffer,
        int receiveBuffer,
        long delayedAck,
        int attempts,
        int openAttempts,
        long timeWait,
        boolean hasNoDelay,
        TcpFeatures features,
        CongestionAlgorithm congestion,
        KeepAliveSettings keepAlive,
        long userTimeout) {
    private static final int DEFAULT_BUFFER = 256 << 10;

    /** As most need them. */
    public static final TcpSettings DEFAULT = new TcpSettings(
            DEFAULT_BUFFER,
            DEFAULT_BUFFER,
            40 * Durations.MILLISECOND,
            15,
            6,
            60 * Durations.SECOND,
            false,
            TcpFeatures.DEFAULT,
            CongestionAlgorithm.CUBIC,
            KeepAliveSettings.OFF,
            0);

    /** Checks them. */
    public TcpSettings {
        if (sendBuffer < 1 || receiveBuffer < 1 || receiveBuffer > 1 << 29) {
            throw new IllegalArgumentException("buffers have 1 byte to 512 MiB");
        }
        if (userTimeout < 0) {
            throw new IllegalArgumentException("a user timeout is at least 0 (none), not " + userTimeout);
        }
    }

    /** The same without Nagle's algorithm. */
    public TcpSettings noDelay() {
        return new TcpSettings(
                sendBuffer,
                receiveBuffer,
                delayedAck,
                attempts,
                openAttempts,
                timeWait,
                true,
                features,
                congestion,
                keepAlive,
                userTimeout);
    }

    /** The same with other buffers. */
    public TcpSettings buffers(int send, int receive) {
        return new TcpSettings(
                send,
                receive,
                delayedAck,
                attempts,
                openAttempts,
                timeWait,
                hasNoDelay,
                features,
                congestion,
                keepAlive,
                userTimeout);
    }

    /** The same with other offers. */
    public TcpSettings features(TcpFeatures other) {
        return new TcpSettings(
                sendBuffer,
                receiveBuffer,
                delayedAck,
                attempts,
                openAttempts,
                timeWait,
                hasNoDelay,
                other,
                congestion,
                keepAlive,
                userTimeout);
    }

    /** The same with another congestion control. */
    public TcpSettings congestion(CongestionAlgorithm other) {
        return new TcpSettings(
                sendBuffer,
                receiveBuffer,
                delayedAck,
                attempts,
                openAttempts,
                timeWait,
                hasNoDelay,
                features,
                other,
                keepAlive,
                userTimeout);
    }

    /** The same with a limit to the silence of the other side, in nanoseconds; 0 for none. */
    public TcpSettings liveness(KeepAliveSettings asking, long unacknowledged) {
        return new TcpSettings(
                sendBuffer,
                receiveBuffer,
                delayedAck,
                attempts,
                openAttempts,
                timeWait,
                hasNoDelay,
                features,
                congestion,
                asking,
                unacknowledged);
    }
}
