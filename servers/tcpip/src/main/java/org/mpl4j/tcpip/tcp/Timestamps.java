package org.mpl4j.tcpip.tcp;

import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.clock.TimerWheel;

/** Timestamps of a connection (RFC 7323): ours in milliseconds from an unknown beginning, and the last one of the other side. */
final class Timestamps {
    /** The age of what was not echoed. */
    static final long UNKNOWN = -1;

    private static final long LIFETIME = 24L * 24 * Durations.HOUR;

    private final TimerWheel clock;
    private int offset;
    private int recent;
    private long recentAt;

    Timestamps(TimerWheel clock, int offset) {
        this.clock = clock;
        this.offset = offset;
    }

    /** Counts from elsewhere: timestamps were sent already. */
    void setOffset(int other) {
        offset = other;
    }

    static int at(long now, int offset) {
        return (int) (now / Durations.MILLISECOND) + offset;
    }

    /** Ours, now. */
    int now() {
        return at(clock.now(), offset);
    }

    /** The other side's last one. */
    int recent() {
        return recent;
    }

    /** How long ago the other side's last one came. */
    long recentAge() {
        return clock.now() - recentAt;
    }

    /** Goes on where another stack was: ours do not go back. */
    void restore(ConnectionImage.Times image) {
        offset = image.timestamp() - at(clock.now(), 0);
        recent = image.recentTimestamp();
        recentAt = clock.now() - image.recentAge();
    }

    /** The other side's is this one from now on. */
    void take(Segment in) {
        recent = in.timestamp;
        recentAt = clock.now();
    }

    /** Whether a segment is older than the last one (section 5). */
    boolean isOld(Segment in) {
        return Sequence.isBefore(in.timestamp, recent) && clock.now() - recentAt < LIFETIME;
    }

    /** Whether a segment is newer than the last one. */
    boolean isNewer(Segment in) {
        return Sequence.isBefore(recent, in.timestamp);
    }

    /** How long ago a timestamp of ours was sent, in nanoseconds, to the millisecond. */
    long age(int echoed) {
        return Math.max(now() - echoed, 0) * Durations.MILLISECOND;
    }

    /** The most that {@link #age} can tell of what was sent so long ago. */
    static long ceiling(long duration) {
        return (duration + Durations.MILLISECOND - 1) / Durations.MILLISECOND * Durations.MILLISECOND;
    }
}
