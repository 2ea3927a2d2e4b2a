package org.mpl4j.bench.net;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.mpl4j.bench.report.Machine;
import org.mpl4j.bench.server.RowValues;
import org.mpl4j.bench.server.RunOptions;
import org.mpl4j.bench.server.Series;
import org.mpl4j.bench.server.SeriesTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mpl-bench net}: measures bulk TCP of our stack over TAP beside that of the kernel over veth, and prints a table. */
@Command(
        name = "mpl-bench net",
        mixinStandardHelpOptions = true,
        description = {
            "Measures bulk TCP between our stack and the kernel over TAP, with and without offloads, beside the kernel's between two namespaces over veth: one stream, one processor an end. Where Debian's liblwip-dev and a C compiler are, lwIP is measured, too.",
            "It takes root. A run of both directions that is not quick replaces benchmarks/net.md."
        })
public final class BulkTransfers implements Callable<Integer> {
    private static final int SECONDS = 5;
    private static final int QUICK_SECONDS = 2;
    private static final int QUICK_ROUNDS = 2;
    /** Rounds that are not counted: the just-in-time compiler is on the same processor. */
    private static final int WARM_UPS = 3;

    private static final String SINK_PORT = "5001";
    private static final String STACK_PORT = "5002";

    @Mixin
    private RunOptions options;

    public static void main(String[] arguments) {
        RunOptions.main(new BulkTransfers(), arguments);
    }

    @Override
    public Integer call() throws IOException {
        List<Direction> directions = options.chosen(Direction.values());
        List<RowValues> rows = directions.stream()
                .map(direction -> new RowValues(direction.title()))
                .toList();
        int seconds = options.isQuick() ? QUICK_SECONDS : SECONDS;
        int rounds = WARM_UPS + (options.isQuick() ? QUICK_ROUNDS : options.rounds());
        try (Networks networks = new Networks();
                Ends ends = new Ends(options, networks, STACK_PORT);
                EndProcess sink =
                        EndProcess.start(networks.first(), options.clientCpu(), "KernelEnd", "sink", SINK_PORT)) {
            sink.await("ready");
            for (int round = 0; round < rounds; round++) {
                for (LinkKind kind : ends.kinds()) {
                    for (int i = 0; i < rows.size(); i++) {
                        double rate = measure(networks, kind, directions.get(i), ends, sink, seconds);
                        System.out.printf(
                                "%s, %s: %.2f Gbit/s%n", directions.get(i).title(), kind.title(), rate);
                        if (round >= WARM_UPS) {
                            rows.get(i).add(kind, Throughput.GIGABITS, rate);
                        }
                    }
                }
            }
        }
        List<Series> all = new ArrayList<>();
        rows.forEach(row -> all.addAll(row.series(Throughput.values())));
        write(SeriesTable.of(all, LinkKind.VETH));
        return 0;
    }

    private double measure(
            Networks networks, LinkKind kind, Direction direction, Ends ends, EndProcess sink, int seconds)
            throws IOException {
        if (kind == LinkKind.VETH) {
            return kernelSends(networks.second(), options.serverCpu(), Networks.SINK_ADDRESS, SINK_PORT, sink, seconds);
        }
        EndProcess stack = ends.of(kind);
        if (direction == Direction.IN) {
            return kernelSends(networks.first(), options.clientCpu(), Ends.ours(kind), STACK_PORT, stack, seconds);
        }
        stack.tell(Ends.theirs(kind) + " " + SINK_PORT + " " + seconds);
        stack.await("sent");
        return sink.awaitRate();
    }

    private static double kernelSends(
            String namespace, int cpu, String address, String port, EndProcess receiver, int seconds)
            throws IOException {
        try (EndProcess source = EndProcess.start(namespace, cpu, "KernelEnd", "source", address, port, "" + seconds)) {
            source.await("sent");
            return receiver.awaitRate();
        }
    }

    private void write(String table) throws IOException {
        System.out.printf("%n%s", table);
        if (!options.isQuick() && table.contains(Direction.OUT.title()) && table.contains(Direction.IN.title())) {
            Path page = options.repository().resolve("benchmarks/net.md");
            Files.writeString(page, """
                    # Bulk TCP of the stack, measured

                    Made by `%s`; do not edit. On %s.

                    One stream of TCP over IPv4 with an MTU of 1,500 bytes, one processor for each end. All ends but lwIP's are processes of Java; those of the kernel use channels. lwIP is Debian's, as it is configured there, with a TAP that is driven like ours. The links take turns, and the first rounds are not
                    counted. What a stack writes to a TAP is taken by a thread of the kernel on the processor of the kernel's end. The last column is the ratio to what the kernel does in the same run between two network namespaces, over a veth, which has offloads.

                    %s""".formatted(options.command(), Machine.describe(), table));
            System.out.println(page);
        }
    }
}
