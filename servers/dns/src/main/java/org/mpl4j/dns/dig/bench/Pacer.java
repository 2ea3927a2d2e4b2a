package org.mpl4j.dns.dig.bench;

/**
 * Says when to send. In a closed loop as soon as there is room in the window; in an open loop at a fixed rate, whatever the answers do: a query then counts from when it
 * ought to have been sent.
 */
final class Pacer {
    private static final double NANOS = 1e9;

    private final int window;
    private final double nanosPerQuery;
    private final long start;
    private long issued;

    /**
     * Begins now.
     *
     * @param window how many queries may be without answer
     * @param rate queries a second, 0 for a closed loop
     */
    Pacer(int window, double rate, long start) {
        this.window = window;
        this.nanosPerQuery = rate > 0 ? NANOS / rate : 0;
        this.start = start;
    }

    /** How many queries are to be sent now. */
    int due(long now, int outstanding) {
        int room = window - outstanding;
        if (nanosPerQuery == 0) {
            return room;
        }
        long wanted = (long) ((now - start) / nanosPerQuery) + 1;
        return (int) Math.min(room, wanted - issued);
    }

    /** Takes the next query; returns the time that it counts from. */
    long issue(long now) {
        long index = issued++;
        return nanosPerQuery == 0 ? now : start + (long) (index * nanosPerQuery);
    }

    /** How long there is nothing to send, in nanoseconds; the end of a closed loop's wait is an answer. */
    long idleNanos(long now, long most) {
        if (nanosPerQuery == 0) {
            return most;
        }
        long next = start + (long) (issued * nanosPerQuery);
        return Math.clamp(next - now, 1, most);
    }
}
