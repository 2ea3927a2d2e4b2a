package org.mpl4j.compiler.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.mpl4j.compiler.fuzz.FuzzReport;
import org.mpl4j.compiler.fuzz.Fuzzer;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.compiler.interpret.value.MissingCodecException;
import org.mpl4j.compiler.model.QualifiedName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mplc fuzz}. */
@Command(
        name = "fuzz",
        mixinStandardHelpOptions = true,
        description = {
            "Tries a specification with packets that are made up.",
            "Each run builds a packet, and looks at it and at inputs that are almost this packet: cut off, with lengths, counts and tags that lie, pointers in circles, and more. "
                    + "What is built must be read as it was built, and be built again as it was; bytes must be read as a packet or refused, in fair time and memory, whatever lies "
                    + "behind them; the beginning of a packet is no packet, unless the specification says so.",
            "What fails is made small, and printed with the mutations that made it and the seed, from which everything follows."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing failed",
            "1:something failed, or the specification has errors",
            "2:the command line can't be understood"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  mplc fuzz my.mpl",
            "  mplc fuzz my.mpl --packet request --seconds 60 --save failures/",
            "  mplc fuzz my.mpl --packet request --seed 4711 --runs 100"
        })
final class FuzzCommand implements Callable<Integer> {
    private static final long RUNS = 1000;

    private final Streams streams;

    @Parameters(
            arity = "0..1",
            paramLabel = "SPEC",
            description = "The specification, or - for standard input; without --packet, all its packets are tried.")
    private Optional<String> file = Optional.empty();

    @Option(
            names = "--runs",
            paramLabel = "N",
            description = "So many runs for each packet; 1000 unless --seconds is given.")
    private Optional<Long> runs = Optional.empty();

    @Option(names = "--seconds", paramLabel = "S", description = "So many seconds for each packet.")
    private Optional<Long> seconds = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "What everything follows from; another one each time unless given.")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--save",
            paramLabel = "DIR",
            description =
                    "Writes what fails into a folder: as hex for mplc dissect --packet, and as text with the tree.")
    private Optional<Path> folder = Optional.empty();

    @Option(names = "--json", description = "One JSON object a packet instead of text.")
    private boolean json;

    @Mixin
    private PacketOptions packet = new PacketOptions();

    FuzzCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        Optional<PacketOptions.Chosen> chosen = file.isPresent()
                ? packet.findIn(file.get(), streams)
                : packet.find(streams).map(found -> new PacketOptions.Chosen(found.spec(), List.of(found.name())));
        if (chosen.isEmpty()) {
            return ExitCode.ERRORS;
        }
        long first = seed.orElseGet(() -> System.nanoTime() & Integer.MAX_VALUE);
        Consumer<FuzzReport> printer = json ? new FuzzJson(streams.out())::print : new FuzzText(streams.out())::print;
        Optional<FailureFolder> saved = folder.map(path -> new FailureFolder(path, streams.err()));
        boolean isFine = true;
        for (QualifiedName name : chosen.get().names()) {
            FuzzReport report = tried(chosen.get(), name, first);
            printer.accept(report);
            saved.ifPresent(into -> report.failures().forEach(into::add));
            isFine &= report.failures().isEmpty();
        }
        return isFine ? ExitCode.FINE : ExitCode.ERRORS;
    }

    private FuzzReport tried(PacketOptions.Chosen chosen, QualifiedName name, long first) {
        long most = runs.orElse(seconds.isPresent() ? Long.MAX_VALUE : RUNS);
        long start = System.nanoTime();
        long time = TimeUnit.SECONDS.toNanos(seconds.orElse(0L));
        boolean isTimed = most == Long.MAX_VALUE;
        ProgressBar bar = ProgressBar.of("runs of " + name.name(), streams, isTimed ? time : most, System::nanoTime);
        try {
            Arguments arguments =
                    packet.arguments(chosen.spec().model().packet(name).params(), unknown(chosen, name));
            return new Fuzzer(chosen.spec(), name, Optional.of(arguments), first).run(done -> {
                long spent = System.nanoTime() - start;
                bar.at(isTimed ? spent : done, done);
                return done < most && (seconds.isEmpty() || spent < time);
            });
        } catch (MissingCodecException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        } finally {
            bar.clear();
        }
    }

    private static Arguments unknown(PacketOptions.Chosen chosen, QualifiedName name) {
        return new Arguments(chosen.spec().model().packet(name).params().size());
    }
}
