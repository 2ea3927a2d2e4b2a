package org.mpl4j.compiler.cli.manual;

import java.util.List;

/** Text in roff with the macros of man(7), as it grows. Plain text is given; what roff would understand otherwise is escaped. */
final class Roff {
    /** Marks that stand for a change of font until all has been escaped. */
    private static final char BOLD = '\u0001';

    private static final char ITALIC = '\u0002';
    private static final char ROMAN = '\u0003';

    private final StringBuilder text = new StringBuilder();

    static String bold(String text) {
        return BOLD + text + ROMAN;
    }

    static String italic(String text) {
        return ITALIC + text + ROMAN;
    }

    String text() {
        return text.toString();
    }

    /** A macro with its arguments. */
    void macro(String name, String... arguments) {
        text.append('.').append(name);
        for (String argument : arguments) {
            text.append(" \"").append(escape(argument).replace("\"", "\\(dq")).append('"');
        }
        text.append('\n');
    }

    void section(String title) {
        macro("SH", title);
    }

    /** What lines that follow explain. */
    void entry(String term) {
        macro("TP");
        line(term);
    }

    void line(String line) {
        text.append(escapeLine(line)).append('\n');
    }

    /** Paragraphs, a line each; neighbours that are indented by two or more are an example and stay as they are. */
    void paragraphs(List<String> lines) {
        boolean inExample = false;
        for (String line : lines) {
            boolean isExample = line.startsWith("  ");
            if (isExample != inExample) {
                macro(isExample ? "PP" : "EE");
                if (isExample) {
                    macro("EX");
                }
                inExample = isExample;
            }
            if (isExample) {
                line(line);
            } else if (!line.isBlank()) {
                macro("PP");
                line(line);
            }
        }
        if (inExample) {
            macro("EE");
        }
    }

    /** A dot or an apostrophe that begins a line would be a macro. */
    private static String escapeLine(String line) {
        return (line.startsWith(".") ? "\\&" : "") + escape(line);
    }

    private static String escape(String line) {
        StringBuilder escaped = new StringBuilder();
        line.chars().forEach(c -> escaped.append(escape((char) c)));
        return escaped.toString();
    }

    private static String escape(char c) {
        return switch (c) {
            case BOLD -> "\\fB";
            case ITALIC -> "\\fI";
            case ROMAN -> "\\fR";
            case '\\' -> "\\e";
            case '-' -> "\\-";
            case '\'' -> "\\(aq";
            case '`' -> "\\(ga";
            case '^' -> "\\(ha";
            case '~' -> "\\(ti";
            default -> c < 0x7f ? String.valueOf(c) : String.format("\\[u%04X]", (int) c);
        };
    }
}
