package org.mpl4j.bench.conduit;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.mpl4j.bench.report.Machine;
import org.mpl4j.bench.server.RowValues;
import org.mpl4j.bench.server.RunOptions;
import org.mpl4j.bench.server.Series;
import org.mpl4j.bench.server.SeriesTable;
import org.mpl4j.servers.common.link.Link;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mpl-bench conduit}: measures conduits beside Unix-domain sockets and TCP over loopback, and prints a table. */
@Command(
        name = "mpl-bench conduit",
        mixinStandardHelpOptions = true,
        description = {
            "Measures conduits between two processes beside Unix-domain sockets and TCP over loopback: streams with writes of three sizes, and round trips.",
            "Nothing is pinned. A whole run that is not quick replaces benchmarks/conduit.md."
        })
public final class Conduits implements Callable<Integer> {
    private static final long SECOND = 1_000_000_000;
    private static final int WARM_UPS = 1;
    private static final int QUICK_ROUNDS = 2;
    private static final int MOST_TRIPS = 2_000_000;
    private static final double MICRO = 1e3;

    @Mixin
    private RunOptions options;

    public static void main(String[] arguments) {
        RunOptions.main(new Conduits(), arguments);
    }

    @Override
    public Integer call() throws IOException {
        List<ChannelRow> chosen = options.chosen(ChannelRow.values());
        List<RowValues> rows =
                chosen.stream().map(row -> new RowValues(row.title())).toList();
        int rounds = WARM_UPS + (options.isQuick() ? QUICK_ROUNDS : options.rounds());
        long nanos = options.isQuick() ? SECOND / 2 : 3 * SECOND;
        Path folder = Files.createTempDirectory("conduit");
        List<Process> ends = new ArrayList<>();
        try {
            List<String> places = new ArrayList<>();
            for (ChannelKind kind : ChannelKind.values()) {
                Process end = start(kind, folder.resolve(kind.name()));
                ends.add(end);
                places.add(place(end));
            }
            for (int round = 0; round < rounds; round++) {
                for (int i = 0; i < chosen.size(); i++) {
                    for (ChannelKind kind : ChannelKind.values()) {
                        measure(
                                kind,
                                places.get(kind.ordinal()),
                                chosen.get(i),
                                nanos,
                                round < WARM_UPS ? new RowValues("") : rows.get(i));
                    }
                }
            }
        } finally {
            ends.forEach(Process::destroy);
            ends.forEach(end -> end.onExit().join());
            RunOptions.delete(folder);
        }
        List<Series> all = new ArrayList<>();
        rows.forEach(row -> all.addAll(row.series(ChannelMeasure.values())));
        write(SeriesTable.of(all, ChannelKind.UNIX));
        return 0;
    }

    private static Process start(ChannelKind kind, Path path) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ChannelEnd.class.getName(),
                        kind.name(),
                        path.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String place(Process end) throws IOException {
        BufferedReader lines = end.inputReader();
        String line = lines.readLine();
        if (line == null || !line.startsWith("ready ")) {
            throw new IOException("the other end said '" + line + "' instead of being ready");
        }
        return line.substring("ready ".length());
    }

    private static void measure(ChannelKind kind, String place, ChannelRow row, long nanos, RowValues into)
            throws IOException {
        FutureTask<String> task = new FutureTask<>(() -> {
            try (Link link = kind.connect(place)) {
                byte[] order = {
                    row.isRoundTrip() ? ChannelEnd.ECHO : ChannelEnd.SINK,
                    row.isVirtual() ? ChannelEnd.VIRTUAL : ChannelEnd.PLATFORM
                };
                link.write(ByteBuffer.wrap(order));
                return row.isRoundTrip()
                        ? roundTrips(kind, link, row.size(), nanos, into)
                        : stream(kind, link, row.size(), nanos, into);
            }
        });
        (row.isVirtual() ? Thread.ofVirtual() : Thread.ofPlatform()).start(task);
        try {
            System.out.printf("%s, %s: %s%n", row.title(), kind.title(), task.get());
        } catch (InterruptedException | ExecutionException e) {
            throw new IOException(kind.title() + ": " + e.getMessage(), e);
        }
    }

    private static String stream(ChannelKind kind, Link link, int size, long nanos, RowValues into) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocateDirect(size);
        long begin = System.nanoTime();
        long count = 0;
        while (System.nanoTime() - begin < nanos) {
            for (int i = 0; i < Byte.SIZE; i++) {
                link.write(chunk.clear());
                count += size;
            }
        }
        link.endOutput();
        // Until all of it is there.
        link.read(chunk.clear());
        double rate = count * MICRO / (System.nanoTime() - begin);
        into.add(kind, ChannelMeasure.MEGABYTES, rate);
        return ChannelMeasure.MEGABYTES.format(rate) + " MB/s";
    }

    private static String roundTrips(ChannelKind kind, Link link, int size, long nanos, RowValues into)
            throws IOException {
        ByteBuffer chunk = ByteBuffer.allocateDirect(size);
        int[] times = new int[MOST_TRIPS];
        int count = 0;
        long begin = System.nanoTime();
        long now = begin;
        while (now - begin < nanos && count < times.length) {
            link.write(chunk.clear());
            chunk.clear();
            while (chunk.hasRemaining() && link.read(chunk) >= 0) {
                continue;
            }
            long after = System.nanoTime();
            times[count++] = (int) (after - now);
            now = after;
        }
        Arrays.sort(times, 0, count);
        double median = times[count / 2] / MICRO;
        double late = times[(int) (count * 0.99)] / MICRO;
        into.add(kind, ChannelMeasure.MICROSECONDS, median);
        into.add(kind, ChannelMeasure.MICROSECONDS_99, late);
        return "%s µs, 99 of 100 in %s µs"
                .formatted(ChannelMeasure.MICROSECONDS.format(median), ChannelMeasure.MICROSECONDS_99.format(late));
    }

    private void write(String table) throws IOException {
        System.out.printf("%n%s", table);
        boolean isWhole = Arrays.stream(ChannelRow.values()).allMatch(row -> table.contains(row.title()));
        if (!options.isQuick() && isWhole) {
            Path page = options.repository().resolve("benchmarks/conduit.md");
            Files.writeString(page, """
                    # Conduits, measured

                    Made by `%s`; do not edit. On %s.

                    Two processes of Java, nothing pinned. Streams go one way, and are over when the other end has read all; it reads into 64 KiB. The kinds take turns, and the first round is not counted. The last column is the ratio to
                    the Unix-domain socket in the same run.

                    %s""".formatted(options.command(), Machine.describe(), table));
            System.out.println(page);
        }
    }
}
