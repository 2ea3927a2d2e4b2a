package org.mpl4j.tcpip.clock;

import org.jspecify.annotations.Nullable;

/** Something that is to happen later, once each time that it is armed. It is part of whatever it is for, so that arming it allocates nothing. */
public final class Timer {
    private final Runnable action;

    /** Where it is in its wheel, or -1. */
    int slot = -1;

    long tick;

    @Nullable
    Timer previous;

    @Nullable
    Timer next;

    /** A timer that is not armed. */
    public Timer(Runnable action) {
        this.action = action;
    }

    /** Whether it will expire. */
    public boolean isArmed() {
        return slot >= 0;
    }

    void expire() {
        action.run();
    }
}
