package org.mpl4j.tcpip.cli;

import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.clock.Durations;

/**
 * What is asked how often.
 *
 * @param target who is asked
 * @param count how many requests; 0 for no end
 * @param interval from one request to the next, in nanoseconds
 * @param size how many bytes come back with an answer, 0 to 65,507
 * @param patience how long the last answers are waited for, in nanoseconds
 * @param hops how many, 1 to 255
 */
record PingPlan(IpAddress target, long count, long interval, int size, long patience, int hops) {
    static final int MOST_BYTES = 65_507;

    private static final long SHORTEST_INTERVAL = Durations.MILLISECOND;
    private static final int MOST_HOPS = 255;

    PingPlan {
        if (count < 0) {
            throw new IllegalArgumentException("a count is at least 1, not " + count);
        }
        if (interval < SHORTEST_INTERVAL) {
            throw new IllegalArgumentException("an interval is at least 0.001 seconds");
        }
        if (size < 0 || size > MOST_BYTES) {
            throw new IllegalArgumentException("a size is 0 to " + MOST_BYTES + " bytes, not " + size);
        }
        if (patience < 0) {
            throw new IllegalArgumentException("the time to wait is at least 0");
        }
        if (hops < 1 || hops > MOST_HOPS) {
            throw new IllegalArgumentException("the number of hops is 1 to " + MOST_HOPS + ", not " + hops);
        }
    }
}
