package org.mpl4j.tcpip.cli;

import org.mpl4j.tcpip.address.IpAddress;

/**
 * How a way is looked for.
 *
 * @param target where it leads
 * @param isByEcho whether echoes are sent; otherwise datagrams
 * @param firstHop the number of hops that is tried first, 1 to 255
 * @param mostHops the number of hops that is tried last
 * @param probes how many packets for each number of hops, 1 to 10
 * @param patience how long answers are waited for, in nanoseconds
 * @param port the first port that datagrams go to; each one more
 * @param size how long packets are, with their headers
 */
record TracePlan(
        IpAddress target, boolean isByEcho, int firstHop, int mostHops, int probes, long patience, int port, int size) {
    static final int V4_HEADERS = 28;
    static final int V6_HEADERS = 48;

    private static final int HOPS = 255;
    private static final int MOST_PROBES = 10;
    private static final int LAST_PORT = 0xffff;
    private static final int MOST_BYTES = 65_000;

    TracePlan {
        if (firstHop < 1 || mostHops > HOPS || firstHop > mostHops) {
            throw new IllegalArgumentException(
                    "hops are 1 to 255, and the first not above the last, unlike " + firstHop + " and " + mostHops);
        }
        if (probes < 1 || probes > MOST_PROBES) {
            throw new IllegalArgumentException("there are 1 to " + MOST_PROBES + " probes a hop, not " + probes);
        }
        if (patience <= 0) {
            throw new IllegalArgumentException("the time to wait is more than 0");
        }
        if (port < 1 || port + mostHops * probes > LAST_PORT) {
            throw new IllegalArgumentException("the ports from " + port + " on have to end before 65535");
        }
        int headers = target.isV4() ? V4_HEADERS : V6_HEADERS;
        if (size < headers || size > MOST_BYTES) {
            throw new IllegalArgumentException("packets have " + headers + " to " + MOST_BYTES + " bytes, not " + size);
        }
    }

    /** How long what follows the headers is. */
    int dataBytes() {
        return size - (target.isV4() ? V4_HEADERS : V6_HEADERS);
    }
}
