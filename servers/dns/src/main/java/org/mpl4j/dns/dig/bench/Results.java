package org.mpl4j.dns.dig.bench;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** What was counted and measured. */
final class Results {
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final int DIGITS = 3;
    private static final int RCODES = 16;

    final Histogram latencies = new Histogram(1, LONGEST_NANOS, DIGITS);
    final long[] rcodes = new long[RCODES];
    long sent;
    long answered;
    long lost;
    /** Answers that are malformed, to another question, or unlike the first one to their query. */
    long mismatches;
    /** Answers with a number that no query has: late, or to nobody. */
    long unknown;

    long truncated;
    long bytes;

    void reset() {
        latencies.reset();
        Arrays.fill(rcodes, 0);
        sent = 0;
        answered = 0;
        lost = 0;
        mismatches = 0;
        unknown = 0;
        truncated = 0;
        bytes = 0;
    }

    void record(long nanos) {
        latencies.recordValue(Math.clamp(nanos, 1, LONGEST_NANOS));
    }
}
