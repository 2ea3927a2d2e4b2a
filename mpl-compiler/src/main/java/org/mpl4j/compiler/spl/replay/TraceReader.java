package org.mpl4j.compiler.spl.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads traces: a statecall a line, behind it fields of its packet ({@code Receive_X length=5 last=true}). What begins with {@code #} is a comment. Time stamps may stand
 * before a statecall: whatever begins with a digit, or is in square brackets.
 */
public final class TraceReader {
    private static final Pattern TIMES = Pattern.compile("^(?:(?:\\[[^\\]]*\\]|[0-9][^\\s]*)\\s+)*");
    private static final Pattern STATECALL = Pattern.compile("[A-Z][A-Za-z0-9_']*");
    private static final Pattern FIELD = Pattern.compile("([a-z_][A-Za-z0-9_']*)=(-?[0-9]{1,18}|true|false)");

    private TraceReader() {}

    /**
     * The steps of a trace.
     *
     * @param name how messages call it
     */
    public static List<TraceStep> read(String name, String text) throws TraceException {
        List<TraceStep> steps = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1);
            int comment = line.indexOf('#');
            String content = (comment < 0 ? line : line.substring(0, comment)).strip();
            content = TIMES.matcher(content + " ").replaceFirst("").strip();
            if (!content.isEmpty()) {
                steps.add(step(name, number, content));
            }
        }
        return steps;
    }

    private static TraceStep step(String name, int line, String content) throws TraceException {
        String[] words = content.split("\\s+");
        if (!STATECALL.matcher(words[0]).matches()) {
            throw new TraceException(name + ":" + line + ": expected a statecall, such as Receive_Auth_Success, found `"
                    + words[0] + "`");
        }
        Map<String, Long> fields = new HashMap<>();
        for (int i = 1; i < words.length; i++) {
            Matcher field = FIELD.matcher(words[i]);
            if (!field.matches()) {
                throw new TraceException(
                        name + ":" + line + ": expected a field with a number, such as length=5, found `" + words[i]
                                + "`; each statecall has a line of its own");
            }
            fields.put(field.group(1), value(field.group(2)));
        }
        return new TraceStep(line, words[0], fields);
    }

    private static long value(String text) {
        return switch (text) {
            case "true" -> 1;
            case "false" -> 0;
            default -> Long.parseLong(text);
        };
    }
}
