package org.mpl4j.tcpip.tcp;

/** Recent acknowledgment (RFC 8985 section 6): a segment is lost if one that was sent a reordering window after it has arrived. */
final class Rack {
    private final ReorderingWindow window;
    private boolean isAny;
    private int order;
    private long roundTrip;
    private int forward;
    private long wait;

    Rack(ReorderingWindow window) {
        this.window = window;
    }

    /**
     * A segment arrived (steps 2 and 3).
     *
     * @param isDoubtful whether it was sent more than once, and this may be about an earlier time
     */
    void delivered(SentSegment segment, long now, boolean isDoubtful) {
        if (!isAny || Sequence.isBefore(forward, segment.end)) {
            forward = segment.end;
        } else if (Sequence.isBefore(segment.end, forward) && !segment.wasRetransmitted) {
            window.reordered();
        }
        if (isDoubtful) {
            return;
        }
        roundTrip = now - segment.sentAt;
        if (!isAny || Sequence.isBefore(order, segment.order)) {
            order = segment.order;
        }
        isAny = true;
    }

    /** Finds what is lost (step 5); returns whether something is that was not before. */
    boolean detect(Scoreboard board, long now) {
        wait = 0;
        boolean hasFound = false;
        if (!isAny || board.isPlain()) {
            return false;
        }
        long patience = roundTrip + window.duration(board.sackedSegments());
        for (int i = 0; i < board.count(); i++) {
            if (board.isSacked(i) || board.isLost(i) || !Sequence.isBefore(board.order(i), order)) {
                continue;
            }
            long remaining = board.sentAt(i) + patience - now;
            if (remaining <= 0) {
                hasFound |= board.lose(i);
            } else {
                wait = Math.max(wait, remaining);
            }
        }
        return hasFound;
    }

    /** How long after {@link #detect} more can be lost, in nanoseconds; 0 if nothing can. */
    long untilNext() {
        return wait;
    }

    /** Nothing was acknowledged for too long: the first segment is lost, and those that were sent so long ago that they should have arrived (section 6.3). */
    void timedOut(Scoreboard board, long now) {
        long patience = roundTrip + window.duration(board.sackedSegments());
        for (int i = 0; i < board.count(); i++) {
            if (i == 0 || !isAny || board.sentAt(i) + patience <= now) {
                board.lose(i);
            }
        }
    }
}
