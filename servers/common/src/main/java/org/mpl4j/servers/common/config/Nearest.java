package org.mpl4j.servers.common.config;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds what somebody may have meant. */
public final class Nearest {
    private Nearest() {}

    /** A question for the nearest name, all names if none is near. */
    public static String help(String written, Collection<String> names) {
        return of(written, names)
                .map(nearest -> "did you mean `" + nearest + "`?")
                .orElseGet(() -> "there are " + quoted(names.stream().sorted().toList()));
    }

    /** The name with the fewest other letters, whether large or small; none if all are too far off. */
    public static Optional<String> of(String written, Collection<String> names) {
        Optional<String> nearest = Optional.empty();
        String lower = written.toLowerCase(Locale.ROOT);
        int least = Math.max(2, written.length() / 3) + 1;
        for (String name : names) {
            int distance = distance(lower, name.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                nearest = Optional.of(name);
            }
        }
        return nearest;
    }

    private static String quoted(List<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    /** How many letters are to be inserted, deleted or replaced (Levenshtein). */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
