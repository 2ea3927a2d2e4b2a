package org.mpl4j.bench.dnsserver;

import java.util.ArrayList;
import java.util.List;
import org.mpl4j.bench.report.BarPlot;

/** Draws how many times as good as Knot the others are. */
final class ServerPlot {
    private static final double LEAST = 1.0 / 16;
    private static final double MOST = 4;

    private ServerPlot() {}

    static String of(List<Series> all) {
        BarPlot plot = new BarPlot(
                "How many times as good as Knot (logarithmic; to the right is faster, or less memory)",
                List.of("NSD", "mpl-dns", "mpl-dns --no-native"),
                LEAST,
                MOST);
        for (Series base : all) {
            List<BarPlot.Bar> bars = new ArrayList<>();
            for (Series series : all) {
                if (base.isBaseOf(series) && series != base) {
                    double ratio = series.metric().quality(series.median(), base.median());
                    bars.add(new BarPlot.Bar(
                            series.contender().title(),
                            ratio,
                            series.contender().ordinal() - 1));
                }
            }
            if (!bars.isEmpty()) {
                plot.group(base.row().title() + ": " + base.metric().title(), bars);
            }
        }
        return plot.page();
    }
}
