package org.mpl4j.compiler.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.Span;

/**
 * What people read: the message, the lines that it is about with the places marked, and help. The place stands below the message or, as build tools have it, before
 * it.
 */
final class ExcerptRendering implements Rendering {
    private final Style style;
    private final boolean isPlaceFirst;

    ExcerptRendering(boolean isColoured, boolean isPlaceFirst) {
        this.style = new Style(isColoured);
        this.isPlaceFirst = isPlaceFirst;
    }

    @Override
    public String separator() {
        return "\n";
    }

    @Override
    public String render(Diagnostic diagnostic) {
        Map<SourceFile, List<Mark>> files = marksByFile(diagnostic);
        int digits = files.values().stream()
                .flatMap(List::stream)
                .mapToInt(mark -> Integer.toString(mark.line()).length())
                .max()
                .orElse(1);
        Page page = new Page(style, digits, diagnostic.severity());
        if (isPlaceFirst) {
            page.start(diagnostic.span());
        }
        page.title(diagnostic);
        String arrow = isPlaceFirst ? "" : "--> ";
        for (Map.Entry<SourceFile, List<Mark>> file : files.entrySet()) {
            if (!arrow.isEmpty()) {
                page.place(arrow, placeIn(file.getKey(), diagnostic));
            }
            excerpt(page, file.getKey(), file.getValue());
            arrow = "::: ";
        }
        diagnostic.helps().forEach(page::help);
        return page.toString();
    }

    private static Span placeIn(SourceFile file, Diagnostic diagnostic) {
        return file == diagnostic.span().file()
                ? diagnostic.span()
                : diagnostic.others().stream()
                        .map(Diagnostic.Label::span)
                        .filter(span -> span.file() == file)
                        .findFirst()
                        .orElseThrow();
    }

    private static Map<SourceFile, List<Mark>> marksByFile(Diagnostic diagnostic) {
        Map<SourceFile, List<Mark>> files = new LinkedHashMap<>();
        List<Mark> first = files.computeIfAbsent(diagnostic.span().file(), file -> new ArrayList<>());
        first.addAll(Mark.of(diagnostic.span(), diagnostic.label(), true));
        for (Diagnostic.Label other : diagnostic.others()) {
            files.computeIfAbsent(other.span().file(), file -> new ArrayList<>())
                    .addAll(Mark.of(other.span(), other.text(), false));
        }
        files.values().forEach(marks -> marks.sort(Comparator.comparingInt(Mark::start)));
        return files;
    }

    private static void excerpt(Page page, SourceFile file, List<Mark> marks) {
        int shown = 0;
        for (Mark mark : marks) {
            SourceLine line = new SourceLine(file, mark.line(), mark.start());
            if (mark.line() != shown || !line.isWhole()) {
                page.source(mark.line(), line);
                shown = mark.line();
            }
            page.mark(line, mark);
        }
    }

    /**
     * A part of one line to underline.
     *
     * @param isContinued whether lines follow that belong to it and are left out
     */
    private record Mark(int line, int start, int end, String text, boolean isPrimary, boolean isContinued) {
        /** One for a place within a line, two for one that goes over several: its first and its last line. */
        static List<Mark> of(Span span, String text, boolean isPrimary) {
            SourceFile file = span.file();
            int firstLine = file.line(span.start());
            int end = span.start() + span.text().stripTrailing().length();
            int lastLine = file.line(Math.max(span.start(), end));
            if (firstLine == lastLine) {
                return List.of(new Mark(firstLine, span.start(), end, text, isPrimary, false));
            }
            int firstEnd = file.lineStart(firstLine) + file.lineText(firstLine).length();
            String last = file.lineText(lastLine);
            int lastStart = file.lineStart(lastLine)
                    + last.length()
                    - last.stripLeading().length();
            return List.of(
                    new Mark(firstLine, span.start(), firstEnd, "", isPrimary, lastLine > firstLine + 1),
                    new Mark(lastLine, lastStart, end, text, isPrimary, false));
        }
    }

    /** The text as it grows. */
    private static final class Page {
        private final StringBuilder out = new StringBuilder();
        private final Style style;
        private final int digits;
        private final Severity severity;

        Page(Style style, int digits, Severity severity) {
            this.style = style;
            this.digits = digits;
            this.severity = severity;
        }

        void start(Span span) {
            String place = span.file() + ":[" + span.line() + "," + span.column() + "] ";
            out.append(Printable.text(place));
        }

        void title(Diagnostic diagnostic) {
            String kind = severity.word() + "[" + diagnostic.code() + "]";
            out.append(style.of(severity, kind))
                    .append(style.strong(": " + Printable.text(diagnostic.message())))
                    .append('\n');
        }

        void place(String arrow, Span span) {
            out.append(" ".repeat(digits + 1))
                    .append(style.frame(arrow))
                    .append(Printable.text(span.toString()))
                    .append('\n');
        }

        void source(int number, SourceLine line) {
            String text = line.text();
            out.append(style.frame(String.format(" %" + digits + "d |", number)))
                    .append(text.isEmpty() ? "" : " ")
                    .append(text)
                    .append('\n');
        }

        void mark(SourceLine line, Mark mark) {
            int start = line.column(mark.start());
            int length = Math.max(1, line.column(mark.end()) - start);
            String underline = (mark.isPrimary() ? "^" : "-").repeat(length);
            String text = mark.text().isEmpty() ? "" : " " + Printable.text(mark.text());
            out.append(style.frame(" ".repeat(digits + 2) + "|"))
                    .append(" ".repeat(start + 1))
                    .append(mark.isPrimary() ? style.of(severity, underline + text) : style.frame(underline + text))
                    .append('\n');
            if (mark.isContinued()) {
                out.append(style.frame(" ".repeat(digits + 1) + "...")).append('\n');
            }
        }

        void help(String help) {
            out.append(" ".repeat(digits + 2))
                    .append(style.frame("= "))
                    .append(style.strong("help"))
                    .append(": ")
                    .append(Printable.text(help))
                    .append('\n');
        }

        @Override
        public String toString() {
            return out.toString();
        }
    }

    /** Colours, or none. */
    private record Style(boolean isColoured) {
        String of(Severity severity, String text) {
            return escape(severity == Severity.ERROR ? "1;31" : "1;33", text);
        }

        String strong(String text) {
            return escape("1", text);
        }

        String frame(String text) {
            return escape("1;34", text);
        }

        private String escape(String code, String text) {
            return isColoured ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
        }
    }
}
