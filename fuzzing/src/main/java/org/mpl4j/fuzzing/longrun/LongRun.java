package org.mpl4j.fuzzing.longrun;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.mpl4j.fuzzing.corpus.PacketCorpus;
import org.mpl4j.fuzzing.library.PacketInput;
import org.mpl4j.fuzzing.library.PacketLibrary;
import org.mpl4j.fuzzing.library.PacketTarget;
import org.mpl4j.fuzzing.library.Vectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command: many millions of inputs for generated code, a table of what they cost, and a file for each that breaks a rule. */
@Command(
        name = "mpl-fuzz long",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Gives the generated code of every packet many inputs, and sees that each is read or refused as declared, that nothing outside of it is read, and what it costs.",
            "The exit code is 1 if a rule is broken; the inputs are saved then."
        })
public final class LongRun implements Callable<Integer> {
    private static final int MADE_UP = 40;
    private static final int MOST_VECTORS = 12;
    private static final int PROGRESS_SECONDS = 10;

    private final PrintStream out;

    @Option(
            names = "--inputs",
            paramLabel = "N",
            description = "So many inputs in all, as many for each packet (default: ${DEFAULT-VALUE}).")
    private long inputs = 1_000_000;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "What all inputs follow from (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--protocol", paramLabel = "NAME", split = ",", description = "Only these: folders of specs/.")
    private List<String> protocols = List.of();

    @Option(names = "--packet", paramLabel = "NAME", split = ",", description = "Only these packets.")
    private List<String> packets = List.of();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "So many packets at once; the inputs are the same (default: ${DEFAULT-VALUE}).")
    private int threads = 1;

    @Option(names = "--no-growth", negatable = false, description = "Leaves out how time grows with the input.")
    private boolean withoutGrowth;

    @Option(names = "--keep", description = "Adds inputs of which something is new to the corpora of their protocols.")
    private boolean isKeeping;

    @Option(names = "--report", paramLabel = "FILE", description = "Writes the table into a file, too.")
    private Optional<Path> report = Optional.empty();

    @Option(
            names = "--save",
            paramLabel = "DIR",
            description = "Where inputs that break rules go (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of("target", "findings");

    @Option(
            names = "--repeat",
            paramLabel = "FILE",
            description = "Tries the packets of a saved file, or of any .vectors file, and nothing else.")
    private Optional<Path> repeated = Optional.empty();

    LongRun(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        System.exit(run(System.out, arguments));
    }

    /** Runs the command; returns its exit code. */
    public static int run(PrintStream out, String... arguments) {
        return new CommandLine(new LongRun(out)).execute(arguments);
    }

    @Override
    public Integer call() throws Exception {
        PacketLibrary library = PacketLibrary.load();
        if (repeated.isPresent()) {
            return new Repetition(library, out).of(repeated.get());
        }
        List<PacketTarget> chosen = library.packets().stream()
                .filter(target -> protocols.isEmpty() || protocols.contains(target.protocol()))
                .filter(target ->
                        packets.isEmpty() || packets.contains(target.name().name()))
                .toList();
        if (chosen.isEmpty()) {
            throw new CommandLine.ParameterException(
                    new CommandLine(this),
                    "no packet is left; protocols are " + String.join(", ", library.protocols()));
        }
        long begin = System.nanoTime();
        List<ReportTable.Row> rows = runAll(library, chosen);
        if (isKeeping) {
            for (PacketTarget target : chosen) {
                PacketCorpus.keep(library, target, found(rows, target));
            }
        }
        return conclude(rows, System.nanoTime() - begin);
    }

    private static List<PacketInput> found(List<ReportTable.Row> rows, PacketTarget target) {
        return rows.stream()
                .map(ReportTable.Row::report)
                .filter(packet -> packet.target() == target)
                .flatMap(packet -> packet.found().stream())
                .toList();
    }

    private List<ReportTable.Row> runAll(PacketLibrary library, List<PacketTarget> chosen) throws InterruptedException {
        LongAdder progress = new LongAdder();
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<ReportTable.Row>> futures = new ArrayList<>();
            long each = (inputs + chosen.size() - 1) / chosen.size();
            for (PacketTarget target : chosen) {
                futures.add(workers.submit(() -> row(library, target, each, progress)));
            }
            List<ReportTable.Row> rows = new ArrayList<>();
            for (Future<ReportTable.Row> future : futures) {
                rows.add(awaited(future, progress, rows.size() + "/" + chosen.size()));
            }
            return rows;
        } finally {
            workers.shutdownNow();
        }
    }

    private ReportTable.Row row(PacketLibrary library, PacketTarget target, long each, LongAdder progress) {
        List<PacketInput> given = new ArrayList<>(library.examples(target));
        given.addAll(PacketCorpus.kept(library, target));
        given.addAll(library.madeUp(target, MADE_UP, seed));
        PacketReport packet = new PacketRun(target, given, seed, progress).run(each);
        Growth.Result growth = withoutGrowth
                ? new Growth.Result(0, 0, 0, 0, Optional.empty())
                : new Growth(target).check(growing(library, target, given, packet), seed);
        return new ReportTable.Row(packet, growth);
    }

    private static List<Growing.Series> growing(
            PacketLibrary library, PacketTarget target, List<PacketInput> given, PacketReport packet) {
        List<Growing.Series> all = new ArrayList<>();
        List<Vectors.Vector> vectors = library.vectors(target).stream()
                .filter(vector -> !vector.json().isEmpty())
                .limit(MOST_VECTORS)
                .toList();
        vectors.forEach(vector -> all.addAll(Growing.built(target, library.builder(), vector)));
        List<PacketInput> costly = new ArrayList<>(
                List.of(packet.nanos().input(), packet.visitBytes().input()));
        costly.addAll(given);
        all.addAll(Growing.repeated(target, costly));
        return all;
    }

    private ReportTable.Row awaited(Future<ReportTable.Row> future, LongAdder progress, String packetsDone)
            throws InterruptedException {
        while (true) {
            try {
                return future.get(PROGRESS_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                out.printf(Locale.ROOT, "%,d inputs, %s packets%n", progress.sum(), packetsDone);
                out.flush();
            } catch (ExecutionException e) {
                throw new IllegalStateException("the run itself failed", e.getCause());
            }
        }
    }

    private int conclude(List<ReportTable.Row> rows, long nanos) throws IOException {
        long all = rows.stream().mapToLong(row -> row.report().inputs()).sum();
        String table = new ReportTable(rows).text();
        out.print(table);
        out.printf(
                Locale.ROOT,
                "%,d inputs in %.0f s: %,.0f a second; seed %d, Java %s%n",
                all,
                nanos / 1e9,
                all / (nanos / 1e9),
                seed,
                Runtime.version());
        if (report.isPresent()) {
            Files.writeString(report.get(), table);
        }
        List<Finding> findings = new ArrayList<>();
        rows.forEach(row -> {
            findings.addAll(row.report().findings());
            row.growth().finding().ifPresent(findings::add);
        });
        int number = 0;
        for (Finding finding : findings) {
            Path file = finding.save(folder, ++number);
            out.println("FAILED " + finding.target() + ": " + finding.rule());
            out.println(finding.detail()
                            .lines()
                            .limit(8)
                            .collect(Collectors.joining("\n"))
                            .indent(2) + "  again: bin/mpl-fuzz long --repeat " + file);
        }
        out.println(findings.isEmpty() ? "No rule was broken." : findings.size() + " rules were broken.");
        return findings.isEmpty() ? 0 : 1;
    }
}
