package org.mpl4j.tcpip.clock;

/** Units of time, in nanoseconds. */
public final class Durations {
    public static final long MILLISECOND = 1_000_000;
    public static final long SECOND = 1_000 * MILLISECOND;
    public static final long HOUR = 3_600 * SECOND;

    private Durations() {}
}
