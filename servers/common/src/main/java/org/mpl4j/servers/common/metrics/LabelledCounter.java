package org.mpl4j.servers.common.metrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** A counter of many threads for each combination of labels that has come up. What peers say must not become a label, or they decide how much memory this takes. */
public final class LabelledCounter {
    private final String name;
    private final String help;
    private final List<String> labels;
    private final Map<List<String>, LongAdder> counts = new ConcurrentHashMap<>();

    /**
     * Begins at zero.
     *
     * @param name of the metric
     * @param help what is counted
     * @param labels their names
     */
    public LabelledCounter(String name, String help, String... labels) {
        this.name = name;
        this.help = help;
        this.labels = List.of(labels);
    }

    /** Counts one more. */
    public void count(String... values) {
        add(1, values);
    }

    /** Counts more. */
    public void add(long amount, String... values) {
        counts.computeIfAbsent(List.of(values), key -> new LongAdder()).add(amount);
    }

    /** The sum over all labels. */
    public long sum() {
        return counts.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /** Tells. */
    public void write(PrometheusText text) {
        text.metric(name, "counter", help);
        if (labels.isEmpty()) {
            text.value(name, sum());
            return;
        }
        counts.entrySet().stream()
                .sorted(Comparator.comparing(one -> String.join("\0", one.getKey())))
                .forEach(one -> text.value(name, one.getValue().sum(), pairs(one.getKey())));
    }

    private String[] pairs(List<String> values) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            pairs.add(labels.get(i));
            pairs.add(values.get(i));
        }
        return pairs.toArray(String[]::new);
    }
}
