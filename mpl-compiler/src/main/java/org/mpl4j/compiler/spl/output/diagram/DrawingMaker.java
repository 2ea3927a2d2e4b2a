package org.mpl4j.compiler.spl.output.diagram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.mpl4j.compiler.spl.model.Variable;
import org.mpl4j.compiler.spl.table.StateTable;
import org.mpl4j.compiler.spl.table.TableState;

/**
 * Decides what is drawn: all statecalls between two states are one edge, those that stay where they are stand in the node, and what nearly every state does in
 * the same way is a note.
 */
final class DrawingMaker {
    /** So many states have to do the same for a note about it. */
    private static final int COMMON = 4;

    private final StateTable table;
    private final StateGroups groups;
    private final List<CallLabel> labels;

    /** For each group and letter, the groups that it leads to. */
    private final List<Map<Integer, Set<Integer>>> rows = new ArrayList<>();

    private final List<String> notes = new ArrayList<>();

    /** How many groups can be left. */
    private final long living;

    private DrawingMaker(StateTable table, boolean isByLabel) {
        this.table = table;
        this.groups = new StateGroups(table, isByLabel);
        this.labels = table.letters().stream().map(CallLabel::of).toList();
        for (int group = 0; group < groups.size(); group++) {
            rows.add(new TreeMap<>());
        }
        for (TableState state : table.states()) {
            Map<Integer, Set<Integer>> row = rows.get(groups.of(state.number()));
            int[] letters = table.rows().get(state.number()).letters();
            int[] targets = table.rows().get(state.number()).targets();
            for (int i = 0; i < letters.length; i++) {
                row.computeIfAbsent(letters[i], l -> new TreeSet<>()).add(groups.of(targets[i]));
            }
        }
        this.living = rows.stream().filter(row -> !row.isEmpty()).count();
    }

    /**
     * The picture of a table.
     *
     * @param isByLabel whether states of one name are one node
     */
    static Drawing of(StateTable table, boolean isByLabel) {
        DrawingMaker maker = new DrawingMaker(table, isByLabel);
        maker.moveToNotes(true);
        maker.moveToNotes(false);
        maker.noteGroups();
        return new Drawing(table.name(), maker.nodes(), maker.edges(), maker.notes);
    }

    /** What many groups do alike; a target of -1 means that they stay. */
    private record Common(int target, Set<Integer> groups) {}

    private void moveToNotes(boolean isStaying) {
        commonSteps(isStaying).forEach((common, letters) -> {
            String where = where(isStaying ? "In" : "From", common.groups()) + texts(letters);
            String ending = letters.size() == 1 ? "s " : " ";
            notes.add(where
                    + (isStaying
                            ? " change" + ending + "nothing."
                            : " lead" + ending + "to " + groups.title(common.target()) + "."));
            for (int group : common.groups()) {
                int target = isStaying ? group : common.target();
                letters.forEach(letter ->
                        Objects.requireNonNull(rows.get(group).get(letter)).remove(target));
            }
        });
    }

    /** Letters that many groups take in the same way. */
    private Map<Common, List<Integer>> commonSteps(boolean isStaying) {
        Map<Common, List<Integer>> found = new LinkedHashMap<>();
        for (int letter = 0; letter < labels.size(); letter++) {
            Map<Integer, Set<Integer>> groupsByTarget = new TreeMap<>();
            for (int group = 0; group < rows.size(); group++) {
                for (int target : rows.get(group).getOrDefault(letter, Set.of())) {
                    if (isStaying == (target == group)) {
                        groupsByTarget
                                .computeIfAbsent(isStaying ? -1 : target, t -> new LinkedHashSet<>())
                                .add(group);
                    }
                }
            }
            int one = letter;
            groupsByTarget.forEach((target, from) -> {
                if (from.size() >= COMMON && 2L * from.size() >= living) {
                    found.computeIfAbsent(new Common(target, from), c -> new ArrayList<>())
                            .add(one);
                }
            });
        }
        return found;
    }

