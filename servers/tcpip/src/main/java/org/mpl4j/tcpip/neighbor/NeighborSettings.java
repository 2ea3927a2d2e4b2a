package org.mpl4j.tcpip.neighbor;

import org.mpl4j.tcpip.clock.Durations;

/**
 * How neighbors are looked for (RFC 4861 section 10), times in nanoseconds.
 *
 * @param reachableTime how long one is taken to be there, on average
 * @param retransmitTime how long an answer is waited for
 * @param delay how long it may take until other packets tell that a neighbor is there
 * @param attempts how often is asked
 * @param staleTime how long one is kept that nobody sends to
 * @param most how many are known at the same time
 * @param held how many packets wait for answers, of all neighbors
 * @param heldBytes how many bytes of packets wait for one of them
 */
public record NeighborSettings(
        long reachableTime,
        long retransmitTime,
        long delay,
        int attempts,
        long staleTime,
        int most,
        int held,
        int heldBytes) {
    /** The longest datagram, and the headers of its fragments. */
    private static final int ONE_DATAGRAM = 72 << 10;

    /** As RFC 4861 says. */
    public static final NeighborSettings DEFAULT = new NeighborSettings(
            30 * Durations.SECOND,
            Durations.SECOND,
            5 * Durations.SECOND,
            3,
            600 * Durations.SECOND,
            1024,
            256,
            ONE_DATAGRAM);
}
