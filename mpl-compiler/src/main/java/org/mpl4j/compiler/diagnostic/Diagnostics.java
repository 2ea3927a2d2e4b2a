package org.mpl4j.compiler.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mpl4j.compiler.source.Span;

/** Collects what the stages of one run report. Of several of the same code at the same place only the first is kept. */
public final class Diagnostics {
    private record Key(Code code, Span span) {}

    private final Map<Key, Draft> drafts = new LinkedHashMap<>();

    /** Reports an error or warning, as the code says; returns it, so that more can be said. */
    public Draft report(Code code, Span span, String format, Object... arguments) {
        Draft draft =
                new Draft(code, span, arguments.length == 0 ? format : String.format(Locale.ROOT, format, arguments));
        drafts.putIfAbsent(new Key(code, span), draft);
        return draft;
    }

    public boolean hasErrors() {
        return drafts.values().stream().anyMatch(d -> d.code.severity() == Severity.ERROR);
    }

    /** Everything reported, by file in order of first report, then by place. */
    public List<Diagnostic> sorted() {
        Map<Object, Integer> files = new LinkedHashMap<>();
        drafts.keySet().forEach(key -> files.putIfAbsent(key.span().file(), files.size()));
        return drafts.values().stream()
                .map(Draft::build)
                .sorted(Comparator.<Diagnostic>comparingInt(
                                d -> files.get(d.span().file()))
                        .thenComparingInt(d -> d.span().start())
                        .thenComparing(Diagnostic::code))
                .toList();
    }

    /** A diagnostic that is being told. */
    public static final class Draft {
        private final Code code;
        private final Span span;
        private final String message;
        private String label = "";
        private final List<Diagnostic.Label> others = new ArrayList<>();
        private final List<String> helps = new ArrayList<>();

        private Draft(Code code, Span span, String message) {
            this.code = code;
            this.span = span;
            this.message = message;
        }

        /** What stands beside the caret. */
        public Draft label(String text) {
            label = text;
            return this;
        }

        /** A second place. */
        public Draft also(Span where, String text) {
            others.add(new Diagnostic.Label(where, text));
            return this;
        }

        /** How to mend it. */
        public Draft help(String text) {
            helps.add(text);
            return this;
        }

        private Diagnostic build() {
            return new Diagnostic(code, message, span, label, others, helps);
        }
    }
}
