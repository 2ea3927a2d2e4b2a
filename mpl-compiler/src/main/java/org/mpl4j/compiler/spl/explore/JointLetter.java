package org.mpl4j.compiler.spl.explore;

import org.mpl4j.compiler.spl.table.Letter;

/**
 * A letter of automata side by side.
 *
 * @param parts for each automaton, the number of the letter in its table, or -1 if it takes no notice of the statecall
 */
public record JointLetter(Letter letter, int[] parts) {
    /** Whether an automaton knows the statecall. */
    public boolean isKnownTo(int automaton) {
        return parts[automaton] >= 0;
    }

    @Override
    public String toString() {
        return letter.toString();
    }
}
