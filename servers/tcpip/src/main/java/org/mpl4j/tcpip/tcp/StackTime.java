package org.mpl4j.tcpip.tcp;

import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.clock.TimerWheel;

/** What time it is for numbers that others have seen: that of the stack, or of the one that this one has taken over from. In nanoseconds; never back. */
final class StackTime {
    private final TimerWheel clock;

    /** Whole milliseconds. */
    private long ahead;

    StackTime(TimerWheel clock) {
        this.clock = clock;
    }

    long now() {
        return clock.now() + ahead;
    }

    /** How much it is ahead of the stack's clock, in milliseconds. */
    int millisecondsAhead() {
        return (int) (ahead / Durations.MILLISECOND);
    }

    /** It is so late elsewhere. */
    void continueFrom(long other) {
        ahead = Math.ceilDiv(other - clock.now(), Durations.MILLISECOND) * Durations.MILLISECOND;
    }
}
