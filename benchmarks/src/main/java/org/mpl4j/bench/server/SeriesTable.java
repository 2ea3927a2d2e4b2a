package org.mpl4j.bench.server;

import java.util.List;
import java.util.Locale;

/** Writes measurements as a table in Markdown. */
public final class SeriesTable {
    private SeriesTable() {}

    /**
     * Writes it.
     *
     * @param base what the last column is a ratio to, where the row has it: the first peer
     */
    public static String of(List<Series> all, Peer base) {
        StringBuilder text =
                new StringBuilder("| what | | server | median | least .. most | to %s |%n|---|---|---|--:|--:|--:|%n"
                        .formatted(base.title()));
        for (Series series : all) {
            Measure measure = series.measure();
            text.append("| %s | %s | %s | %s | %s .. %s | %s |%n"
                    .formatted(
                            series.row(),
                            measure.title(),
                            series.peer().title(),
                            measure.format(series.median()),
                            measure.format(series.least()),
                            measure.format(series.most()),
                            ratio(series, series.base(all), base)));
        }
        return text.append(System.lineSeparator()).toString();
    }

    private static String ratio(Series series, Series other, Peer usual) {
        String ratio = String.format(Locale.ROOT, "%.2f", series.median() / other.median());
        return other.peer().equals(usual)
                ? ratio
                : ratio + " (to " + other.peer().title() + ")";
    }
}
