package org.mpl4j.dns.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a server behaves.
 *
 * @param nsid what it calls itself when asked (RFC 5001), null for nothing
 * @param version what it answers to {@code version.bind} in class CHAOS, null for a refusal
 * @param maxUdpSize the longest datagram that it sends and says to accept
 * @param cookies whether it gives cookies (RFC 9018)
 * @param cookieSecret a file with 32 hexadecimal digits that servers behind one address share, null for an own one
 * @param rateLimit how fast it answers one network, null for no limit
 * @param threads for datagrams, 0 for one a core
 * @param nativeIo whether system calls may serve datagrams once the server is warm
 * @param user whom it becomes when it is bound, null for who started it
 * @param limits what clients may have of streams
 */
public record ServerConfig(
        @Nullable String nsid,
        @Nullable String version,
        int maxUdpSize,
        boolean cookies,
        @Nullable Path cookieSecret,
        @Nullable RateLimit rateLimit,
        int threads,
        boolean nativeIo,
        @Nullable String user,
        Limits limits) {
    /** Of the DNS flag day 2020: fits everywhere without fragments. */
    public static final int MAX_UDP_SIZE = 1232;

    /** Careful but open. */
    public static ServerConfig defaults() {
        return new ServerConfig(null, null, MAX_UDP_SIZE, true, null, null, 0, true, null, Limits.defaults());
    }

    /** The same for another user. */
    public ServerConfig withUser(String other) {
        return new ServerConfig(
                nsid, version, maxUdpSize, cookies, cookieSecret, rateLimit, threads, nativeIo, other, limits);
    }

    /** The same with another number of threads. */
    public ServerConfig withThreads(int other) {
        return new ServerConfig(
                nsid, version, maxUdpSize, cookies, cookieSecret, rateLimit, other, nativeIo, user, limits);
    }

    /** The same with or without system calls of its own. */
    public ServerConfig withNativeIo(boolean other) {
        return new ServerConfig(
                nsid, version, maxUdpSize, cookies, cookieSecret, rateLimit, threads, other, user, limits);
    }

    /**
     * Limits the answers to a network of clients.
     *
     * @param responsesPerSecond of the same kind
     * @param slip every so many that are not answered, one gets a truncated answer, so that a real client comes by TCP; 0 for never
     * @param exempt who is not limited
     */
    public record RateLimit(int responsesPerSecond, int slip, List<Network> exempt) {
        public RateLimit {
            exempt = List.copyOf(exempt);
        }

        /** Whether an address, as in a {@link org.mpl4j.dns.service.Request}, is not limited. */
        public boolean isExempt(long addressHigh, long addressLow) {
            for (Network network : exempt) {
                if (network.contains(addressHigh, addressLow)) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * What clients may have of streams.
     *
     * @param connections in all
     * @param connectionsPerAddress of one address
     * @param idle how long one without queries stays open
     * @param bufferMegabytes for messages in the middle of something
     */
    public record Limits(int connections, int connectionsPerAddress, Duration idle, int bufferMegabytes) {
        /** For a public server. */
        public static Limits defaults() {
            return new Limits(20_000, 15_000, Duration.ofSeconds(30), 32);
        }
    }
}
