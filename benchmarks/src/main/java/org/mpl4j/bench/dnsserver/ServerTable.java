package org.mpl4j.bench.dnsserver;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.mpl4j.bench.report.Machine;

/** Writes measurements as a table in Markdown, and the page around it. */
final class ServerTable {
    private ServerTable() {}

    static String of(List<Series> all) {
        StringBuilder text = new StringBuilder(
                "| what | | server | median | least .. most | to Knot |%n|---|---|---|--:|--:|--:|%n".formatted());
        for (Series series : all) {
            Metric metric = series.metric();
            text.append("| %s | %s | %s | %s | %s .. %s | %s |%n"
                    .formatted(
                            series.row().title(),
                            metric.title(),
                            series.contender().title(),
                            metric.format(series.median()),
                            metric.format(series.least()),
                            metric.format(series.most()),
                            ratio(series, all)));
        }
        return text.append(System.lineSeparator()).toString();
    }

    private static String ratio(Series series, List<Series> all) {
        return all.stream()
                .filter(other -> other.isBaseOf(series))
                .findFirst()
                .map(base -> String.format(Locale.ROOT, "%.2f", series.median() / base.median()))
                .orElse("");
    }

    static String page(String command, String table) throws IOException {
        return """
                # The DNS server, measured

                Made by `%s`; do not edit. On %s.

                One processor for the server, which answers with one thread, and another one for the client, `mpl-dig bench`, which keeps 256 queries outstanding and
                checks every answer. The servers take turns, and those whose turn it is not are stopped. Medians of all turns; the last column is the ratio to Knot.
                Processor time is what the kernel says of the server's processes, in user mode and in the kernel together; memory is Pss, in which what processes share
                counts once. Starts are without the launcher of the source tree, which first looks whether something is to be built.

                %s""".formatted(command, Machine.describe(), table);
    }
}
