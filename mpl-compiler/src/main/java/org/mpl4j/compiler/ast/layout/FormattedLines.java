package org.mpl4j.compiler.ast.layout;

import java.util.ArrayList;
import java.util.List;

/** Formatted text as it grows, line by line; comments at the ends of consecutive lines of one indentation begin in one column. */
final class FormattedLines {
    /** Comments are not moved further than this to stand below each other. */
    private static final int MAX_SHIFT = 40;

    private record Line(String text, String comment) {
        int width() {
            return text.length() - text.lastIndexOf('\n') - 1;
        }

        int indent() {
            return text.length() - text.stripLeading().length();
        }
    }

    private final List<Line> lines = new ArrayList<>();

    void add(int indent, String text) {
        lines.add(new Line(" ".repeat(indent) + text, ""));
    }

    /** An empty line, except at the start and after another one. */
    void blank() {
        if (!lines.isEmpty() && !lines.get(lines.size() - 1).text().isEmpty()) {
            lines.add(new Line("", ""));
        }
    }

    /** A comment of one line behind the last line. */
    void comment(String comment) {
        Line last = lines.remove(lines.size() - 1);
        lines.add(new Line(last.text(), last.comment().isEmpty() ? comment : last.comment() + " " + comment));
    }

    /** Several lines, of which the first is indented already. */
    void addComment(int indent, String comment) {
        String[] parts = comment.split("\n", -1);
        boolean hasStars = isStarred(parts);
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i].stripTrailing();
            if (i == 0) {
                add(indent, part);
            } else if (hasStars) {
                add(indent + 1, part.stripLeading());
            } else {
                lines.add(new Line(part, ""));
            }
        }
    }

    /** Whether every line after the first begins with a star. */
    private static boolean isStarred(String[] lines) {
        for (int i = 1; i < lines.length; i++) {
            if (!lines[i].stripLeading().startsWith("*")) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        for (int at = 0; at < lines.size(); ) {
            int end = endOfGroup(at);
            int column = column(lines.subList(at, end));
            for (Line line : lines.subList(at, end)) {
                out.append(line.text());
                if (!line.comment().isEmpty()) {
                    out.append(" ".repeat(Math.max(1, column - line.width()))).append(line.comment());
                }
                out.append('\n');
            }
            at = end;
        }
        return out.toString();
    }

    private int endOfGroup(int start) {
        int end = start + 1;
        while (!lines.get(start).comment().isEmpty()
                && end < lines.size()
                && !lines.get(end).comment().isEmpty()
                && lines.get(end).indent() == lines.get(start).indent()) {
            end++;
        }
        return end;
    }

    private static int column(List<Line> group) {
        int widest = group.stream().mapToInt(Line::width).max().orElse(0);
        int narrowest = group.stream().mapToInt(Line::width).min().orElse(0);
        return widest - narrowest > MAX_SHIFT ? 0 : widest + 1;
    }
}
