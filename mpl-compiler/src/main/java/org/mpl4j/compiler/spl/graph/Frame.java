package org.mpl4j.compiler.spl.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mpl4j.compiler.spl.model.Routine;
import org.mpl4j.compiler.spl.model.Variable;

/** The variables of an automaton, or of one call of a function: the slot of each in the values of a configuration. */
public final class Frame {
    private final Routine routine;
    private final Optional<Frame> caller;
    private final Map<Variable, Integer> slots = new LinkedHashMap<>();

    Frame(Routine routine, Optional<Frame> caller, int firstSlot) {
        this.routine = routine;
        this.caller = caller;
        for (Variable variable : routine.variables()) {
            slots.put(variable, firstSlot + slots.size());
        }
    }

    public Routine routine() {
        return routine;
    }

    public Map<Variable, Integer> slots() {
        return slots;
    }

    /** The slots of these variables and of those of all callers. */
    public Map<Variable, Integer> all() {
        Map<Variable, Integer> all = new LinkedHashMap<>(slots);
        caller.ifPresent(c -> all.putAll(c.all()));
        return all;
    }

    public int slot(Variable variable) {
        Integer slot = slots.get(variable);
        if (slot == null) {
            throw new IllegalArgumentException(routine.name() + " has no variable " + variable.name());
        }
        return slot;
    }

    /** The values of variables as people read them, {@code x = 3, ok = true}, with those of callers; empty if there are none. */
    public String describe(long[] values) {
        List<String> parts = new ArrayList<>();
        slots.forEach((variable, slot) -> {
            long value = values[slot];
            boolean isTruth = variable.kind() == Variable.Kind.BOOL;
            parts.add(variable.name() + " = " + (isTruth ? String.valueOf(value != 0) : String.valueOf(value)));
        });
        caller.map(c -> c.describe(values)).filter(text -> !text.isEmpty()).ifPresent(parts::add);
        return String.join(", ", parts);
    }
}
