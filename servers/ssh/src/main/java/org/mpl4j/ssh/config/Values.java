package org.mpl4j.ssh.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mpl4j.servers.common.config.Nearest;
import org.mpl4j.ssh.keys.KeyFormatException;
import org.mpl4j.ssh.keys.PatternList;

/** Reads and prints single values. */
final class Values {
    static final String NONE = "none";

    private static final Pattern TIME = Pattern.compile("(\\d{1,9})([smhdwSMHDW]?)");
    private static final Map<String, Integer> SECONDS =
            Map.of("", 1, "s", 1, "m", 60, "h", 3600, "d", 86_400, "w", 604_800);
    private static final Pattern SIZE = Pattern.compile("(\\d{1,12})([KMGkmg]?)");

    private Values() {}

    static boolean yesOrNo(Word word) throws ValueException {
        return switch (word.text().toLowerCase(Locale.ROOT)) {
            case "yes", "true" -> true;
            case "no", "false" -> false;
            default -> throw word.wrong("`%s` is neither yes nor no".formatted(word.text()), "write `yes` or `no`");
        };
    }

    static String print(boolean isYes) {
        return isYes ? "yes" : "no";
    }

    static int number(Word word, int least, int most) throws ValueException {
        try {
            int number = Integer.parseInt(word.text());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw word.wrong(
                "`%s` is no number from %d to %d".formatted(word.text(), least, most), "write a number in that range");
    }

    /** A time as OpenSSH writes it: 90, 90s, 1m30s, 2h .. */
    static Duration time(Word word) throws ValueException {
        Matcher matcher = TIME.matcher(word.text());
        long seconds = 0;
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            seconds += Long.parseLong(matcher.group(1))
                    * SECONDS.getOrDefault(matcher.group(2).toLowerCase(Locale.ROOT), 1);
            end = matcher.end();
        }
        if (end == 0 || end < word.text().length() || seconds > Integer.MAX_VALUE) {
            throw word.wrong("`%s` is no time".formatted(word.text()), "write seconds, or 90s, 1m30s, 2h, 1d, 1w");
        }
        return Duration.ofSeconds(seconds);
    }

    static String print(Duration time) {
        return Long.toString(time.toSeconds());
    }

    /** A number of bytes: 512K, 1M, 1G. */
    static long size(Word word) throws ValueException {
        Matcher matcher = SIZE.matcher(word.text());
        if (!matcher.matches()) {
            throw word.wrong("`%s` is no number of bytes".formatted(word.text()), "write a number, or 512K, 64M, 1G");
        }
        int shift = "kmg".indexOf(matcher.group(2).toLowerCase(Locale.ROOT));
        return Long.parseLong(matcher.group(1)) << (matcher.group(2).isEmpty() ? 0 : (shift + 1) * 10);
    }

    static <E extends Enum<E>> E one(Word word, Class<E> type) throws ValueException {
        List<String> names = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            if (print(constant).equalsIgnoreCase(word.text())) {
                return constant;
            }
            names.add(print(constant));
        }
        throw word.wrong(
                "`%s` is none of %s".formatted(word.text(), String.join(", ", names)),
                Nearest.help(word.text(), names));
    }

    static String print(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace("_", "");
    }

    static PatternList patterns(Word word) throws ValueException {
        try {
            return PatternList.parse(word.text());
        } catch (KeyFormatException e) {
            throw word.wrong(
                    String.valueOf(e.getMessage()), "write names with * and ?, or networks such as 192.0.2.0/24");
        }
    }

    static boolean isNone(Directive directive) {
        return directive.words().size() == 1 && directive.words().get(0).is(NONE);
    }

    static List<String> orNone(Optional<?> value) {
        return List.of(value.map(some -> quoted(some.toString())).orElse(NONE));
    }

    static String joined(List<?> words) {
        return String.join(
                " ", words.stream().map(word -> quoted(word.toString())).toList());
    }

    /** A word so that it can be read again. */
    static String quoted(String text) {
        if (!text.isEmpty() && text.chars().noneMatch(c -> " \t\"'\\#".indexOf(c) >= 0)) {
            return text;
        }
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("'", "\\'") + '"';
    }
}
