package org.mpl4j.servers.common.metrics;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The counters of all threads, and their sums. */
public final class Tallies {
    private final int size;
    private final List<Tally> tallies = new CopyOnWriteArrayList<>();

    /** So many counters for each thread. */
    public Tallies(int size) {
        this.size = size;
    }

    /** The counters of a further thread. They stay when the thread ends, as sums never fall. */
    public Tally join() {
        Tally tally = new Tally(size);
        tallies.add(tally);
        return tally;
    }

    /** How many counters a thread has. */
    public int size() {
        return size;
    }

    /** A counter's sum over all threads. */
    public long sum(int index) {
        long sum = 0;
        for (Tally tally : tallies) {
            sum += tally.get(index);
        }
        return sum;
    }
}
