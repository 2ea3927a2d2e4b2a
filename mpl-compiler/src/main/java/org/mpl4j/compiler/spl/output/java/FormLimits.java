package org.mpl4j.compiler.spl.output.java;

import java.util.Optional;
import org.mpl4j.compiler.spl.explore.Exploration;
import org.mpl4j.compiler.spl.graph.Alphabet;
import org.mpl4j.compiler.spl.model.Direction;
import org.mpl4j.compiler.spl.model.PolicySpec;

/** Which automata no Java is made of, and why. */
public final class FormLimits {
    /** The numbers of all states are in one text, of at most 65,535 characters. */
    private static final int MOST = 14_000;

    /** Their columns are in one text. */
    private static final int MOST_CALLS = 14_000;

    private static final String ONLY_TABLES = ", which only a table can hold, but ";

    private FormLimits() {}

    /** Why no Java is made of an automaton; empty if there is nothing in the way. */
    public static Optional<String> obstacle(PolicySpec spec, Exploration exploration) {
        int calls = Alphabet.of(spec, exploration.automaton()).size();
        if (calls > MOST_CALLS) {
            return Optional.of("it has " + calls + " statecalls, and Java is made of at most " + MOST_CALLS);
        } else if (exploration instanceof Exploration.TooLarge large) {
            return Optional.of(large.reason());
        } else if (exploration instanceof Exploration.Table table) {
            int states = table.table().states().size();
            return states > MOST
                    ? Optional.of("it has " + states + " states, and Java is made of at most " + MOST)
                    : Optional.empty();
        }
        String why = exploration instanceof Exploration.Registers registers
                ? registers.reason()
                : "there are too many sets of what it may be doing";
        if (exploration.automaton().key().isPresent()) {
            return Optional.of("it has an instance for each key" + ONLY_TABLES + why);
        }
        boolean hasLimits = Alphabet.of(spec, exploration.automaton()).stream()
                .anyMatch(call -> call.direction() == Direction.TIMER);
        return hasLimits ? Optional.of("it has time limits" + ONLY_TABLES + why) : Optional.empty();
    }
}
