package org.mpl4j.bench.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The numbers of one row, as they come in. */
public final class RowValues {
    private final String row;
    private final Map<Peer, Map<Measure, List<Double>>> values = new LinkedHashMap<>();

    /** None yet. */
    public RowValues(String row) {
        this.row = row;
    }

    /** Adds one. */
    public void add(Peer peer, Measure measure, double value) {
        values.computeIfAbsent(peer, key -> new LinkedHashMap<>())
                .computeIfAbsent(measure, key -> new ArrayList<>())
                .add(value);
    }

    /** Those of a server. */
    public Map<Measure, List<Double>> of(Peer peer) {
        return values.getOrDefault(peer, Map.of());
    }

    /** All of them, by measures in an order. */
    public List<Series> series(Measure... order) {
        List<Series> series = new ArrayList<>();
        for (Measure measure : order) {
            values.forEach((peer, measures) -> {
                if (measures.containsKey(measure)) {
                    series.add(new Series(row, measure, peer, List.copyOf(measures.get(measure))));
                }
            });
        }
        return series;
    }
}
