package org.mpl4j.tcpip.tcp;

/** How much may come on connections that nobody reads: by each of them, and by all together. What was told in a window is taken from it, so that all that comes by right has room. In bytes. */
final class WindowBudget {
    /** What a connection may have before it is complete, so that made-up ones leave something to others. */
    private static final int FIRST = 4 << 10;

    private final int each;
    private long left;

    WindowBudget(int each, long all) {
        this.each = each;
        left = all;
    }

    /**
     * How much more may be told to a connection.
     *
     * @param told how much it was told already
     * @param isComplete whether both sides have agreed on it
     */
    int more(long told, boolean isComplete) {
        long most = isComplete ? each : Math.min(each, FIRST);
        return (int) Math.clamp(most - told, 0, Math.max(Math.min(left, Integer.MAX_VALUE), 0));
    }

    /** What may be told to one that will only be remembered once it is complete. */
    int first() {
        return more(0, false);
    }

    void take(int bytes) {
        left -= bytes;
    }

    void give(long bytes) {
        left += bytes;
    }
}
