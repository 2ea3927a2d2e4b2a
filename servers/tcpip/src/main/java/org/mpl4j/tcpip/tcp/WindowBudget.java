package org.mpl4j.tcpip.tcp;

/** How much may come on connections that nobody reads: by each of them, and by all together. What was told in a window is taken from it, so that all that comes by right has room. In bytes. */
final class WindowBudget {
    private final int each;
    private long left;

    WindowBudget(int each, long all) {
        this.each = each;
        left = all;
    }

    /** How much more may be told to one that was told so much. */
    int more(long told) {
        return (int) Math.clamp(each - told, 0, Math.min(left, Integer.MAX_VALUE));
    }

    void take(int bytes) {
        left -= bytes;
    }

    void give(long bytes) {
        left += bytes;
    }
}
