package org.mpl4j.bench.dnsserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mpl-bench dns}: measures the DNS server beside its peers, prints the table, and writes it beside a plot. */
@Command(
        name = "mpl-bench dns",
        mixinStandardHelpOptions = true,
        description = {
            "Measures mpl-dns beside Knot and NSD, with one processor for the server and another one for mpl-dig bench, which checks every answer.",
            "A run of all rows that is not quick replaces benchmarks/dns.md and docs/dns.svg."
        })
public final class DnsServers implements Callable<Integer> {
    private static final int FAILED = 1;

    @Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(names = "--repository", hidden = true, required = true, description = "Where results are written.")
    private Path repository;

    @Option(names = "--output", hidden = true, required = true, description = "Where everything else is written.")
    private Path output;

    @Option(names = "--quick", description = "Two short rounds: shows that everything runs, and orders of magnitude.")
    private boolean quick;

    @Option(
            names = "--rounds",
            defaultValue = "5",
            description = "How often each server takes its turn; 5 if not given.")
    private int rounds;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "ROW,ROW",
            description = "Only these rows; a wrong one ends with the list of them.")
    private List<String> only = List.of();

    @Option(names = "--server-cpu", defaultValue = "0", description = "The processor of servers; 0 if not given.")
    private int serverCpu;

    @Option(names = "--client-cpu", defaultValue = "1", description = "The processor of mpl-dig bench; 1 if not given.")
    private int clientCpu;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new DnsServers())
                .setExecutionExceptionHandler((failure, line, result) -> {
                    if (!(failure instanceof IOException)) {
                        throw failure;
                    }
                    System.err.println("mpl-bench: " + failure.getMessage());
                    return FAILED;
                })
                .execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        List<Row> rows = rows();
        requireEverything();
        Files.createDirectories(output);
        Path folder = Files.createTempDirectory("mpl-bench-dns");
        try {
            Place place = new Place(repository.toAbsolutePath(), folder, serverCpu, clientCpu);
            Measuring measuring =
                    new Measuring(place, quick ? Measuring.Extent.quick() : Measuring.Extent.whole(rounds));
            List<Series> all = new ArrayList<>();
            for (Row row : rows) {
                all.addAll(measuring.of(row));
            }
            write(all);
        } finally {
            delete(folder);
        }
        return 0;
    }

    private void write(List<Series> all) throws IOException {
        String table = ServerTable.of(all);
        System.out.printf("%n%s", table);
        boolean isWhole = !quick && only.isEmpty();
        Path page = isWhole ? repository.resolve("benchmarks/dns.md") : output.resolve("dns.md");
        Path plot = isWhole ? repository.resolve("docs/dns.svg") : output.resolve("dns.svg");
        Files.writeString(page, ServerTable.page(command(), table));
        Files.writeString(plot, ServerPlot.of(all));
        System.out.printf("%s%n%s%n", page, plot);
    }

    private List<Row> rows() {
        for (String name : only) {
            if (Arrays.stream(Row.values()).noneMatch(row -> row.id().equals(name))) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--only: there is no " + name + "; there are "
                                + Arrays.stream(Row.values()).map(Row::id).collect(Collectors.joining(", ")));
            }
        }
        return Arrays.stream(Row.values())
                .filter(row -> only.isEmpty() || only.contains(row.id()))
                .toList();
    }

    private void requireEverything() throws IOException {
        String missing = Arrays.stream(Contender.values())
                .filter(contender -> !contender.isInstalled())
                .map(Contender::debianPackage)
                .collect(Collectors.joining(" "));
        if (!missing.isEmpty()) {
            throw new IOException("a peer is not installed; on Debian: apt install " + missing);
        }
        int processors = Runtime.getRuntime().availableProcessors();
        if (serverCpu == clientCpu || processors < 2) {
            throw new IOException("the server and the client need a processor each; this machine has " + processors);
        }
    }

    private String command() {
        return "bin/mpl-bench dns" + (quick ? " --quick" : " --rounds " + rounds)
                + (only.isEmpty() ? "" : " --only " + String.join(",", only));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
