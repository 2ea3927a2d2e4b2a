package org.mpl4j.compiler.spl.output.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mpl4j.compiler.source.Span;
import org.mpl4j.compiler.spl.explore.Exploration;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.table.StateTable;
import org.mpl4j.compiler.spl.table.TableState;

/** What an automaton is held as in Java. */
sealed interface Form {
    /** Its letters, and what its states are called; also its cells, if it is a table. */
    StateTable table();

    Columns columns();

    /** The form of what exploring an automaton led to; of none that is too large, or that only a table can hold. */
    static Form of(Exploration exploration) {
        if (exploration instanceof Exploration.BitSets bits) {
            return new BitSetForm(bits.table());
        } else if (exploration instanceof Exploration.Registers registers) {
            return new RegisterForm(registers);
        } else if (exploration instanceof Exploration.Table table) {
            return new Rows(table.table());
        }
        throw new IllegalArgumentException(exploration.automaton().name() + " is too large");
    }

    /** A table; the row that the automaton is in is a number. */
    record Rows(StateTable table, Columns columns) implements Form {
        private static final int SMALL = 1 << 16;

        Rows(StateTable table) {
            this(table, Columns.of(table));
        }

        /** Whether it is large, and most of its cells are refused. */
        boolean isSparse() {
            long cells = (long) table.states().size() << shift();
            return cells > SMALL && cells / 4 > columns.cells();
        }

        /** By how much a row is shifted to get its first cell. */
        int shift() {
            int count = columns.count();
            return count <= 1 ? 0 : Integer.SIZE - Integer.numberOfLeadingZeros(count - 1);
        }
    }

    /** An object of the policy's own that is where the automaton is: a set of configurations. */
    sealed interface Sets extends Form permits BitSetForm, RegisterForm {
        /** The class of the object. */
        ClassName type();

        /** The class of what all objects share. */
        ClassName programType();

        /** What all objects share. */
        CodeBlock program(PolicyShape shape);

        /**
         * The object in the beginning.
         *
         * @param program what all share
         * @param values of its variables; 0 of those that are not given
         * @param index the number of the combination of those that are given
         */
        CodeBlock begin(String program, List<CodeBlock> values, CodeBlock index);

        /** The fields that a statecall needs besides those that its letters look at. */
        List<String> fields(Statecall call);

        /** Values that such a field is compared with. */
        Set<Long> samples();
    }

    /** What a state is called that a configuration gives its name. */
    static TableState state(
            int number, Optional<String> label, Optional<Span> place, boolean isEnd, Set<String> labels) {
        String name = place.map(span -> "line_" + span.line()).orElse(isEnd ? "end" : "refused");
        while (labels.contains(name)) {
            name += "_";
        }
        return new TableState(
                number, label.orElse(name), label, place.map(List::of).orElse(List.of()), isEnd, Optional.empty());
    }

    /** All labels of some configurations. */
    static Set<String> labels(List<Optional<String>> all) {
        Set<String> labels = new HashSet<>();
        all.forEach(label -> label.ifPresent(labels::add));
        return labels;
    }
}