    private void noteGroups() {
        for (int group = 0; group < groups.size(); group++) {
            int count = groups.states(group).size();
            if (count > 1) {
                notes.add(groups.title(group) + " stands for " + count + " states of the table.");
            }
        }
    }

    private String where(String preposition, Set<Integer> those) {
        List<Integer> others = IntStream.range(0, rows.size())
                .filter(group -> !those.contains(group))
                .boxed()
                .toList();
        if (others.isEmpty()) {
            return preposition + " each state, ";
        } else if (others.size() <= those.size()) {
            return preposition + " each state but " + titles(others) + ", ";
        }
        return preposition + " " + titles(List.copyOf(those)) + ", ";
    }

    private String titles(List<Integer> those) {
        return listed(those.stream().map(groups::title).distinct().toList());
    }

    private String texts(List<Integer> letters) {
        return listed(letters.stream().map(letter -> labels.get(letter).text()).toList());
    }

    private static String listed(List<String> texts) {
        int last = texts.size() - 1;
        return last == 0 ? texts.get(0) : String.join(", ", texts.subList(0, last)) + " and " + texts.get(last);
    }

    private List<Drawing.Node> nodes() {
        Map<Integer, List<String>> starts = starts();
        List<Drawing.Node> nodes = new ArrayList<>();
        for (int group = 0; group < groups.size(); group++) {
            int own = group;
            List<TableState> states = groups.states(group);
            List<CallLabel> loops = rows.get(group).entrySet().stream()
                    .filter(entry -> entry.getValue().contains(own))
                    .map(entry -> labels.get(entry.getKey()))
                    .toList();
            List<Optional<String>> limits =
                    states.stream().map(TableState::limit).distinct().toList();
            nodes.add(new Drawing.Node(
                    group,
                    groups.title(group),
                    states.get(0).label().isPresent(),
                    loops,
                    starts.getOrDefault(group, List.of()),
                    states.stream().anyMatch(TableState::isEnd),
                    limits.size() == 1 ? limits.get(0) : Optional.empty()));
        }
        return nodes;
    }

    private Map<Integer, List<String>> starts() {
        boolean isOne =
                table.starts().values().stream().map(groups::of).distinct().count() == 1;
        List<Variable> variables =
                table.automaton().variables().stream().filter(Variable::isStart).toList();
        Map<Integer, List<String>> starts = new TreeMap<>();
        table.starts().entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
                .forEach(entry -> {
                    List<String> texts = starts.computeIfAbsent(groups.of(entry.getValue()), g -> new ArrayList<>());
                    if (!isOne) {
                        texts.add(values(variables, entry.getKey()));
                    } else if (texts.isEmpty()) {
                        texts.add("");
                    }
                });
        return starts;
    }

    private static String values(List<Variable> variables, List<Integer> values) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Variable variable = variables.get(i);
            int value = values.get(i);
            texts.add(
                    variable.kind() == Variable.Kind.INT
                            ? variable.name() + " = " + value
                            : (value == 0 ? "not " : "") + variable.name());
        }
        return String.join(", ", texts);
    }

    private List<Drawing.Edge> edges() {
        List<Drawing.Edge> edges = new ArrayList<>();
        for (int from = 0; from < rows.size(); from++) {
            Map<Integer, List<CallLabel>> calls = new LinkedHashMap<>();
            for (Map.Entry<Integer, Set<Integer>> entry : rows.get(from).entrySet()) {
                for (int target : entry.getValue()) {
                    if (target != from) {
                        calls.computeIfAbsent(target, to -> new ArrayList<>()).add(labels.get(entry.getKey()));
                    }
                }
            }
            int source = from;
            calls.forEach((to, own) -> edges.add(new Drawing.Edge(source, to, own)));
        }
        return edges;
    }
}
