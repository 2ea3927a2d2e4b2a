package org.mpl4j.bench.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.mpl4j.bench.server.LinkOption;
import org.mpl4j.bench.server.RunOptions;
import org.mpl4j.bench.server.Series;
import org.mpl4j.bench.server.SeriesPlot;
import org.mpl4j.bench.server.SeriesTable;
import org.mpl4j.bench.server.ServerPlaces;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mpl-bench web}: measures the web server beside its peers, prints the table, and writes it beside a plot. */
@Command(
        name = "mpl-bench web",
        mixinStandardHelpOptions = true,
        description = {
            "Measures mpl-web beside nginx and Apache 2, with one processor for the server and another one for wrk.",
            "A run of all rows that is not quick replaces benchmarks/web.md and docs/web.svg; with --link, benchmarks/web-link.md and docs/web-link.svg."
        })
public final class WebServers implements Callable<Integer> {
    /** Where files are in memory. */
    private static final Path MEMORY = Path.of("/dev/shm");

    @Mixin
    private RunOptions options;

    @Mixin
    private LinkOption link;

    public static void main(String[] arguments) {
        RunOptions.main(new WebServers(), arguments);
    }

    @Override
    public Integer call() throws IOException {
        List<Row> rows = options.chosen(Row.values());
        options.require(Stream.concat(
                Arrays.stream(Contender.values())
                        .filter(contender -> !contender.isInstalled())
                        .map(Contender::debianPackage),
                Wrk.isInstalled() ? Stream.of() : Stream.of(Wrk.DEBIAN_PACKAGE)));
        Path folder = Files.isWritable(MEMORY)
                ? Files.createTempDirectory(MEMORY, "mpl-bench-web")
                : Files.createTempDirectory("mpl-bench-web");
        // Apache reads what it serves as another user.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (ServerPlaces places = link.places(options)) {
            Measuring measuring = new Measuring(options, places, folder);
            IdleMeasuring idle = new IdleMeasuring(options, places, folder);
            List<Series> all = new ArrayList<>();
            for (Row row : rows) {
                all.addAll(row.isIdle() ? idle.of(row) : measuring.of(row));
            }
            write(all);
        } finally {
            RunOptions.delete(folder);
        }
        return 0;
    }

    private void write(List<Series> all) throws IOException {
        String table = SeriesTable.of(all, Contender.NGINX);
        System.out.printf("%n%s", table);
        options.write(
                link.page("web"),
                ServerPage.of(options.command() + link.word(), link.description(), table),
                SeriesPlot.of(all, Contender.values(), "faster, or less time of the processor or memory"));
    }
}
