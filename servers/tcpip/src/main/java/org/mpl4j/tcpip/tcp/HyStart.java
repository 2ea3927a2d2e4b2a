package org.mpl4j.tcpip.tcp;

import org.mpl4j.tcpip.clock.Durations;

/**
 * Ends the first slow start before it has filled the queues of routers: when round trips become longer (HyStart++, RFC 9406). The window first grows more slowly for some rounds (conservative slow
 * start), in case that was chance. A round ends when what was sent at its beginning is acknowledged. Times in nanoseconds.
 */
final class HyStart {
    // Section 4.3.
    private static final long LEAST_THRESHOLD = 4 * Durations.MILLISECOND;
    private static final long MOST_THRESHOLD = 16 * Durations.MILLISECOND;
    private static final int THRESHOLD_DIVISOR = 8;
    private static final int SAMPLES = 8;
    private static final int GROWTH_DIVISOR = 4;
    private static final int CONSERVATIVE_ROUNDS = 5;

    private static final long UNKNOWN = Long.MAX_VALUE;

    private long lastLeast = UNKNOWN;
    private long least = UNKNOWN;
    private long baseline = UNKNOWN;
    private int samples;
    private int conservativeRounds;
    private boolean isConservative;

    /**
     * An acknowledgment came.
     *
     * @param roundTrip what it measures; negative if nothing
     * @param isRoundOver whether it is the last one of a round
     * @return whether slow start is over
     */
    boolean acknowledged(long roundTrip, boolean isRoundOver) {
        if (roundTrip >= 0) {
            least = Math.min(least, roundTrip);
            samples++;
            look();
        }
        if (!isRoundOver) {
            return false;
        }
        lastLeast = least;
        least = UNKNOWN;
        samples = 0;
        return isConservative && ++conservativeRounds >= CONSERVATIVE_ROUNDS;
    }

    private void look() {
        if (samples < SAMPLES) {
            return;
        }
        if (isConservative) {
            if (least < baseline) {
                // It was chance.
                baseline = UNKNOWN;
                isConservative = false;
            }
        } else if (lastLeast != UNKNOWN && least >= lastLeast + threshold()) {
            baseline = least;
            isConservative = true;
            conservativeRounds = 0;
        }
    }

    private long threshold() {
        return Math.clamp(lastLeast / THRESHOLD_DIVISOR, LEAST_THRESHOLD, MOST_THRESHOLD);
    }

    /** By how much the window grows that would grow by so many bytes. */
    int growth(int bytes) {
        return isConservative ? bytes / GROWTH_DIVISOR : bytes;
    }
}
