package org.mpl4j.tcpip.icmp;

import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.clock.TimerWheel;

/** How many errors are sent (RFC 1812 section 4.3.2.8, RFC 4443 section 2.4 f): so many a second, and some at once. */
final class RateLimit {
    private static final long BETWEEN = Durations.SECOND / 100;
    private static final int AT_ONCE = 50;

    private final TimerWheel clock;
    private long paidUntil;

    RateLimit(TimerWheel clock) {
        this.clock = clock;
        paidUntil = clock.now() - AT_ONCE * BETWEEN;
    }

    boolean allows() {
        paidUntil = Math.max(paidUntil, clock.now() - AT_ONCE * BETWEEN);
        if (paidUntil + BETWEEN > clock.now()) {
            return false;
        }
        paidUntil += BETWEEN;
        return true;
    }
}
