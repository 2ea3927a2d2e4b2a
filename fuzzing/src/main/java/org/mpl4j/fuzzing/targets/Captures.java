package org.mpl4j.fuzzing.targets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.mpl4j.compiler.capture.CaptureException;
import org.mpl4j.compiler.capture.CaptureInput;
import org.mpl4j.compiler.capture.CaptureReader;
import org.mpl4j.compiler.diagnostic.Diagnostic;
import org.mpl4j.compiler.diagnostic.Rendering;
import org.mpl4j.compiler.dissect.DissectionLibrary;
import org.mpl4j.compiler.dissect.DissectionPlan;
import org.mpl4j.compiler.dissect.DissectionRun;
import org.mpl4j.compiler.dissect.Dissector;
import org.mpl4j.compiler.dissect.FrameFilter;
import org.mpl4j.compiler.dissect.FrameRange;
import org.mpl4j.compiler.dissect.FrameWriter;
import org.mpl4j.compiler.dissect.Progress;
import org.mpl4j.compiler.source.SpecPath;

/** Dissects captures that are in memory, as {@code mplc dissect} does it. */
final class Captures {
    private Captures() {}

    /** The tables of a spec path that has no mistakes. */
    static DissectionLibrary library(SpecPath path) throws IOException {
        List<Diagnostic> errors = new ArrayList<>();
        return DissectionLibrary.load(path, errors)
                .orElseThrow(() -> new IllegalStateException(Rendering.gcc().render(errors)));
    }

    /** Dissects one to its end, or to where it goes wrong. */
    static void dissect(
            byte[] capture,
            DissectionLibrary library,
            Dissector dissector,
            FrameFilter filter,
            Supplier<FrameWriter> writers)
            throws IOException {
        DissectionPlan plan = new DissectionPlan(dissector, FrameRange.ALL, filter, Long.MAX_VALUE, writers, 1);
        try (InputStream input = CaptureInput.decompressed(new ByteArrayInputStream(capture));
                DissectionRun run = new DissectionRun(plan, OutputStream.nullOutputStream(), Progress.NONE)) {
            run.run(new CaptureReader(library.formats(), input));
        } catch (CaptureException e) {
            if (e.offset() < 0 || String.valueOf(e.getMessage()).isBlank()) {
                throw new AssertionError("a capture goes wrong at " + e.offset() + ": " + e.getMessage(), e);
            }
        }
    }
}
