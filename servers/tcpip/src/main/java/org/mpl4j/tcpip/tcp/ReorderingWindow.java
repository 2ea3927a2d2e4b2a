package org.mpl4j.tcpip.tcp;

/** How long segments may be late before they are lost (RFC 8985 section 6.2, step 4): nothing until reordering was seen, then a part of the round trip that grows while what was not lost is sent again. */
final class ReorderingWindow {
    private static final int DUPLICATES = 3;
    private static final int PERSISTENCE = 16;
    private static final int LARGEST_FACTOR = 64;

    private final RoundTrips roundTrips;
    private boolean isReordered;
    private boolean isRecovering;
    private int factor = 1;
    private int persistence = PERSISTENCE;
    private boolean isInRound;
    private int roundEnd;

    ReorderingWindow(RoundTrips roundTrips) {
        this.roundTrips = roundTrips;
    }

    /** Segments have come in another order than they were sent in. */
    void reordered() {
        isReordered = true;
    }

    /** Something arrived twice (RFC 2883): it was sent again for nothing. Counts once a round. */
    void duplicated(int unacknowledged, int next) {
        isReordered = true;
        if (!isInRound || !Sequence.isBefore(unacknowledged, roundEnd)) {
            isInRound = true;
            roundEnd = next;
            factor = Math.min(factor + 1, LARGEST_FACTOR);
            persistence = PERSISTENCE;
        }
    }

    void setRecovering(boolean is) {
        if (isRecovering && !is && --persistence <= 0) {
            persistence = PERSISTENCE;
            factor = 1;
        }
        isRecovering = is;
    }

    /**
     * How long it is, in nanoseconds.
     *
     * @param sackedSegments how many segments arrived behind one that did not
     */
    long duration(int sackedSegments) {
        if (!isReordered && (isRecovering || sackedSegments >= DUPLICATES)) {
            return 0;
        }
        return Math.min(factor * (roundTrips.least() / 4), Math.max(roundTrips.smoothed(), 0));
    }
}
