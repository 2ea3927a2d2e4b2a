package org.mpl4j.servers.common.metrics;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** The counters of one thread, which alone adds to them; others may read them at any time. */
public final class Tally {
    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(long[].class);

    /** A cache line on both sides, and another one for the line that is fetched with it. */
    private static final int PADDING = 16;

    private final long[] slots;

    /** So many counters, all 0. */
    public Tally(int size) {
        slots = new long[PADDING + size + PADDING];
    }

    /** Adds to a counter; for the thread whose counters these are. */
    public void add(int index, long amount) {
        int slot = PADDING + index;
        // Only one thread writes, so that nothing is lost between reading and writing; opaque, so that no reader sees
        // half a long or an old one for ever.
        SLOT.setOpaque(slots, slot, slots[slot] + amount);
    }

    /** A counter's value. */
    public long get(int index) {
        return (long) SLOT.getOpaque(slots, PADDING + index);
    }
}
