package org.mpl4j.compiler.spl.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.mpl4j.compiler.spl.model.Routine;

/**
 * An automaton as a table.
 *
 * @param automaton what it was made of
 * @param letters its alphabet; what is not in it, the automaton takes no notice of
 * @param states a row each
 * @param rows for each state, the letters that it allows and where they lead
 * @param starts the first row for each combination of start values, in the order of the automaton's start variables; one with an empty list if it has none
 */
public record StateTable(
        Routine automaton,
        List<Letter> letters,
        List<TableState> states,
        List<TableRow> rows,
        Map<List<Integer>, Integer> starts) {
    /** Stands for no row. */
    public static final int REFUSED = -1;

    /** Of whole arrays: {@code next[state * letters.size() + letter]}, with -1 for a letter that is refused; {@code arms} in the same way. */
    public StateTable(
            Routine automaton,
            List<Letter> letters,
            List<TableState> states,
            int[] next,
            boolean[] arms,
            Map<List<Integer>, Integer> starts) {
        this(automaton, letters, states, rows(next, arms, states.size(), letters.size()), starts);
    }

    private static List<TableRow> rows(int[] next, boolean[] arms, int states, int letters) {
        List<TableRow> rows = new ArrayList<>();
        for (int i = 0; i < states; i++) {
            rows.add(TableRow.of(next, arms, i * letters, letters));
        }
        return rows;
    }

    public String name() {
        return automaton.name();
    }

    public int next(int state, int letter) {
        return rows.get(state).next(letter);
    }

    public boolean arms(int state, int letter) {
        return rows.get(state).arms(letter);
    }

    /** Where each state and letter lead: {@code next[state * letters.size() + letter]}, -1 if the letter is refused. A new array. */
    public int[] next() {
        int[] next = new int[states.size() * letters.size()];
        Arrays.fill(next, REFUSED);
        for (int i = 0; i < rows.size(); i++) {
            TableRow row = rows.get(i);
            for (int j = 0; j < row.letters().length; j++) {
                next[i * letters.size() + row.letters()[j]] = row.targets()[j];
            }
        }
        return next;
    }

    /** For each of {@link #next()}, whether the deadline of the next state's limit is set anew. A new array. */
    public boolean[] arms() {
        boolean[] arms = new boolean[states.size() * letters.size()];
        for (int i = 0; i < rows.size(); i++) {
            TableRow row = rows.get(i);
            for (int j = 0; j < row.letters().length; j++) {
                arms[i * letters.size() + row.letters()[j]] = row.arms()[j];
            }
        }
        return arms;
    }

    /** The first row of an automaton without start values. */
    public int start() {
        return starts.values().iterator().next();
    }
}
