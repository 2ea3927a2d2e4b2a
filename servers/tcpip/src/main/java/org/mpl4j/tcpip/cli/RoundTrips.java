package org.mpl4j.tcpip.cli;

import java.util.Locale;
import org.mpl4j.tcpip.clock.Durations;

/** Times of answers, and what is told of them in the end. */
final class RoundTrips {
    private long count;
    private long least = Long.MAX_VALUE;
    private long most;
    private double sum;
    private double squares;

    /** Adds one, in nanoseconds. */
    void add(long time) {
        count++;
        least = Math.min(least, time);
        most = Math.max(most, time);
        sum += time;
        squares += (double) time * time;
    }

    long count() {
        return count;
    }

    /** Minimum, mean, maximum and standard deviation in milliseconds, as ping has them; empty if there is none. */
    String line() {
        if (count == 0) {
            return "";
        }
        double mean = sum / count;
        double deviation = Math.sqrt(Math.max(squares / count - mean * mean, 0));
        return "rtt min/avg/max/mdev = %s/%s/%s/%s ms"
                .formatted(millis(least), millis(mean), millis(most), millis(deviation));
    }

    /** Nanoseconds as milliseconds. */
    static String millis(long nanoseconds) {
        return millis((double) nanoseconds);
    }

    private static String millis(double nanoseconds) {
        return String.format(Locale.ROOT, "%.3f", nanoseconds / Durations.MILLISECOND);
    }
}
