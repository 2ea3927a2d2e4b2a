package org.mpl4j.bench.report;

import java.util.List;

/** Draws measurements as bars: the ratio to hand-written code. */
final class RatioPlot {
    private static final double LEAST = 0.25;
    private static final double MOST = 128;

    private RatioPlot() {}

    static String of(List<Measurement> measurements) {
        BarPlot plot = new BarPlot(
                "Time an operation, as a ratio to hand-written code on a heap buffer (logarithmic; to the left is faster)",
                List.of("hand-written", "generated", "other libraries"),
                LEAST,
                MOST);
        for (Workload workload : Workload.values()) {
            List<BarPlot.Bar> bars = Row.of(workload, measurements).stream()
                    .filter(row -> !Double.isNaN(row.ratio()))
                    .map(RatioPlot::bar)
                    .toList();
            if (!bars.isEmpty()) {
                plot.group(workload.letter() + ": " + workload.title(), bars);
            }
        }
        return plot.page();
    }

    private static BarPlot.Bar bar(Row row) {
        Measurement measurement = row.measurement();
        return new BarPlot.Bar(measurement.contender() + ", " + measurement.kind(), row.ratio(), row.rank());
    }
}
