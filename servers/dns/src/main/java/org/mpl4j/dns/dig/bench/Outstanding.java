package org.mpl4j.dns.dig.bench;

import java.util.Arrays;

/** The queries that have no answer yet, by their number on the wire. Numbers are used in turn, so that a late answer rarely meets a newer query. */
final class Outstanding {
    private static final int IDS = 0x1_0000;
    private static final int FREE = -1;
    /** So many are never used at once, or a free number would be hard to find. */
    static final int MOST = IDS - IDS / 8;

    private final int[] queries = new int[IDS];
    private final long[] times = new long[IDS];
    private int next;
    private int count;

    Outstanding() {
        Arrays.fill(queries, FREE);
    }

    int count() {
        return count;
    }

    /** Notes a query that was sent, or ought to have been, at a time; returns the number for it. */
    int open(int query, long time) {
        while (queries[next] != FREE) {
            next = (next + 1) % IDS;
        }
        int id = next;
        next = (next + 1) % IDS;
        queries[id] = query;
        times[id] = time;
        count++;
        return id;
    }

    /** The query of that number, negative if there is none. */
    int query(int id) {
        return queries[id];
    }

    long time(int id) {
        return times[id];
    }

    void close(int id) {
        queries[id] = FREE;
        count--;
    }

    /** Gives up what is older than a time; returns how many. */
    int expire(long before) {
        int expired = 0;
        for (int id = 0; id < IDS && count > 0; id++) {
            if (queries[id] != FREE && times[id] < before) {
                close(id);
                expired++;
            }
        }
        return expired;
    }
}
