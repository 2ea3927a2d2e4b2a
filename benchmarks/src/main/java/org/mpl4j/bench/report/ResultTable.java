package org.mpl4j.bench.report;

import java.util.List;
import java.util.Locale;

/** Writes measurements as tables in Markdown. */
final class ResultTable {
    private ResultTable() {}

    static String of(List<Measurement> measurements) {
        StringBuilder text = new StringBuilder();
        for (Workload workload : Workload.values()) {
            List<Row> rows = Row.of(workload, measurements);
            if (!rows.isEmpty()) {
                text.append("## %s: %s%n%n".formatted(workload.letter(), workload.title()));
                text.append(
                        "| contender | buffers | ns | ratio to `hand` | B/op | spread |%n|---|---|--:|--:|--:|--:|%n"
                                .formatted());
                rows.forEach(row -> text.append(line(row)));
                text.append(System.lineSeparator());
            }
        }
        return text.toString();
    }

    private static String line(Row row) {
        Measurement measurement = row.measurement();
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s | %s |%n",
                measurement.contender(),
                measurement.kind(),
                significant(measurement.time()),
                Double.isNaN(row.ratio()) ? "" : String.format(Locale.ROOT, "%.2f", row.ratio()),
                allocation(measurement.allocated()),
                measurement.forks().size() < 2 ? "one fork" : Math.round(100 * measurement.spread()) + " %");
    }

    private static String significant(double time) {
        return String.format(Locale.ROOT, time < 100 ? "%.1f" : "%,.0f", time);
    }

    /** JMH divides what its own threads allocate by the number of operations, so that nothing is seldom nothing at all. */
    static String allocation(double bytes) {
        return Double.isNaN(bytes)
                ? ""
                : bytes < 0.01 ? "0" : String.format(Locale.ROOT, bytes < 10 ? "%.2f" : "%,.0f", bytes);
    }
}
