package org.mpl4j.compiler.spl.interpret;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mpl4j.compiler.spl.model.Step;
import org.mpl4j.compiler.spl.model.Variable;

/**
 * One of those things that a policy may be doing.
 *
 * @param values the variables of each frame, by its number; frame 0 is the automaton's
 * @param label the name passed since the last statecall
 */
record Doing(Rest rest, Map<Integer, Map<Variable, Long>> values, Optional<Step.Named> label) {
    Doing with(Rest newRest) {
        return new Doing(newRest, values, label);
    }

    Doing named(Optional<Step.Named> newLabel) {
        return new Doing(rest, values, newLabel);
    }

    /** The same with other variables in a frame. */
    Doing withFrame(int frame, Map<Variable, Long> variables) {
        Map<Integer, Map<Variable, Long>> changed = new TreeMap<>(values);
        changed.put(frame, Map.copyOf(variables));
        return new Doing(rest, changed, label);
    }

    Doing withoutFrame(int frame) {
        Map<Integer, Map<Variable, Long>> changed = new TreeMap<>(values);
        changed.remove(frame);
        return new Doing(rest, changed, label);
    }
}
