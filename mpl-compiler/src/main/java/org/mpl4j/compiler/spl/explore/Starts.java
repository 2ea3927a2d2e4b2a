package org.mpl4j.compiler.spl.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.spl.model.Routine;
import org.mpl4j.compiler.spl.model.Variable;

/** The combinations of values that an automaton may start with. */
final class Starts {
    private static final int MOST = 1_024;

    private Starts() {}

    /** All of them, or empty if there are too many. */
    static Optional<List<List<Integer>>> of(Routine automaton) {
        List<List<Integer>> all = new ArrayList<>();
        all.add(List.of());
        for (Variable variable : automaton.variables()) {
            if (!variable.isStart()) {
                continue;
            }
            long count = (long) variable.max() - variable.min() + 1;
            if (count * all.size() > MOST) {
                return Optional.empty();
            }
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> start : all) {
                for (int value = variable.min(); value <= variable.max(); value++) {
                    List<Integer> more = new ArrayList<>(start);
                    more.add(value);
                    longer.add(List.copyOf(more));
                }
            }
            all = longer;
        }
        return Optional.of(all);
    }
}
