package org.mpl4j.compiler.cli;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mpl4j.compiler.capture.CaptureException;
import org.mpl4j.compiler.capture.CaptureInput;
import org.mpl4j.compiler.capture.CaptureReader;
import org.mpl4j.compiler.diagnostic.Diagnostic;
import org.mpl4j.compiler.dissect.DissectionLibrary;
import org.mpl4j.compiler.dissect.DissectionPlan;
import org.mpl4j.compiler.dissect.DissectionRun;
import org.mpl4j.compiler.dissect.Dissector;
import org.mpl4j.compiler.dissect.FrameFilter;
import org.mpl4j.compiler.dissect.FrameRange;
import org.mpl4j.compiler.dissect.Progress;
import org.mpl4j.compiler.dissect.ViolationFinder;
import org.mpl4j.compiler.explorer.ExplorerPage;
import org.mpl4j.compiler.explorer.FrameTree;
import org.mpl4j.compiler.interpret.parse.Inspector;
import org.mpl4j.compiler.source.SpecPath;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mplc explore}. */
@Command(
        name = "explore",
        mixinStandardHelpOptions = true,
        description = {
            "Makes one page of HTML of a capture: its bytes beside the tree of what they mean; selecting either shows the other, and errors are marked where they are.",
            "The page needs nothing else, no network and no server, and holds what `mplc dissect --violations` says."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:fine; errors in frames are on the page",
            "1:the capture is broken; what could be read is on the page",
            "2:the command line can't be understood, or names a file that can't be read or written"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  mplc explore capture.pcap -o explore.html",
            "  mplc explore --filter 'udp.dest_port == 53' --count 5000 capture.pcapng -o dns.html",
            "  mplc explore --frames 100..200 capture.pcap.gz -o part.html",
            "  tcpdump -c 100 -w - | mplc explore - -o now.html"
        })
final class ExploreCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(paramLabel = "FILE", description = "The capture, pcap or pcapng, or - for standard input.")
    private String file = "";

    @Mixin
    private FileOutput output = new FileOutput();

    @Option(
            names = {"-f", "--filter"},
            paramLabel = "EXPR",
            description = "Only frames for which EXPR holds, as for mplc dissect.")
    private Optional<String> filter = Optional.empty();

    @Option(
            names = {"-c", "--count"},
            paramLabel = "N",
            defaultValue = "1000",
            description =
                    "At most N frames, so that a page stays small enough for a browser (default: ${DEFAULT-VALUE}).")
    private long count = 1000;

    @Option(
            names = "--frames",
            paramLabel = "A..B",
            description = "Only frames with these numbers; A, A.. and ..B also work.")
    private String frames = "..";

    @Mixin
    private SpecPathOption specPath = new SpecPathOption();

    @Mixin
    private DiagnosticOptions diagnostics = new DiagnosticOptions();

    ExploreCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        FrameRange range = FrameNumbers.parse(frames);
        if (count < 1) {
            throw new UsageException("--count: at least one frame must be shown, not " + count);
        }
        CaptureDissection.checkThere(file);
        List<Diagnostic> errors = new ArrayList<>();
        SpecPath path = specPath.path();
        Optional<DissectionLibrary> library = DissectionLibrary.load(path, errors);
        diagnostics.print(errors, streams);
        if (library.isEmpty()) {
            return ExitCode.ERRORS;
        }
        Optional<FrameFilter> chosen = CaptureDissection.filter(filter, library.get(), diagnostics, streams);
        if (chosen.isEmpty()) {
            return ExitCode.USAGE;
        }
        ViolationFinder violations = new ViolationFinder(new Inspector(), false);
        DissectionPlan plan = new DissectionPlan(
                new Dissector(library.get().tables()),
                range,
                chosen.get(),
                count,
                () -> new FrameTree(violations),
                Math.max(1, Runtime.getRuntime().availableProcessors()));
        return explore(library.get(), plan);
    }

    private int explore(DissectionLibrary library, DissectionPlan plan) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        String failure = "";
        String note;
        try (InputStream raw = open();
                DissectionRun run = new DissectionRun(plan, lines, Progress.NONE)) {
            try {
                run.run(new CaptureReader(library.formats(), CaptureInput.decompressed(raw)));
            } catch (CaptureException e) {
                failure = Objects.requireNonNullElse(e.getMessage(), "it cannot be read");
            }
            note = note(run, plan) + (failure.isEmpty() ? "" : "; the capture is broken: " + failure);
        }
        String title = file.equals(SpecInputs.STDIN)
                ? "standard input"
                : String.valueOf(Path.of(file).getFileName());
        output.write(
                ExplorerPage.of(
                        title,
                        note,
                        lines.toString(StandardCharsets.UTF_8).lines().toList()),
                streams);
        if (!failure.isEmpty()) {
            streams.err().println("mplc: " + file + ": " + failure);
        }
        return failure.isEmpty() ? ExitCode.FINE : ExitCode.ERRORS;
    }

    private InputStream open() throws IOException {
        return file.equals(SpecInputs.STDIN) ? streams.in() : new FileInputStream(file);
    }

    /** How much of the capture is on the page. */
    private String note(DissectionRun run, DissectionPlan plan) {
        String shown = DiagnosticCount.counted(run.shown(), "frame")
                + (filter.isPresent() ? " for which " + filter.get() : "")
                + (frames.equals("..") ? "" : ", of numbers " + frames);
        String wrong = run.faulty() == 0 ? "" : ", " + run.faulty() + " with errors";
        boolean isBounded = run.shown() >= plan.most() && !run.isAtEnd();
        return shown + wrong + (isBounded ? "; there may be more: --count puts more on the page" : "");
    }
}
