package org.mpl4j.compiler.diagnostic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mpl4j.compiler.source.Span;

/** Collects what the stages of one run report. Of several of the same code at the same place only the first is kept. */
public final class Diagnostics {
    private record Key(Code code, Span span) {}

    private final Map<Key, Draft> drafts = new LinkedHashMap<>();

    /** Reports an error; returns it, so that more can be said. The format is of {@link String#format}; without arguments it is the message as it stands. */
    public Draft error(Code code, Span span, String format, Object... arguments) {
        return report(code, Severity.ERROR, span, format, arguments);
    }

    /** Reports a warning; returns it, so that more can be said. */
    public Draft warning(Code code, Span span, String format, Object... arguments) {
        return report(code, Severity.WARNING, span, format, arguments);
    }

    private Draft report(Code code, Severity severity, Span span, String format, Object... arguments) {
        if (code.severity() != severity) {
            throw new IllegalArgumentException(code + " is no " + severity.word());
        }
        Draft draft = new Draft(code, span, formatted(format, arguments));
        drafts.putIfAbsent(new Key(code, span), draft);
        return draft;
    }

    private static String formatted(String format, Object... arguments) {
        return arguments.length == 0 ? format : String.format(Locale.ROOT, format, arguments);
    }

    public boolean hasErrors() {
        return drafts.values().stream().anyMatch(d -> d.code.severity() == Severity.ERROR);
    }

    /** Where the errors so far are, so that later stages can leave out what has one. */
    public List<Span> errorSpans() {
        return drafts.values().stream()
                .filter(d -> d.code.severity() == Severity.ERROR)
                .map(d -> d.span)
                .toList();
    }

    /** Everything reported, by file name, then by place, then by code. */
    public List<Diagnostic> sorted() {
        return drafts.values().stream()
                .map(Draft::build)
                .sorted(Diagnostic.BY_PLACE)
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
        private final List<Diagnostic.Fix> fixes = new ArrayList<>();

        private Draft(Code code, Span span, String message) {
            this.code = code;
            this.span = span;
            this.message = message;
        }

        /** What stands beside the caret. */
        public Draft label(String format, Object... arguments) {
            label = formatted(format, arguments);
            return this;
        }

        /** A second place. */
        public Draft also(Span where, String format, Object... arguments) {
            others.add(new Diagnostic.Label(where, formatted(format, arguments)));
            return this;
        }

        /** How to mend it. */
        public Draft help(String format, Object... arguments) {
            helps.add(formatted(format, arguments));
            return this;
        }

        /** Asks whether another word was meant; it would stand in the diagnostic's place. */
        public Draft suggest(String word) {
            return suggest(span, word);
        }

        /** Asks whether another word was meant. */
        public Draft suggest(Span where, String word) {
            return help("did you mean `%s`?", word).fix("write `" + word + "`", where, word);
        }

        /** Offers a change of the text. */
        public Draft fix(String title, Span where, String replacement) {
            fixes.add(new Diagnostic.Fix(title, where, replacement));
            return this;
        }

        private Diagnostic build() {
            return new Diagnostic(code, message, span, label, others, helps, fixes);
        }
    }
}
