package org.mpl4j.bench.report;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code mpl-bench switches}: measures generated code with and without each optimization, one JVM after the other by turns, so that a slow minute of the machine meets both.
 */
@Command(
        name = "mpl-bench switches",
        mixinStandardHelpOptions = true,
        description = {
            "Measures the generated code of a workload with and without each of the optimizations, by turns, and prints a table of",
            "both. A run of all of them replaces benchmarks/switches.md."
        })
public final class Switches implements Callable<Integer> {
    @Option(names = "--repository", hidden = true, required = true, description = "Where results are written.")
    private Path repository;

    @Option(names = "--build", hidden = true, required = true, description = "The build with all optimizations.")
    private Path build;

    @Option(
            names = "--build-without",
            hidden = true,
            required = true,
            description = "The build without one, but for the name at its end.")
    private String buildWithout;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAME,..",
            description = "Only these optimizations.",
            completionCandidates = Labels.class)
    private List<String> only = Switch.labels();

    @Option(names = "--forks", description = "How many JVMs measure each (default: ${DEFAULT-VALUE}).")
    private int forks = 5;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Switches()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        StringBuilder rows = new StringBuilder();
        for (Switch optimization : Switch.values()) {
            if (only.contains(optimization.label())) {
                String row = row(optimization);
                System.out.print(row);
                rows.append(row);
            }
        }
        if (only.containsAll(Switch.labels())) {
            Path page = repository.resolve("benchmarks/switches.md");
            Files.writeString(page, page(rows));
            System.out.println(page);
        }
        return 0;
    }

    private String page(CharSequence rows) {
        return """
                # Optimizations, with and without

                Made by `bin/mpl-bench switches%s`; do not edit. The generated code of the workload that shows an optimization best ([results.md](results.md) says what they are, and
                [performance.md](../docs/performance.md) what the optimizations do), on heap buffers: nanoseconds and bytes allocated an operation, the median of %d JVMs by turns; the
                ratio is the time without it to the time with it, the spread the distance from the fastest to the slowest JVM.

                | optimization | workload | with: ns | B/op | spread | without: ns | B/op | spread | ratio |
                |---|---|--:|--:|--:|--:|--:|--:|--:|
                %s""".formatted(forks == 5 ? "" : " --forks " + forks, forks, rows);
    }

    private String row(Switch optimization) throws IOException, InterruptedException {
        List<Double> with = new ArrayList<>();
        List<Double> without = new ArrayList<>();
        double allocatedWith = 0;
        double allocatedWithout = 0;
        for (int fork = 0; fork < forks; fork++) {
            Measurement on = measure(build, optimization.workload());
            Measurement off = measure(Path.of(buildWithout + optimization.label()), optimization.workload());
            with.add(on.time());
            without.add(off.time());
            allocatedWith = Math.max(allocatedWith, on.allocated());
            allocatedWithout = Math.max(allocatedWithout, off.allocated());
        }
        Measurement on = new Measurement("", "", "", with, allocatedWith);
        Measurement off = new Measurement("", "", "", without, allocatedWithout);
        return String.format(
                Locale.ROOT,
                "| `%s` | %s | %s | %s | %.2f |%n",
                optimization.label(),
                optimization.workload().name().replace('_', ' '),
                cells(on),
                cells(off),
                off.time() / on.time());
    }

    private static String cells(Measurement measurement) {
        return String.format(
                Locale.ROOT,
                "%.1f | %s | %d %%",
                measurement.time(),
                ResultTable.allocation(measurement.allocated()),
                Math.round(100 * measurement.spread()));
    }

    /** One JVM with the classes of a build. */
    private Measurement measure(Path classes, Workload workload) throws IOException, InterruptedException {
        Path json = Files.createTempFile("switches", ".json");
        List<String> command = List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classes.resolve("classes") + File.pathSeparator + classes.resolve("lib") + "/*",
                "org.openjdk.jmh.Main",
                "^" + workload.benchmark().getName() + "\\.generated$",
                "-p",
                "kind=HEAP",
                "-f",
                "1",
                "-wi",
                "6",
                "-w",
                "400ms",
                "-i",
                "5",
                "-r",
                "300ms",
                "-prof",
                "gc",
                "-foe",
                "true",
                "-rf",
                "json",
                "-rff",
                json.toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("it failed: " + String.join(" ", command));
        }
        List<Measurement> measurements = JmhResults.read(json);
        Files.delete(json);
        return measurements.getFirst();
    }

    private static final class Labels extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        Labels() {
            super(Switch.labels());
        }
    }
}
