package org.mpl4j.tcpip.tcp;

import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.clock.TimerWheel;

/** How many acknowledgments a second may answer what may be an attack (RFC 5961 section 7). */
final class ChallengeLimit {
    private static final int A_SECOND = 100;

    private final TimerWheel clock;
    private long since;
    private int count;

    ChallengeLimit(TimerWheel clock) {
        this.clock = clock;
    }

    /** Whether one more may; it counts then. */
    boolean allows() {
        if (clock.now() - since >= Durations.SECOND) {
            since = clock.now();
            count = 0;
        }
        return count++ < A_SECOND;
    }
}
