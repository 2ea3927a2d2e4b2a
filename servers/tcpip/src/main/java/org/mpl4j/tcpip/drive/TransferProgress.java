package org.mpl4j.tcpip.drive;

/** How many bytes came, and how long that took. The first half second is not counted: it is for the beginning of the connection. */
final class TransferProgress {
    static final long SECOND = 1_000_000_000;
    private static final long WARM_UP = SECOND / 2;

    private long first;
    private long begin;
    private long last;
    private long bytes;

    void add(long count) {
        long now = System.nanoTime();
        if (first == 0) {
            first = now;
        }
        if (begin == 0) {
            if (now - first >= WARM_UP) {
                begin = now;
            }
            return;
        }
        bytes += count;
        last = now;
    }

    /** Prints both. */
    void end() {
        say("received " + bytes + " " + (last - begin));
    }

    /** Tells whoever started this process. */
    static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
