package org.mpl4j.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.mpl4j.bench.harness.BufferKind;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mpl-bench codecs}: runs workloads with all contenders, prints the table, and writes it beside a plot. */
@Command(
        name = "mpl-bench codecs",
        mixinStandardHelpOptions = true,
        description = {
            "Runs workloads with all contenders, and prints a table of times, ratios to hand-written code, and allocation.",
            "A run of all workloads that is not quick replaces benchmarks/results.md and docs/codecs.svg."
        })
public final class Codecs implements Callable<Integer> {
    private static final int QUICK_WARMUPS = 4;
    private static final int QUICK_ITERATIONS = 3;
    private static final TimeValue QUICK_WARMUP = TimeValue.milliseconds(500);
    private static final TimeValue QUICK_ITERATION = TimeValue.milliseconds(300);

    @Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(names = "--repository", hidden = true, required = true, description = "Where results are written.")
    private Path repository;

    @Option(names = "--output", hidden = true, required = true, description = "Where everything else is written.")
    private Path output;

    @Option(
            names = "--quick",
            description =
                    "Measures on heap buffers only, shortly, in one fork: shows that everything runs, and orders of magnitude.")
    private boolean quick;

    @Option(
            names = "--workloads",
            split = ",",
            paramLabel = "A,B",
            description = "Only these: letters, or parts such as E_KEXINIT_PARSE.")
    private List<String> names = List.of();

    @Option(
            names = "--forks",
            description = "How many JVMs measure each contender, one after the other (default: 5; 1 with --quick).")
    private int forks;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Codecs()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, RunnerException {
        List<Workload> workloads = workloads();
        Files.createDirectories(output);
        Path results = output.resolve("codecs.json");
        run(workloads, results);
        List<Measurement> measurements = JmhResults.read(results);
        String table = ResultTable.of(measurements);
        System.out.printf("%n%s", table);
        boolean isWhole = !quick && names.isEmpty();
        Path page = isWhole ? repository.resolve("benchmarks/results.md") : output.resolve("results.md");
        Path plot = isWhole ? repository.resolve("docs/codecs.svg") : output.resolve("codecs.svg");
        Files.writeString(page, ResultPage.of(command(), table));
        Files.writeString(plot, RatioPlot.of(measurements));
        System.out.printf("%s%n%s%n%s%n", results, page, plot);
        return 0;
    }

    private List<Workload> workloads() {
        for (String name : names) {
            if (Stream.of(Workload.values()).noneMatch(workload -> workload.isNamed(name))) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--workloads: there is no " + name + "; there are " + Arrays.toString(Workload.values()));
            }
        }
        return Stream.of(Workload.values())
                .filter(workload -> names.isEmpty() || names.stream().anyMatch(workload::isNamed))
                .toList();
    }

    private void run(List<Workload> workloads, Path results) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .resultFormat(ResultFormatType.JSON)
                .result(results.toString());
        for (Workload workload : workloads) {
            options.include("^" + workload.benchmark().getName() + "\\.");
        }
        if (quick) {
            options.param("kind", BufferKind.HEAP.name())
                    .warmupIterations(QUICK_WARMUPS)
                    .warmupTime(QUICK_WARMUP)
                    .measurementIterations(QUICK_ITERATIONS)
                    .measurementTime(QUICK_ITERATION)
                    .forks(1);
        }
        if (forks > 0) {
            options.forks(forks);
        }
        new Runner(options.build()).run();
    }

    /** What somebody types to get the same. */
    private String command() {
        List<String> words = new ArrayList<>(List.of("bin/mpl-bench", "codecs"));
        if (quick) {
            words.add("--quick");
        }
        if (!names.isEmpty()) {
            words.add("--workloads " + String.join(",", names));
        }
        if (forks > 0) {
            words.add("--forks " + forks);
        }
        return String.join(" ", words);
    }
}
