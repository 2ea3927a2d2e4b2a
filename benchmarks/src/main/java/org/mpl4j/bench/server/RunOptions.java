package org.mpl4j.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of commands that measure a server, and what follows from them. */
public final class RunOptions {
    private static final int FAILED = 1;

    @Spec(Spec.Target.MIXEE)
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

    @Option(names = "--client-cpu", defaultValue = "1", description = "The processor of the client; 1 if not given.")
    private int clientCpu;

    /** Runs such a command, and ends. */
    public static void main(Callable<Integer> command, String[] arguments) {
        System.exit(new CommandLine(command)
                .setExecutionExceptionHandler((failure, line, result) -> {
                    if (!(failure instanceof IOException)) {
                        throw failure;
                    }
                    System.err.println("mpl-bench: " + failure.getMessage());
                    return FAILED;
                })
                .execute(arguments));
    }

    /** The source tree. */
    public Path repository() {
        return repository.toAbsolutePath();
    }

    /** Whether it is only to be seen that everything runs. */
    public boolean isQuick() {
        return quick;
    }

    /** How often each takes its turn. */
    public int rounds() {
        return rounds;
    }

    /** The processor of servers. */
    public int serverCpu() {
        return serverCpu;
    }

    /** The processor of clients. */
    public int clientCpu() {
        return clientCpu;
    }

    /** What a row is called on the command line. */
    public static String id(Enum<?> row) {
        return row.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The rows that are wanted. */
    public <T extends Enum<T>> List<T> chosen(T[] rows) {
        List<String> ids = Arrays.stream(rows).map(RunOptions::id).toList();
        for (String name : only) {
            if (!ids.contains(name)) {
                throw new ParameterException(
                        spec.commandLine(), "--only: there is no " + name + "; there are " + String.join(", ", ids));
            }
        }
        return Arrays.stream(rows)
                .filter(row -> only.isEmpty() || only.contains(id(row)))
                .toList();
    }

    /** Sees to it that server and client can run. */
    public void require(Stream<String> missingPackages) throws IOException {
        String missing = missingPackages.distinct().collect(Collectors.joining(" "));
        if (!missing.isEmpty()) {
            throw new IOException("a peer is not installed; on Debian: apt install " + missing);
        }
        int processors = Runtime.getRuntime().availableProcessors();
        if (serverCpu == clientCpu || processors < 2) {
            throw new IOException("the server and the client need a processor each; this machine has " + processors);
        }
    }

    /** How to do the same again. */
    public String command() {
        return "bin/" + spec.name() + (quick ? " --quick" : " --rounds " + rounds)
                + (only.isEmpty() ? "" : " --only " + String.join(",", only));
    }

    /** Writes a page and a plot: to the repository if everything was measured. */
    public void write(String name, String page, String plot) throws IOException {
        boolean isWhole = !quick && only.isEmpty();
        Files.createDirectories(output);
        Path pageFile = isWhole ? repository.resolve("benchmarks/" + name + ".md") : output.resolve(name + ".md");
        Path plotFile = isWhole ? repository.resolve("docs/" + name + ".svg") : output.resolve(name + ".svg");
        Files.writeString(pageFile, page);
        Files.writeString(plotFile, plot);
        System.out.printf("%s%n%s%n", pageFile, plotFile);
    }

    /** Deletes a folder. */
    public static void delete(Path folder) throws IOException {
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
