package org.mpl4j.tcpip.tcp;

import org.mpl4j.tcpip.clock.Durations;

/**
 * How it is found out whether the other side is still there if it says nothing (RFC 9293 section 3.8.4).
 *
 * @param idle after how long a silence it is asked, in nanoseconds; 0 for never
 * @param interval after how long it is asked again
 * @param probes how often it is asked before the connection is given up
 */
public record KeepAliveSettings(long idle, long interval, int probes) {
    /** Nobody is asked. */
    public static final KeepAliveSettings OFF = new KeepAliveSettings(0, 75 * Durations.SECOND, 9);

    /** After two hours, as RFC 9293 wants it at the least unless a program says otherwise. */
    public static final KeepAliveSettings ON = OFF.after(2 * Durations.HOUR);

    /** Checks them. */
    public KeepAliveSettings {
        if (idle < 0 || interval < 1 || probes < 1) {
            throw new IllegalArgumentException(
                    "keep-alive has a silence of at least 0, an interval and a number of probes of at least 1, not "
                            + idle + ", " + interval + ", " + probes);
        }
    }

    /** The same after another silence. */
    public KeepAliveSettings after(long silence) {
        return new KeepAliveSettings(silence, interval, probes);
    }
}
