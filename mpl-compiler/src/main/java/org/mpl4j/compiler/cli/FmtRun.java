package org.mpl4j.compiler.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.output.SourceRewriter;
import org.mpl4j.compiler.source.SourceFile;

/** What formatting does with files, of whatever language. */
final class FmtRun {
    private final FmtMode mode;
    private final DiagnosticOptions diagnostics;
    private final Streams streams;

    FmtRun(FmtMode mode, DiagnosticOptions diagnostics, Streams streams) {
        this.mode = mode;
        this.diagnostics = diagnostics;
        this.streams = streams;
    }

    /**
     * Formats files; returns the exit code.
     *
     * @param arguments as they were given
     * @param formatter gives the canonical form of a file, which does not matter if it reports an error
     */
    int run(List<String> arguments, List<SourceFile> files, BiFunction<SourceFile, Diagnostics, String> formatter) {
        int unformatted = 0;
        for (SourceFile file : files) {
            Diagnostics own = new Diagnostics();
            String formatted = formatter.apply(file, own);
            diagnostics.print(own.sorted(), streams);
            if (own.hasErrors() || format(file, formatted, arguments.contains(SpecInputs.STDIN))) {
                unformatted++;
            }
        }
        streams.out().flush();
        return unformatted > 0 ? ExitCode.ERRORS : ExitCode.FINE;
    }

    /** Whether the file should be counted against the exit code. */
    private boolean format(SourceFile file, String formatted, boolean isStdin) {
        boolean isChanged = !formatted.equals(file.text());
        if (mode.isCheck()) {
            if (isChanged) {
                streams.out().println(file.displayName());
            }
            return isChanged;
        }
        byte[] bytes = formatted.getBytes(StandardCharsets.ISO_8859_1);
        if (mode.isStdout() || isStdin) {
            streams.out().write(bytes, 0, bytes.length);
        } else if (isChanged) {
            SourceRewriter.rewrite(Path.of(file.displayName()), bytes);
            streams.err().println("formatted " + file.displayName());
        }
        return false;
    }
}
