package org.mpl4j.tcpip.tcp;

import org.mpl4j.tcpip.clock.Durations;

/** How long an acknowledgment is waited for (RFC 6298). */
final class RetransmissionTimeout {
    private static final long FIRST = Durations.SECOND;
    private static final long LATE = 3 * Durations.SECOND;
    private static final long LEAST = 200 * Durations.MILLISECOND;
    private static final long MOST = 60 * Durations.SECOND;
    private static final long GRANULARITY = Durations.MILLISECOND;

    private final RoundTrips roundTrips;
    private long timeout = FIRST;
    private int backoffs;

    RetransmissionTimeout(RoundTrips roundTrips) {
        this.roundTrips = roundTrips;
    }

    /** A round trip was measured. */
    void measured() {
        long slack = Math.max(GRANULARITY, 4 * roundTrips.variation());
        timeout = Math.clamp(roundTrips.smoothed() + slack, LEAST, MOST);
    }

    /** The first segment had to be sent again, so that its round trip is not known (section 5.7). */
    void openedLate() {
        timeout = LATE;
    }

    /** It was waited in vain. */
    void backOff() {
        backoffs++;
    }

    /** Something new was acknowledged. */
    void progress() {
        backoffs = 0;
    }

    /** How often in a row it was waited in vain. */
    int backoffs() {
        return backoffs;
    }

    /** How long to wait now, in nanoseconds. */
    long timeout() {
        return Math.min(timeout << Math.min(backoffs, 16), MOST);
    }
}
