package org.mpl4j.compiler.spl.table;

import java.util.List;
import java.util.Map;
import org.mpl4j.compiler.spl.model.Routine;

/**
 * An automaton as a table.
 *
 * @param automaton what it was made of
 * @param letters its alphabet; what is not in it, the automaton takes no notice of
 * @param states a row each
 * @param next for each state and letter, the row that follows, or -1 if the letter is refused: {@code next[state * letters.size() + letter]}
 * @param arms for each of {@code next}, whether the deadline of the next state's limit is set anew
 * @param starts the first row for each combination of start values, in the order of the automaton's start variables; one with an empty list if it has none
 */
public record StateTable(
        Routine automaton,
        List<Letter> letters,
        List<TableState> states,
        int[] next,
        boolean[] arms,
        Map<List<Integer>, Integer> starts) {
    /** Stands for no row. */
    public static final int REFUSED = -1;

    public String name() {
        return automaton.name();
    }

    public int next(int state, int letter) {
        return next[state * letters.size() + letter];
    }

    /** The first row of an automaton without start values. */
    public int start() {
        return starts.values().iterator().next();
    }
}
