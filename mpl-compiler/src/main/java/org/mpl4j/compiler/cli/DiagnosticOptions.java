package org.mpl4j.compiler.cli;

import java.util.List;
import org.mpl4j.compiler.diagnostic.Diagnostic;
import org.mpl4j.compiler.diagnostic.Rendering;
import picocli.CommandLine.Option;

/** How diagnostics are shown, on standard error. */
final class DiagnosticOptions {
    /** When to use colours. */
    enum Color {
        AUTO,
        ALWAYS,
        NEVER
    }

    /** How a diagnostic looks. */
    enum Format {
        TEXT,
        JSON,
        GCC
    }

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            defaultValue = "auto",
            description = "auto (on a terminal, unless NO_COLOR is set), always or never; default: ${DEFAULT-VALUE}.")
    private Color color = Color.AUTO;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description =
                    "How errors and warnings are shown: text with source excerpts, json (one object a line) or gcc (one line each); default: ${DEFAULT-VALUE}.")
    private Format format = Format.TEXT;

    boolean hasColor(boolean isTerminal) {
        return switch (color) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> isTerminal && isEmpty(System.getenv("NO_COLOR")) && !"dumb".equals(System.getenv("TERM"));
        };
    }

    private static boolean isEmpty(String value) {
        return value == null || value.isEmpty();
    }

    void print(List<Diagnostic> diagnostics, Streams streams) {
        streams.err().print(rendering(streams).render(diagnostics));
        streams.err().flush();
    }

    Format format() {
        return format;
    }

    boolean isText() {
        return format == Format.TEXT;
    }

    private Rendering rendering(Streams streams) {
        return switch (format) {
            case JSON -> Rendering.json();
            case GCC -> Rendering.gcc();
            case TEXT -> hasColor(streams.errIsTerminal()) ? Rendering.terminal() : Rendering.plain();
        };
    }
}
