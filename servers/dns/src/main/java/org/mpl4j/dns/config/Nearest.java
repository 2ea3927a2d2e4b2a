package org.mpl4j.dns.config;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Finds what somebody may have meant. */
final class Nearest {
    private Nearest() {}

    /** A question for the nearest name, all names if none is near. */
    static String help(String written, Collection<String> names) {
        String nearest = of(written, names);
        return nearest == null
                ? "there are " + ConfigNode.quoted(names.stream().sorted().toList())
                : "did you mean `" + nearest + "`?";
    }

    private static @Nullable String of(String written, Collection<String> names) {
        String nearest = null;
        int least = Math.max(2, written.length() / 3) + 1;
        for (String name : names) {
            int distance = distance(written, name);
            if (distance < least) {
                least = distance;
                nearest = name;
            }
        }
        return nearest;
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
