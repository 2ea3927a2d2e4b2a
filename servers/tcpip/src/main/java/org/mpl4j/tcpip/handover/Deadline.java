package org.mpl4j.tcpip.handover;

import java.time.Duration;

/**
 * A time on the system's clock by which something has to be done.
 *
 * @param at when, by {@link System#nanoTime}
 */
record Deadline(long at) {
    static Deadline in(Duration most) {
        return new Deadline(System.nanoTime() + most.toNanos());
    }

    /** How long it is until then, in nanoseconds, at least 0. */
    long left() {
        return Math.max(at - System.nanoTime(), 0);
    }

    /** This one, or one that is so far away, whichever comes first. */
    Deadline orIn(Duration most) {
        return left() <= most.toNanos() ? this : in(most);
    }
}
