package org.mpl4j.compiler.resolve;

import java.util.Collection;
import java.util.Optional;

/** The name that was probably meant: the one with the fewest letters inserted, removed, replaced or swapped with their neighbour. */
public final class NearestName {
    /** Looking further is not worth the time: a specification with thousands of errors should fail soon, too. */
    private static final int CANDIDATE_LIMIT = 4_000;

    private static final int LENGTH_LIMIT = 60;

    private NearestName() {}

    /** The nearest of the candidates, the first of equals; empty if none is near, which is a third of the length away. */
    public static Optional<String> to(String name, Collection<String> candidates) {
        if (name.length() > LENGTH_LIMIT) {
            return Optional.empty();
        }
        int limit = Math.max(1, name.length() / 3);
        String nearest = null;
        int tried = 0;
        for (String candidate : candidates) {
            if (tried++ == CANDIDATE_LIMIT) {
                break;
            }
            if (Math.abs(candidate.length() - name.length()) <= limit) {
                int distance = distance(name, candidate);
                if (distance <= limit && !candidate.equals(name)) {
                    nearest = candidate;
                    limit = distance - 1;
                }
            }
        }
        return Optional.ofNullable(nearest);
    }

    private static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = last[j - 1] + (sameLetter(a.charAt(i - 1), b.charAt(j - 1)) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[b.length()];
    }

    private static boolean sameLetter(char a, char b) {
        return Character.toLowerCase(a) == Character.toLowerCase(b);
    }
}
