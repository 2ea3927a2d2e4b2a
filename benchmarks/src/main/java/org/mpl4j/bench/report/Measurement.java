package org.mpl4j.bench.report;

import java.util.Arrays;
import java.util.List;

/**
 * One contender on one kind of buffer.
 *
 * @param benchmark name of the class
 * @param contender name of the method
 * @param kind of buffer, "array" for contenders that know one kind only, "mapped" for a file in memory
 * @param forks nanoseconds an operation: the median of each fork
 * @param allocated bytes an operation
 */
record Measurement(String benchmark, String contender, String kind, List<Double> forks, double allocated) {
    /** Nanoseconds an operation: the median of the forks. */
    double time() {
        return median(forks);
    }

    /** How far the slowest fork is from the fastest, as a part of the median. */
    double spread() {
        double slowest = forks.stream().mapToDouble(fork -> fork).max().orElseThrow();
        double fastest = forks.stream().mapToDouble(fork -> fork).min().orElseThrow();
        return (slowest - fastest) / time();
    }

    static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(value -> value).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow();
    }
}
