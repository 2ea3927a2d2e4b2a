package org.mpl4j.compiler.cli;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.capture.CaptureException;
import org.mpl4j.compiler.capture.CaptureInput;
import org.mpl4j.compiler.capture.CaptureReader;
import org.mpl4j.compiler.capture.CompressedInput;
import org.mpl4j.compiler.diagnostic.Diagnostic;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.dissect.DissectionLibrary;
import org.mpl4j.compiler.dissect.DissectionPlan;
import org.mpl4j.compiler.dissect.DissectionRun;
import org.mpl4j.compiler.dissect.Dissector;
import org.mpl4j.compiler.dissect.FrameFilter;
import org.mpl4j.compiler.dissect.FrameJson;
import org.mpl4j.compiler.dissect.FrameText;
import org.mpl4j.compiler.dissect.FrameWriter;
import org.mpl4j.compiler.dissect.Reassembly;
import org.mpl4j.compiler.dissect.ViolationFinder;
import org.mpl4j.compiler.dissect.fragment.FragmentTable;
import org.mpl4j.compiler.interpret.json.PacketJson;
import org.mpl4j.compiler.interpret.parse.Inspector;
import org.mpl4j.compiler.interpret.print.Palette;
import org.mpl4j.compiler.source.SpecPath;

/** Dissects a capture. */
final class CaptureDissection {
    private final Streams streams;
    private final SpecPath path;
    private final DiagnosticOptions diagnostics;
    private final CaptureOptions options;
    private final boolean isJson;
    private final boolean isStrict;

    CaptureDissection(Streams streams, PacketOptions common, CaptureOptions options, PacketDissection.Style style) {
        this.streams = streams;
        this.path = common.specPath().path();
        this.diagnostics = common.diagnostics();
        this.options = options;
        this.isJson = style.isJson();
        this.isStrict = style.isStrict();
    }

    /** Dissects what the arguments name: capture files, one after the other, or {@code -}; returns the exit code. */
    int dissect(List<String> files) throws IOException {
        if (files.isEmpty()) {
            throw new UsageException(
                    "which capture? Name a pcap or pcapng file, `-` for standard input, or say --packet NAME to read one kind of packet");
        }
        List<Diagnostic> errors = new ArrayList<>();
        Optional<DissectionLibrary> library = DissectionLibrary.load(path, errors);
        diagnostics.print(errors, streams);
        if (library.isEmpty()) {
            return ExitCode.ERRORS;
        }
        Optional<FrameFilter> filter = filter(options.filter(), library.get(), diagnostics, streams);
        if (filter.isEmpty()) {
            return ExitCode.USAGE;
        }
        files.forEach(CaptureDissection::checkThere);
        int code = ExitCode.FINE;
        for (String file : files) {
            code = Math.max(code, open(file, files.size() > 1, library.get(), filter.get()));
        }
        return code;
    }

    /** @throws UsageException unless it is a file, or standard input */
    static void checkThere(String file) {
        if (!file.equals(SpecInputs.STDIN) && (!Files.exists(Path.of(file)) || Files.isDirectory(Path.of(file)))) {
            throw new UsageException(
                    "there is no capture file " + file + "; name a pcap or pcapng file, or `-` for standard input");
        }
    }

    /** The filter that {@code --filter} is; empty, and reported, if it is none. */
    static Optional<FrameFilter> filter(
            Optional<String> text, DissectionLibrary library, DiagnosticOptions diagnostics, Streams streams) {
        if (text.isEmpty()) {
            return Optional.of(FrameFilter.ALL);
        }
        Diagnostics found = new Diagnostics();
        Optional<FrameFilter> filter = FrameFilter.parse("--filter", text.get(), library.tables(), found);
        diagnostics.print(found.sorted(), streams);
        return filter;
    }

    /** Dissects one; where there are several, its name goes before its frames. */
    private int open(String file, boolean isNamed, DissectionLibrary library, FrameFilter filter) throws IOException {
        if (isNamed && !isJson) {
            streams.out().println(file + ":");
        }
        String name = isNamed ? file : "";
        if (file.equals(SpecInputs.STDIN)) {
            return run(new Capture("standard input", name, -1), streams.in(), library, filter);
        }
        try (InputStream input = new FileInputStream(file)) {
            return run(new Capture(file, name, Files.size(Path.of(file))), input, library, filter);
        }
    }

    /**
     * A capture that is being read.
     *
     * @param name how messages call it
     * @param label what its frames say that they are of; empty for nothing
     * @param size in bytes; -1 if it is not known
     */
    private record Capture(String name, String label, long size) {}

    private int run(Capture capture, InputStream raw, DissectionLibrary library, FrameFilter filter)
            throws IOException {
        ViolationFinder violations =
                options.hasViolations() || isStrict ? new ViolationFinder(new Inspector(), isStrict) : null;
        Reassembly reassembly = options.isReassembling() ? new Reassembly() : null;
        DissectionPlan plan = new DissectionPlan(
                new Dissector(library.tables(), reassembly),
                options.range(),
                filter,
                options.count(),
                writers(capture.label(), violations),
                options.isReassembling() ? 1 : Math.max(1, Runtime.getRuntime().availableProcessors()));
        InputStream input = CaptureInput.decompressed(raw);
        ProgressBar bar =
                new ProgressBar(streams, input instanceof CompressedInput ? -1 : capture.size(), System::nanoTime);
        String failure = "";
        try (DissectionRun run = new DissectionRun(plan, new ReaderWatch(streams.out()), bar)) {
            try {
                run.run(new CaptureReader(library.formats(), input));
            } catch (CaptureException e) {
                failure = Objects.requireNonNullElse(e.getMessage(), "it cannot be read");
            }
            bar.clear();
            if (reassembly != null && run.isAtEnd()) {
                reportMissing(capture, reassembly.fragments());
            }
            return conclude(capture, failure, run);
        } catch (ReaderWatch.ReaderGoneException e) {
            bar.clear();
            return ExitCode.FINE;
        }
    }

    /** Of packets that were cut into pieces, not all of which are in the capture. */
    private void reportMissing(Capture capture, FragmentTable fragments) {
        fragments.end();
        fragments.reports().forEach(report -> streams.err().println("mplc: " + capture.name() + ": " + report));
        long more = fragments.incomplete() - fragments.reports().size();
        if (more > 0) {
            streams.err()
                    .println("mplc: " + capture.name() + ": and so it is with "
                            + DiagnosticCount.counted(more, "other packet"));
        }
    }

    private int conclude(Capture capture, String failure, DissectionRun run) {
        if (run.faulty() > 0) {
            streams.err()
                    .println("mplc: " + (capture.label().isEmpty() ? "" : capture.label() + ": ") + run.faulty()
                            + " of " + DiagnosticCount.counted(run.shown(), "frame")
                            + (isStrict ? " have errors or break rules" : " have errors"));
        }
        if (!failure.isEmpty()) {
            streams.err().println("mplc: " + capture.name() + ": " + failure);
        }
        return failure.isEmpty() && run.faulty() == 0 ? ExitCode.FINE : ExitCode.ERRORS;
    }

    private Supplier<FrameWriter> writers(String label, @Nullable ViolationFinder violations) {
        if (isJson) {
            PacketJson packets = new PacketJson();
            return () -> new FrameJson(packets, label, violations);
        }
        Palette palette = AnsiPalette.of(diagnostics.hasColor(streams.outIsTerminal()));
        return () -> new FrameText(palette, options.isBrief(), violations);
    }
}
