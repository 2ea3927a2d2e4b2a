package org.mpl4j.web.transport;

import java.time.Duration;

/**
 * What clients may have.
 *
 * @param connections in all; when there are so many, the one that is idle for longest makes room
 * @param connectionsPerAddress of one IPv4 address, or one /64 of IPv6
 * @param idle how long a connection stays open without a request
 * @param head how long the head of a request may take, from the first byte, or from the beginning of the connection, to the last
 * @param bytesPerSecond how fast contents of requests and responses must move at least, see {@link #PACE_SECONDS}
 * @param linger how long the rest of what a client sends is passed over behind the last response, so that the response is not lost
 * @param stop how long requests that have begun may take when the server stops
 * @param bufferBytes for all requests that are not whole yet, and all responses that are not sent yet
 */
public record WebLimits(
        int connections,
        int connectionsPerAddress,
        Duration idle,
        Duration head,
        int bytesPerSecond,
        Duration linger,
        Duration stop,
        long bufferBytes) {
    /** Over so many seconds a pace is measured. */
    public static final int PACE_SECONDS = 10;

    private static final int CONNECTIONS = 50_000;
    private static final int PER_ADDRESS = 4_000;
    private static final int BYTES_PER_SECOND = 500;
    private static final long BUFFER_BYTES = 64L << 20;

    /** Limits for a public server. */
    public static final WebLimits STANDARD = new WebLimits(
            CONNECTIONS,
            PER_ADDRESS,
            Duration.ofSeconds(60),
            Duration.ofSeconds(10),
            BYTES_PER_SECOND,
            Duration.ofSeconds(2),
            Duration.ofSeconds(10),
            BUFFER_BYTES);

    /** {@return the same with other numbers of connections} */
    public WebLimits withConnections(int all, int perAddress) {
        return new WebLimits(all, perAddress, idle, head, bytesPerSecond, linger, stop, bufferBytes);
    }

    /** {@return the same with other times} */
    public WebLimits withTimes(Duration newIdle, Duration newHead, int newBytesPerSecond) {
        return new WebLimits(
                connections, connectionsPerAddress, newIdle, newHead, newBytesPerSecond, linger, stop, bufferBytes);
    }

    /** What one of several threads may have. */
    WebLimits share(int threads) {
        return new WebLimits(
                Math.max(1, (connections + threads - 1) / threads),
                connectionsPerAddress,
                idle,
                head,
                bytesPerSecond,
                linger,
                stop,
                bufferBytes / threads);
    }
}
