package org.mpl4j.compiler.spl.graph;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.spl.model.PolicySpec;
import org.mpl4j.compiler.spl.model.Routine;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.model.Variable;

/**
 * An automaton as a graph.
 *
 * @param alphabet the statecalls that it knows
 * @param frame the automaton's own variables, in the first slots
 * @param slots how many values a configuration has
 * @param live for each node, the slots whose values matter there; all others are 0
 */
public record Graph(
        Routine automaton,
        List<Statecall> alphabet,
        Frame frame,
        int slots,
        List<Node> nodes,
        int entry,
        List<BitSet> live) {
    /** The graph of an automaton, or empty if more than so many nodes and steps would be needed, as functions call functions many times or handlers interrupt handlers. */
    public static Optional<Graph> of(PolicySpec spec, Routine automaton, int limit) {
        return new GraphBuilder(spec, automaton, limit).build();
    }

    public Node node(int id) {
        return nodes.get(id);
    }

    /** The values in the beginning. */
    public long[] initialValues(List<Integer> starts) {
        long[] values = new long[slots];
        int at = 0;
        for (Variable variable : automaton.variables()) {
            if (variable.isStart()) {
                values[frame.slot(variable)] = starts.get(at++);
            }
        }
        return values;
    }
}
