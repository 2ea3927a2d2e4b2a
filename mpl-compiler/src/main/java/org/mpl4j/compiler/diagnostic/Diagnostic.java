package org.mpl4j.compiler.diagnostic;

import java.util.List;
import org.mpl4j.compiler.source.Span;

/**
 * One error or warning.
 *
 * @param label what stands beside the caret, may be empty
 * @param others second places, each with what it has to do with it
 * @param helps how to mend it, one sentence each
 */
public record Diagnostic(Code code, String message, Span span, String label, List<Label> others, List<String> helps) {
    public Diagnostic {
        others = List.copyOf(others);
        helps = List.copyOf(helps);
    }

    public Severity severity() {
        return code.severity();
    }

    /** A second place. */
    public record Label(Span span, String text) {}
}
