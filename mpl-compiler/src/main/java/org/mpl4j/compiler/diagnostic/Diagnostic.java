package org.mpl4j.compiler.diagnostic;

import java.util.Comparator;
import java.util.List;
import org.mpl4j.compiler.source.Span;

/**
 * One error or warning.
 *
 * @param label what stands beside the caret, may be empty
 * @param others second places, each with what it has to do with it
 * @param helps how to mend it, one sentence each
 * @param fixes changes of the text that may mend it, each by itself
 */
public record Diagnostic(
        Code code, String message, Span span, String label, List<Label> others, List<String> helps, List<Fix> fixes) {
    /** By file name, place, code and message: the same in every run. */
    public static final Comparator<Diagnostic> BY_PLACE = Comparator.<Diagnostic, String>comparing(
                    d -> d.span().file().displayName())
            .thenComparingInt(d -> d.span().start())
            .thenComparing(Diagnostic::code)
            .thenComparing(Diagnostic::message);

    public Diagnostic {
        others = List.copyOf(others);
        helps = List.copyOf(helps);
        fixes = List.copyOf(fixes);
    }

    /** One without changes to offer. */
    public Diagnostic(Code code, String message, Span span, String label, List<Label> others, List<String> helps) {
        this(code, message, span, label, others, helps, List.of());
    }

    public Severity severity() {
        return code.severity();
    }

    /** A second place. */
    public record Label(Span span, String text) {}

    /**
     * Other text for a place.
     *
     * @param title what the change does, such as {@code write `uint16`}
     * @param span what is replaced; empty where something is put in
     */
    public record Fix(String title, Span span, String replacement) {}
}
