package org.mpl4j.compiler.spl.output.diagram;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
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

    private static final int STAYS = Integer.MAX_VALUE;

    private final StateTable table;
    private final List<CallLabel> labels;
    private final List<Map<Integer, Integer>> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** How many states can be left. */
    private final long living;

    private DrawingMaker(StateTable table) {
        this.table = table;
        this.labels = table.letters().stream().map(CallLabel::of).toList();
        for (int state = 0; state < table.states().size(); state++) {
            Map<Integer, Integer> row = new TreeMap<>();
            for (int letter = 0; letter < table.letters().size(); letter++) {
                int next = table.next(state, letter);
                if (next != StateTable.REFUSED) {
                    row.put(letter, next);
                }
            }
            rows.add(row);
        }
        this.living = rows.stream().filter(row -> !row.isEmpty()).count();
    }

    static Drawing of(StateTable table) {
        DrawingMaker maker = new DrawingMaker(table);
        maker.moveLoopsToNotes();
        maker.moveEdgesToNotes();
        return new Drawing(table.name(), maker.nodes(), maker.edges(), maker.notes);
    }

    /** The name of a state in text around it: a name of an RFC has its hyphens. */
    static String title(TableState state) {
        String name = state.name();
        return name.equals(name.toUpperCase(Locale.ROOT)) ? name.replace('_', '-') : name;
    }

    private void moveLoopsToNotes() {
        commonSteps((state, target) -> state.equals(target) ? STAYS : -1).forEach((common, letters) -> {
            notes.add(where("In", common.states()) + texts(letters) + (letters.size() == 1 ? " changes" : " change")
                    + " nothing.");
            common.states().forEach(state -> rows.get(state).keySet().removeAll(letters));
        });
    }

    private void moveEdgesToNotes() {
        commonSteps((state, target) -> state.equals(target) ? -1 : target).forEach((common, letters) -> {
            notes.add(where("From", common.states()) + texts(letters) + (letters.size() == 1 ? " leads" : " lead")
                    + " to " + title(table.states().get(common.target())) + ".");
            common.states().forEach(state -> rows.get(state).keySet().removeAll(letters));
        });
    }

    /** What many states do alike. */
    private record Common(int target, Set<Integer> states) {}

    /**
     * Letters that many states take to the same target, by what these are.
     *
     * @param targetOf of a state and where it goes to, what counts as the target; -1 for what is of no interest
     */
    private Map<Common, List<Integer>> commonSteps(BinaryOperator<Integer> targetOf) {
        Map<Common, List<Integer>> found = new LinkedHashMap<>();
        for (int letter = 0; letter < labels.size(); letter++) {
            Map<Integer, Set<Integer>> statesByTarget = new TreeMap<>();
            for (int state = 0; state < rows.size(); state++) {
                Integer next = rows.get(state).get(letter);
                int target = next == null ? -1 : targetOf.apply(state, next);
                if (target != -1) {
                    statesByTarget
                            .computeIfAbsent(target, t -> new LinkedHashSet<>())
                            .add(state);
                }
            }
            int one = letter;
            statesByTarget.forEach((target, states) -> {
                if (states.size() >= COMMON && 2L * states.size() >= living) {
                    found.computeIfAbsent(new Common(target, states), c -> new ArrayList<>())
                            .add(one);
                }
            });
        }
        return found;
    }

    private String where(String preposition, Set<Integer> states) {
        Set<Integer> others = new LinkedHashSet<>();
        IntStream.range(0, rows.size()).filter(state -> !states.contains(state)).forEach(others::add);
        if (others.isEmpty()) {
            return preposition + " each state, ";
        } else if (others.size() <= states.size()) {
            return preposition + " each state but " + titles(others) + ", ";
        }
        return preposition + " " + titles(states) + ", ";
    }

    private String titles(Set<Integer> states) {
        return listed(states.stream()
                .map(state -> title(table.states().get(state)))
                .distinct()
                .toList());
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
        for (TableState state : table.states()) {
            List<CallLabel> loops = rows.get(state.number()).entrySet().stream()
                    .filter(entry -> entry.getValue() == state.number())
                    .map(entry -> labels.get(entry.getKey()))
                    .toList();
            nodes.add(new Drawing.Node(
                    state.number(),
                    title(state),
                    state.label().isPresent(),
                    loops,
                    starts.getOrDefault(state.number(), List.of()),
                    state.isEnd(),
                    state.limit()));
        }
        return nodes;
    }

    private Map<Integer, List<String>> starts() {
        boolean isOne = new LinkedHashSet<>(table.starts().values()).size() == 1;
        List<Variable> variables =
                table.automaton().variables().stream().filter(Variable::isStart).toList();
        Map<Integer, List<String>> starts = new TreeMap<>();
        table.starts().entrySet().stream()
                .sorted(Map.Entry.comparingByKey((a, b) -> a.toString().compareTo(b.toString())))
                .forEach(entry -> {
                    List<String> texts = starts.computeIfAbsent(entry.getValue(), row -> new ArrayList<>());
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
            Map<Integer, List<CallLabel>> targets = new LinkedHashMap<>();
            for (Map.Entry<Integer, Integer> entry : rows.get(from).entrySet()) {
                if (entry.getValue() != from) {
                    targets.computeIfAbsent(entry.getValue(), to -> new ArrayList<>())
                            .add(labels.get(entry.getKey()));
                }
            }
            int source = from;
            targets.forEach((to, calls) -> edges.add(new Drawing.Edge(source, to, calls)));
        }
        return edges;
    }
}
