package org.mpl4j.dns.zone.file;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The entries that a {@code $GENERATE} stands for, as BIND has it: {@code $GENERATE 1-100/2 host$ A 192.0.2.$}. A {@code $} stands for the number, <code>${10,3,d}</code>
 * for the number plus 10 with at least 3 digits in the given base (d, o, x, X, or n and N for nibbles of a reverse name), {@code $$} and {@code \$} for a dollar sign.
 */
final class Generate {
    private static final Pattern RANGE = Pattern.compile("([0-9]{1,9})-([0-9]{1,9})(?:/([0-9]{1,9}))?");
    private static final Pattern MODIFIER = Pattern.compile("\\{(-?[0-9]{1,9})(?:,([0-9]{1,3})(?:,([doxXnN]))?)?}");

    /** More than any sensible file has, and not enough to fill the memory. */
    private static final long MAX = 1 << 20;

    private final long first;
    private final long last;
    private final long step;
    private final String template;

    /**
     * Reads what is behind the word.
     *
     * @throws MasterException if it has no range, or nothing behind it
     */
    Generate(String text) throws MasterException {
        Words words = new Words(text);
        String range = words.next();
        Matcher matcher = RANGE.matcher(range);
        if (!matcher.matches()) {
            throw new MasterException("$GENERATE wants a range, as 1-100 or 1-100/2: " + range);
        }
        first = Long.parseLong(matcher.group(1));
        last = Long.parseLong(matcher.group(2));
        step = matcher.group(3) == null ? 1 : Long.parseLong(matcher.group(3));
        template = words.rest();
        if (last < first || step == 0) {
            throw new MasterException("$GENERATE has an empty range: " + range);
        }
        if ((last - first) / step >= MAX) {
            throw new MasterException("$GENERATE makes more than " + MAX + " records: " + range);
        }
        if (template.isEmpty()) {
            throw new MasterException("$GENERATE has a range and no record behind it");
        }
    }

    int count() {
        return (int) ((last - first) / step) + 1;
    }

    /** The entry of a number, from 0 to before {@link #count}. */
    String entry(int index) throws MasterException {
        long number = first + index * step;
        StringBuilder entry = new StringBuilder();
        for (int at = 0; at < template.length(); at++) {
            char c = template.charAt(at);
            if (c == '\\' && at + 1 < template.length()) {
                char escaped = template.charAt(++at);
                entry.append(escaped == '$' ? "$" : "\\" + escaped);
            } else if (c != '$') {
                entry.append(c);
            } else if (template.startsWith("$", at + 1)) {
                entry.append('$');
                at++;
            } else if (template.startsWith("{", at + 1)) {
                Matcher modifier = MODIFIER.matcher(template).region(at + 1, template.length());
                if (!modifier.lookingAt()) {
                    throw new MasterException(
                            "$GENERATE wants offset, width and base, as ${0,3,d}: " + template.substring(at));
                }
                entry.append(format(number, modifier));
                at = modifier.end() - 1;
            } else {
                entry.append(number);
            }
        }
        return entry.toString();
    }

    private static String format(long number, Matcher modifier) throws MasterException {
        long value = number + Long.parseLong(modifier.group(1));
        if (value < 0) {
            throw new MasterException("$GENERATE comes to a negative number: " + value);
        }
        int width = modifier.group(2) == null ? 0 : Integer.parseInt(modifier.group(2));
        String base = modifier.group(3) == null ? "d" : modifier.group(3);
        return switch (base) {
            case "n" -> nibbles(Long.toHexString(value), width);
            case "N" -> nibbles(Long.toHexString(value).toUpperCase(Locale.ROOT), width);
            default -> ("%" + (width == 0 ? "" : "0" + width) + base).formatted(value);
        };
    }

    /** The digits as labels, the last one first; the width counts the dots. */
    private static String nibbles(String digits, int width) {
        StringBuilder padded = new StringBuilder(digits).reverse();
        while (2 * padded.length() - 1 < width) {
            padded.append('0');
        }
        return String.join(".", padded.toString().split(""));
    }
}
