package org.mpl4j.dns.transport;

import java.time.Duration;

/**
 * What clients may have of streams (RFC 7766 section 6.2, RFC 9210).
 *
 * @param connections in all; when there are so many, the one that is idle for longest makes room
 * @param connectionsPerAddress of one IPv4 address, or one /64 of IPv6
 * @param idle how long a connection without queries stays open
 * @param message how long a message may take from its first byte to its last, and a handshake
 * @param write how long a client may take to accept what was written
 * @param transfers answers of several messages at the same time on one connection
 * @param bufferBytes for all messages that are not whole yet, or not sent yet
 */
public record StreamLimits(
        int connections,
        int connectionsPerAddress,
        Duration idle,
        Duration message,
        Duration write,
        int transfers,
        long bufferBytes) {
    private static final int CONNECTIONS = 20_000;
    private static final int PER_ADDRESS = 15_000;
    private static final int TRANSFERS = 4;
    private static final long BUFFER_BYTES = 32L << 20;
    private static final int TENTH_MILLIS = 100;
    private static final int LARGEST_TENTHS = 0xffff;

    public StreamLimits {
        if (connections < 1 || connectionsPerAddress < 1 || transfers < 1) {
            throw new IllegalArgumentException("limits are at least 1");
        }
    }

    /** Limits for a public server. */
    public static StreamLimits standard() {
        return new StreamLimits(
                CONNECTIONS,
                PER_ADDRESS,
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                TRANSFERS,
                BUFFER_BYTES);
    }

    /** The same with other numbers of connections. */
    public StreamLimits withConnections(int all, int perAddress) {
        return new StreamLimits(all, perAddress, idle, message, write, transfers, bufferBytes);
    }

    /** The same with other times. */
    public StreamLimits withTimes(Duration newIdle, Duration newMessage, Duration newWrite) {
        return new StreamLimits(
                connections, connectionsPerAddress, newIdle, newMessage, newWrite, transfers, bufferBytes);
    }

    /** The idle timeout as the option edns-tcp-keepalive has it: in units of 100 ms (RFC 7828 section 3.1). */
    public int keepaliveTenths() {
        return (int) Math.min(LARGEST_TENTHS, idle.toMillis() / TENTH_MILLIS);
    }
}
