package org.mpl4j.bench.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A measurement beside that of hand-written code.
 *
 * @param measurement what was measured
 * @param ratio to hand-written code on a heap buffer, in the same run; not a number if that was not run
 */
record Row(Measurement measurement, double ratio) {
    private static final Comparator<Row> ORDER = Comparator.comparingInt(Row::rank)
            .thenComparing(row -> row.measurement.contender())
            .thenComparingInt(
                    row -> List.of("heap", "direct", "mixed", "mapped", "array").indexOf(row.measurement.kind()));

    /** The rows of a workload: hand-written code first, then generated code, then peers. */
    static List<Row> of(Workload workload, List<Measurement> all) {
        List<Measurement> own = all.stream()
                .filter(measurement ->
                        measurement.benchmark().equals(workload.benchmark().getName()))
                .toList();
        Optional<Measurement> base = own.stream()
                .filter(measurement -> measurement.contender().equals("hand"))
                .filter(measurement -> List.of("heap", "mapped").contains(measurement.kind()))
                .findFirst();
        return own.stream()
                .map(measurement -> new Row(
                        measurement,
                        base.map(hand -> measurement.time() / hand.time()).orElse(Double.NaN)))
                .sorted(ORDER)
                .toList();
    }

    /** 0 for hand-written code, 1 for generated code, 2 for peers. */
    int rank() {
        return measurement.contender().startsWith("hand")
                ? 0
                : measurement.contender().startsWith("generated") ? 1 : 2;
    }
}
