package org.mpl4j.tcpip.tcp;

import org.mpl4j.tcpip.clock.Durations;

/** Measured round trips, in nanoseconds: smoothed, and the least one of the last minutes. */
final class RoundTrips {
    static final long UNKNOWN = -1;

    private static final long LEAST_LIFETIME = 300 * Durations.SECOND;

    private long smoothed = UNKNOWN;
    private long variation;
    private long least;
    private long leastAt;

    /** A round trip was measured, not of a segment that was sent twice (RFC 6298 sections 2 and 3). */
    void measured(long time, long now) {
        if (smoothed == UNKNOWN) {
            smoothed = time;
            variation = time / 2;
        } else {
            variation += (Math.abs(smoothed - time) - variation) / 4;
            smoothed += (time - smoothed) / 8;
        }
        if (time <= least || leastAt == 0 || now - leastAt > LEAST_LIFETIME) {
            least = time;
            leastAt = now;
        }
    }

    /** Goes on with what another stack has measured. */
    void restore(ConnectionImage.Times image, long now) {
        smoothed = image.roundTrip();
        variation = image.roundTripVariation();
        least = image.leastRoundTrip();
        leastAt = least == 0 ? 0 : now;
    }

    /** The smoothed one; {@link #UNKNOWN} if none was measured. */
    long smoothed() {
        return smoothed;
    }

    long variation() {
        return variation;
    }

    /** The least one; 0 if none was measured. */
    long least() {
        return least;
    }
}
