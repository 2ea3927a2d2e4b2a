package org.mpl4j.bench.dnsserver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.mpl4j.bench.server.LinkOption;
import org.mpl4j.bench.server.RunOptions;
import org.mpl4j.bench.server.Series;
import org.mpl4j.bench.server.SeriesPlot;
import org.mpl4j.bench.server.SeriesTable;
import org.mpl4j.bench.server.ServerPlaces;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mpl-bench dns}: measures the DNS server beside its peers, prints the table, and writes it beside a plot. */
@Command(
        name = "mpl-bench dns",
        mixinStandardHelpOptions = true,
        description = {
            "Measures mpl-dns beside Knot and NSD, with one processor for the server and another one for mpl-dig bench, which checks every answer.",
            "A run of all rows that is not quick replaces benchmarks/dns.md and docs/dns.svg; with --link, benchmarks/dns-link.md and docs/dns-link.svg."
        })
public final class DnsServers implements Callable<Integer> {
    @Mixin
    private RunOptions options;

    @Mixin
    private LinkOption link;

    public static void main(String[] arguments) {
        RunOptions.main(new DnsServers(), arguments);
    }

    @Override
    public Integer call() throws IOException {
        List<Row> rows = options.chosen(Row.values());
        options.require(Arrays.stream(Contender.values())
                .filter(contender -> !contender.isInstalled())
                .map(Contender::debianPackage));
        Path folder = Files.createTempDirectory("mpl-bench-dns");
        try (ServerPlaces places = link.places(options)) {
            Place place = new Place(options.repository(), folder, options.serverCpu(), options.clientCpu(), places);
            Measuring measuring = new Measuring(
                    place, options.isQuick() ? Measuring.Extent.quick() : Measuring.Extent.whole(options.rounds()));
            List<Series> all = new ArrayList<>();
            for (Row row : rows) {
                all.addAll(measuring.of(row));
            }
            write(all);
        } finally {
            RunOptions.delete(folder);
        }
        return 0;
    }

    private void write(List<Series> all) throws IOException {
        String table = SeriesTable.of(all, Contender.KNOT);
        System.out.printf("%n%s", table);
        options.write(
                link.page("dns"),
                ServerPage.of(options.command() + link.word(), link.description(), table),
                SeriesPlot.of(all, Contender.values(), "faster, or less memory"));
    }
}
