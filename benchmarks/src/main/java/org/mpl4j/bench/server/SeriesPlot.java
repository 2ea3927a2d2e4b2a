package org.mpl4j.bench.server;

import java.util.ArrayList;
import java.util.List;
import org.mpl4j.bench.report.BarPlot;

/** Draws how many times as good as the first peer the others are. */
public final class SeriesPlot {
    private static final double LEAST = 1.0 / 16;
    private static final double MOST = 4;

    private SeriesPlot() {}

    /**
     * Draws it.
     *
     * @param peers all of them, the first one first
     * @param better what is better than others, for the title
     */
    public static String of(List<Series> all, Peer[] peers, String better) {
        List<String> others = new ArrayList<>();
        for (int i = 1; i < peers.length; i++) {
            others.add(peers[i].title());
        }
        BarPlot plot = new BarPlot(
                "How many times as good as %s (logarithmic; to the right is %s)".formatted(peers[0].title(), better),
                others,
                LEAST,
                MOST);
        for (Series base : all) {
            List<BarPlot.Bar> bars = all.stream()
                    .filter(series -> series != base && series.base(all) == base)
                    .map(series -> bar(series, base))
                    .toList();
            if (!bars.isEmpty()) {
                String other = base.peer().equals(peers[0])
                        ? ""
                        : " (to " + base.peer().title() + ")";
                plot.group(base.row() + other + ": " + base.measure().title(), bars);
            }
        }
        return plot.page();
    }

    private static BarPlot.Bar bar(Series series, Series base) {
        return new BarPlot.Bar(
                series.peer().title(),
                series.measure().quality(series.median(), base.median()),
                series.peer().ordinal() - 1);
    }
}
