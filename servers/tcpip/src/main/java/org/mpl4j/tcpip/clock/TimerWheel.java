package org.mpl4j.tcpip.clock;

import org.jspecify.annotations.Nullable;

/**
 * All timers of a stack, and what time it is: a wheel in levels of 64 slots each, so that arming and cancelling cost the same however many timers there are. A timer expires with the first
 * tick (about a millisecond) that does not begin before its deadline; those of one tick in the order in which they were armed, unless some were armed long before. Nothing here reads a clock:
 * the same calls have the same result.
 */
public final class TimerWheel {
    /** What {@link #nextDeadline} is if no timer is armed. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final int TICK_BITS = 20;
    private static final int SLOT_BITS = 6;
    private static final int SLOTS = 1 << SLOT_BITS;
    private static final int LEVELS = 7;
    private static final long LAST_TICK = (1L << (SLOT_BITS * LEVELS)) - 1;

    private final @Nullable Timer[] first = new Timer[LEVELS * SLOTS];
    private final @Nullable Timer[] last = new Timer[LEVELS * SLOTS];
    private final long[] occupied = new long[LEVELS];
    private long tick;
    private long now;

    /**
     * A wheel without timers.
     *
     * @param now the time, in nanoseconds, at least 0
     */
    public TimerWheel(long now) {
        this.now = now;
        tick = now >> TICK_BITS;
    }

    /** The time of the last {@link #advance}, in nanoseconds. */
    public long now() {
        return now;
    }

    /** How long it is until an armed timer expires. */
    public long until(Timer timer) {
        return (timer.tick << TICK_BITS) - now;
    }

    /** Lets a timer expire so many nanoseconds from now; if it was armed, the deadline that it had is forgotten. */
    public void armIn(Timer timer, long delay) {
        arm(timer, now + delay);
    }

    /** Lets a timer expire at a time; if it was armed, the deadline that it had is forgotten. */
    public void arm(Timer timer, long deadline) {
        cancel(timer);
        timer.tick = Math.min(Math.max(((deadline - 1) >> TICK_BITS) + 1, tick + 1), LAST_TICK);
        insert(timer);
    }

    /** Lets a timer never expire, unless it is armed again. */
    public void cancel(Timer timer) {
        if (timer.slot >= 0) {
            remove(timer);
        }
    }

    /** When {@link #advance} has something to do: not after the deadline of any timer, but perhaps before. */
    public long nextDeadline() {
        long next = nextTick();
        return next == NEVER ? NEVER : next << TICK_BITS;
    }

    /** Makes it later, and lets timers expire whose time has come. */
    public void advance(long time) {
        if (time < now) {
            throw new IllegalArgumentException("time goes back from " + now + " to " + time);
        }
        long target = time >> TICK_BITS;
        for (long next = nextTick(); next <= target; next = nextTick()) {
            tick = next;
            now = Math.max(now, tick << TICK_BITS);
            turn();
        }
        now = time;
        tick = target;
    }

    /** Takes what the lowest level in use has next: timers whose time has come, or those that are sorted into lower levels. */
    private void turn() {
        int level = lowestLevel();
        int slot = level * SLOTS + Long.numberOfTrailingZeros(occupied[level]);
        for (Timer timer = first[slot]; timer != null; timer = first[slot]) {
            remove(timer);
            if (level == 0) {
                timer.expire();
            } else {
                insert(timer);
            }
        }
    }

    private long nextTick() {
        int level = lowestLevel();
        if (level == LEVELS) {
            return NEVER;
        }
        int digit = Long.numberOfTrailingZeros(occupied[level]);
        long higher = tick >>> (SLOT_BITS * (level + 1));
        return (higher << SLOT_BITS | digit) << (SLOT_BITS * level);
    }

    private int lowestLevel() {
        int level = 0;
        while (level < LEVELS && occupied[level] == 0) {
            level++;
        }
        return level;
    }

    /** A timer's level is that of the highest digit in which its tick differs from the present one. */
    private void insert(Timer timer) {
        long difference = timer.tick ^ tick;
        int level = difference == 0 ? 0 : (Long.SIZE - 1 - Long.numberOfLeadingZeros(difference)) / SLOT_BITS;
        int digit = (int) (timer.tick >>> (SLOT_BITS * level)) & (SLOTS - 1);
        int slot = level * SLOTS + digit;
        Timer before = last[slot];
        timer.slot = slot;
        timer.previous = before;
        timer.next = null;
        last[slot] = timer;
        if (before == null) {
            first[slot] = timer;
            occupied[level] |= 1L << digit;
        } else {
            before.next = timer;
        }
    }

    private void remove(Timer timer) {
        int slot = timer.slot;
        Timer before = timer.previous;
        Timer after = timer.next;
        if (before == null) {
            first[slot] = after;
        } else {
            before.next = after;
        }
        if (after == null) {
            last[slot] = before;
        } else {
            after.previous = before;
        }
        if (first[slot] == null) {
            occupied[slot / SLOTS] &= ~(1L << slot % SLOTS);
        }
        timer.slot = -1;
        timer.previous = null;
        timer.next = null;
    }
}
