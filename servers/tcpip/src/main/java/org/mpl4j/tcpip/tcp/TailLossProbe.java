package org.mpl4j.tcpip.tcp;

import org.mpl4j.tcpip.clock.Durations;

/** The probe of the last segments, of whose loss no later ones tell (RFC 8985 section 7). */
final class TailLossProbe {
    private static final long FIRST = Durations.SECOND;
    private static final long WORST_DELAYED_ACK = 200 * Durations.MILLISECOND;
    private static final long LEAST = 2 * Durations.MILLISECOND;

    private boolean isOut;
    private int end;
    private boolean isRetransmission;

    /** Whether one was sent of which nothing is known. */
    boolean isOut() {
        return isOut;
    }

    /** How long to wait before one is sent, in nanoseconds (section 7.2). */
    static long timeout(long smoothedRoundTrip, boolean isAlone) {
        long time = smoothedRoundTrip == RoundTrips.UNKNOWN ? FIRST : Math.max(2 * smoothedRoundTrip, LEAST);
        return isAlone ? time + WORST_DELAYED_ACK : time;
    }

    /** One was sent. */
    void sent(int next, boolean isAgain) {
        isOut = true;
        end = next;
        isRetransmission = isAgain;
    }

    /**
     * Takes an acknowledgment (section 7.4.2).
     *
     * @param hasDuplicate whether it tells that something arrived twice
     * @param isDuplicate whether it is one that says nothing new
     * @return whether the probe replaced a segment that was lost, to which congestion control has to answer
     */
    boolean acknowledged(int number, boolean hasDuplicate, boolean isDuplicate) {
        if (!isOut || Sequence.isBefore(number, end)) {
            return false;
        }
        boolean isRepair = isRetransmission && !hasDuplicate && Sequence.isBefore(end, number);
        if (!isRetransmission || hasDuplicate || isRepair || isDuplicate) {
            isOut = false;
        }
        return isRepair;
    }

    void forget() {
        isOut = false;
    }
}
