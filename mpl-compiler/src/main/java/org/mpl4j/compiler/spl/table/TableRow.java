package org.mpl4j.compiler.spl.table;

import java.util.Arrays;

/**
 * What a state allows. Most states allow few of an alphabet's letters, so only these are kept.
 *
 * @param letters the letters, ascending
 * @param targets for each, the row that follows
 * @param arms for each, whether the deadline of the next state's limit is set anew
 */
public record TableRow(int[] letters, int[] targets, boolean[] arms) {
    /** The row that follows a letter, or {@link StateTable#REFUSED}. */
    public int next(int letter) {
        int at = Arrays.binarySearch(letters, letter);
        return at < 0 ? StateTable.REFUSED : targets[at];
    }

    public boolean arms(int letter) {
        int at = Arrays.binarySearch(letters, letter);
        return at >= 0 && arms[at];
    }

    /** The row of a whole table that begins at a place of its array. */
    static TableRow of(int[] next, boolean[] arms, int from, int letters) {
        int[] allowed = new int[letters];
        int count = 0;
        for (int i = 0; i < letters; i++) {
            if (next[from + i] != StateTable.REFUSED) {
                allowed[count++] = i;
            }
        }
        int[] targets = new int[count];
        boolean[] armed = new boolean[count];
        for (int i = 0; i < count; i++) {
            targets[i] = next[from + allowed[i]];
            armed[i] = arms[from + allowed[i]];
        }
        return new TableRow(Arrays.copyOf(allowed, count), targets, armed);
    }
}
