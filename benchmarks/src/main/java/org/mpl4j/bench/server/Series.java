package org.mpl4j.bench.server;

import java.util.Comparator;
import java.util.List;

/**
 * What was measured of a server, once a round.
 *
 * @param row in what, for people
 * @param measure what
 * @param peer of whom
 * @param values a value a round, or a start
 */
public record Series(String row, Measure measure, Peer peer, List<Double> values) {
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

    /** Of all that were measured, what this is compared with: the same of the first peer that the row has. */
    Series base(List<Series> all) {
        return all.stream()
                .filter(other -> row.equals(other.row) && measure == other.measure)
                .min(Comparator.comparingInt(other -> other.peer.ordinal()))
                .orElse(this);
    }
}
