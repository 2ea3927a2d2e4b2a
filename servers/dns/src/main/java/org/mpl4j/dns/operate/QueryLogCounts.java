package org.mpl4j.dns.operate;

import java.util.concurrent.atomic.LongAdder;

/** What becomes of queries that are to be written down. */
public final class QueryLogCounts {
    private final LongAdder written = new LongAdder();
    private final LongAdder dropped = new LongAdder();

    void countWritten() {
        written.increment();
    }

    void countDropped() {
        dropped.increment();
    }

    /** How many are written. */
    public long written() {
        return written.sum();
    }

    /** How many came faster than they could be written. */
    public long dropped() {
        return dropped.sum();
    }
}
