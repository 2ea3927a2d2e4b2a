package org.mpl4j.tcpip.tcp;

import org.mpl4j.tcpip.clock.Durations;

/**
 * What connections are made with.
 *
 * @param sendBuffer how many bytes wait to be acknowledged, at most
 * @param receiveBuffer how many bytes wait to be read, at most
 * @param delayedAck how long an acknowledgment may wait for something to go with, in nanoseconds (RFC 9293 section 3.8.6.3)
 * @param attempts how often a segment is sent again before the connection is given up
 * @param openAttempts how often the first one is
 * @param timeWait how long a connection is remembered that this side closed first: twice the longest life of a segment
 * @param hasNoDelay whether short segments are sent although others are on the way (the opposite of Nagle's algorithm)
 */
public record TcpSettings(
        int sendBuffer,
        int receiveBuffer,
        long delayedAck,
        int attempts,
        int openAttempts,
        long timeWait,
        boolean hasNoDelay) {
    /** As most need them. */
    public static final TcpSettings DEFAULT =
            new TcpSettings(256 << 10, 256 << 10, 40 * Durations.MILLISECOND, 15, 6, 60 * Durations.SECOND, false);

    /** Checks them. */
    public TcpSettings {
        if (sendBuffer < 1 || receiveBuffer < 1 || receiveBuffer > 1 << 29) {
            throw new IllegalArgumentException("buffers have 1 byte to 512 MiB");
        }
    }

    /** The same without Nagle's algorithm. */
    public TcpSettings noDelay() {
        return new TcpSettings(sendBuffer, receiveBuffer, delayedAck, attempts, openAttempts, timeWait, true);
    }

    /** The same with other buffers. */
    public TcpSettings buffers(int send, int receive) {
        return new TcpSettings(send, receive, delayedAck, attempts, openAttempts, timeWait, hasNoDelay);
    }
}
