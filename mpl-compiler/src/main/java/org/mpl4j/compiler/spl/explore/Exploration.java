package org.mpl4j.compiler.spl.explore;

import java.util.List;
import org.mpl4j.compiler.spl.graph.Graph;
import org.mpl4j.compiler.spl.model.Routine;
import org.mpl4j.compiler.spl.model.Variable;
import org.mpl4j.compiler.spl.table.StateTable;

/** What exploring an automaton led to: its behaviour in the smallest form that holds it, or why there is none. */
public sealed interface Exploration {
    Routine automaton();

    /** A table of states. */
    record Table(StateTable table, Behaviour behaviour) implements Exploration {
        @Override
        public Routine automaton() {
            return table.automaton();
        }

        @Override
        public Machine machine() {
            return new TableMachine(table);
        }
    }

    /**
     * A bit for each configuration, since there are too many sets of them.
     *
     * @param variables those that have the most values
     */
    record BitSets(ConfigurationTable table, List<Variable> variables) implements Exploration {
        @Override
        public Routine automaton() {
            return table.automaton();
        }

        @Override
        public Machine machine() {
            return new BitSetMachine(table);
        }
    }

    /**
     * A few configurations with their values at a time, since too many values are possible.
     *
     * @param capacity how many configurations there may be at a time
     * @param variables those that have the most values
     * @param reason why there is no table
     */
    record Registers(Graph graph, int capacity, int closureLimit, List<Variable> variables, String reason)
            implements Exploration {
        @Override
        public Routine automaton() {
            return graph.automaton();
        }

        @Override
        public Machine machine() {
            return new RegisterMachine(this);
        }
    }

    /**
     * Nothing that could be run.
     *
     * @param variables those that have the most values
     */
    record TooLarge(Routine automaton, String reason, List<Variable> variables) implements Exploration {
        /** There is none. */
        @Override
        public Machine machine() {
            throw new IllegalStateException(automaton.name() + " is too large: " + reason);
        }
    }

    /** The automaton as something that runs; there is none of one that is too large. */
    Machine machine();
}
