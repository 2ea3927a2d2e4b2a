package org.mpl4j.bench.dnsserver;

import java.util.List;

/**
 * What was measured of a contender, once a round.
 *
 * @param row in what
 * @param metric what
 * @param contender of whom
 * @param values a value a round, or a start
 */
record Series(Row row, Metric metric, Contender contender, List<Double> values) {
    double median() {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    double least() {
        return values.stream().mapToDouble(value -> value).min().orElse(Double.NaN);
    }

    double most() {
        return values.stream().mapToDouble(value -> value).max().orElse(Double.NaN);
    }

    /** Whether another is of the same row and metric, and of Knot. */
    boolean isBaseOf(Series other) {
        return contender == Contender.KNOT && row == other.row && metric == other.metric;
    }
}
