package org.mpl4j.compiler.spl.explore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mpl4j.compiler.spl.model.Variable;
import org.mpl4j.compiler.spl.table.StateTable;

/** Where automata side by side may begin. A start variable that several have by one name and type is given once, so all have the same value of it. */
final class JointStarts {
    /** Values that were given, and the rows in which the automata so far begin with them. */
    private record Start(Map<String, Integer> given, List<Integer> rows) {
        private Optional<Start> and(List<String> names, List<Integer> values, int row) {
            Map<String, Integer> all = new LinkedHashMap<>(given);
            for (int i = 0; i < values.size(); i++) {
                Integer before = all.putIfAbsent(names.get(i), values.get(i));
                if (before != null && !before.equals(values.get(i))) {
                    return Optional.empty();
                }
            }
            List<Integer> longer = new ArrayList<>(rows);
            longer.add(row);
            return Optional.of(new Start(all, longer));
        }
    }

    private JointStarts() {}

    /** The first rows for each choice of values, each combination of rows once. */
    static List<JointState> of(List<StateTable> tables) {
        List<Start> starts = List.of(new Start(Map.of(), List.of()));
        for (StateTable table : tables) {
            List<String> names = table.automaton().variables().stream()
                    .filter(Variable::isStart)
                    .map(variable -> variable.kind() + " " + variable.name())
                    .toList();
            List<Start> longer = new ArrayList<>();
            for (Start start : starts) {
                table.starts()
                        .forEach((values, row) -> start.and(names, values, row).ifPresent(longer::add));
            }
            starts = longer;
        }
        return starts.stream()
                .map(start -> new JointState(
                        start.rows().stream().mapToInt(Integer::intValue).toArray()))
                .distinct()
                .toList();
    }
}
