package org.mpl4j.compiler.spl.replay;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mpl4j.compiler.spl.explore.Exploration;
import org.mpl4j.compiler.spl.explore.Machine;
import org.mpl4j.compiler.spl.graph.Alphabet;
import org.mpl4j.compiler.spl.model.PolicySpec;
import org.mpl4j.compiler.spl.model.Routine;
import org.mpl4j.compiler.spl.model.Statecall;

/** An automaton that runs, or all instances of a keyed one: they begin with a statecall of their key, and are gone at their end. */
final class Instances {
    /** That of an automaton without keys. */
    private static final long NO_KEY = 0;

    private final Exploration exploration;
    private final List<Integer> startValues;
    private final Set<Statecall> alphabet;
    private final Map<Long, Machine> machines = new HashMap<>();

    Instances(PolicySpec spec, Exploration exploration, List<Integer> startValues) {
        this.exploration = exploration;
        this.startValues = startValues;
        this.alphabet = new HashSet<>(Alphabet.of(spec, exploration.automaton()));
    }

    boolean knows(Statecall call) {
        return alphabet.contains(call);
    }

    /** A step; what is in the way if it is refused. */
    Optional<Refusal> step(Statecall call, Map<String, Long> fields) {
        if (!knows(call)) {
            return Optional.empty();
        }
        Routine automaton = exploration.automaton();
        long key = automaton.key().map(k -> keyOf(k, call, fields)).orElse(NO_KEY);
        Machine machine = machines.get(key);
        if (machine == null) {
            machine = exploration.machine();
            machine.start(startValues);
        }
        if (!machine.step(call, fields)) {
            return Optional.of(new Refusal(
                    automaton.name(),
                    automaton.key().map(k -> key),
                    machine.label(),
                    machine.tableState(),
                    List.copyOf(machine.allowed())));
        }
        if (automaton.key().isPresent() && machine.isEnd() && machine.allowed().isEmpty()) {
            machines.remove(key);
        } else {
            machines.put(key, machine);
        }
        return Optional.empty();
    }

    /** Traces without fields are those of one instance. */
    private static long keyOf(Routine.Key key, Statecall call, Map<String, Long> fields) {
        return fields.getOrDefault(key.fields().getOrDefault(call.name(), ""), NO_KEY);
    }
}
