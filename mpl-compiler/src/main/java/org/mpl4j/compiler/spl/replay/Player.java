package org.mpl4j.compiler.spl.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mpl4j.compiler.spl.explore.Exploration;
import org.mpl4j.compiler.spl.model.PolicySpec;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.model.Variable;

/** Automata that step together through a trace, until one of them refuses. */
public final class Player {
    private final List<Instances> automata = new ArrayList<>();

    /**
     * At the start.
     *
     * @param explorations of the automata; each can be run
     * @param startValues of start variables, by name; 0 for those that are not in it
     */
    public Player(PolicySpec spec, List<Exploration> explorations, Map<String, Integer> startValues) {
        for (Exploration exploration : explorations) {
            List<Integer> values = exploration.automaton().variables().stream()
                    .filter(Variable::isStart)
                    .map(variable -> startValues.getOrDefault(variable.name(), Math.max(0, variable.min())))
                    .toList();
            automata.add(new Instances(spec, exploration, values));
        }
    }

    /** Whether an automaton takes notice of a statecall. */
    public boolean knows(Statecall call) {
        return automata.stream().anyMatch(automaton -> automaton.knows(call));
    }

    /** A step. Empty if all that know the statecall take it; after a refusal, there is no going on. */
    public List<Refusal> step(Statecall call, Map<String, Long> fields) {
        return automata.stream()
                .map(automaton -> automaton.step(call, fields))
                .flatMap(Optional::stream)
                .toList();
    }
}
