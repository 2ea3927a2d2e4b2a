package org.mpl4j.compiler.spl.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.mpl4j.compiler.source.Span;
import org.mpl4j.compiler.spl.model.Routine;
import org.mpl4j.compiler.spl.model.Step;
import org.mpl4j.compiler.spl.table.StateTable;
import org.mpl4j.compiler.spl.table.TableRow;
import org.mpl4j.compiler.spl.table.TableState;

/** Makes a table of the sets of configurations that were found: the smallest one, with names and the places of the text. */
final class TableMaker {
    /** What tells states apart even if they do the same. */
    private record Kind(Optional<String> label, boolean isEnd, Optional<String> limit) {}

    private record EdgeLabel(int letter, boolean arms) {}

    private final Routine automaton;
    private final StateSets sets;
    private final List<Kind> kinds = new ArrayList<>();

    TableMaker(Routine automaton, StateSets sets) {
        this.automaton = automaton;
        this.sets = sets;
        for (int i = 0; i < sets.size(); i++) {
            kinds.add(new Kind(
                    sets.label(i).map(Step.Named::state),
                    sets.isEnd(i),
                    sets.limit(i).map(Step.Within::limit)));
        }
    }

    Exploration.Table make(Map<List<Integer>, Integer> starts) {
        List<Minimizer.Edge> edges = new ArrayList<>();
        for (int i = 0; i < sets.size(); i++) {
            for (StateSets.Edge edge : sets.sets().get(i).edges()) {
                edges.add(new Minimizer.Edge(i, new EdgeLabel(edge.letter(), arms(i, edge)), edge.target()));
            }
        }
        int[] rowOf = renumbered(Minimizer.minimize(kinds, edges));
        int count = Arrays.stream(rowOf).max().orElse(-1) + 1;
        int[] first = new int[count];
        for (int i = sets.size() - 1; i >= 0; i--) {
            first[rowOf[i]] = i;
        }
        List<TableRow> rows = new ArrayList<>();
        for (int set : first) {
            rows.add(row(set, rowOf));
        }
        Map<List<Integer>, Integer> rowStarts = new LinkedHashMap<>();
        starts.forEach((values, set) -> rowStarts.put(values, rowOf[set]));
        LetterMerge.Merged merged = LetterMerge.merge(sets.configurations().letters(), rows);
        StateTable table = new StateTable(automaton, merged.letters(), states(first, rowOf), merged.rows(), rowStarts);
        return new Exploration.Table(table, new Behaviour(sets, rowOf));
    }

    /** Whether an edge sets the deadline: its way leads into the limit, or back to it from another. */
    private boolean arms(int from, StateSets.Edge edge) {
        Optional<String> limit = kinds.get(edge.target()).limit();
        return limit.isPresent()
                && (!limit.equals(kinds.get(from).limit())
                        || edge.armed().stream().anyMatch(w -> w.limit().equals(limit.get())));
    }

    /** The blocks, numbered by the first set in each. */
    private static int[] renumbered(int[] blocks) {
        Map<Integer, Integer> numbers = new HashMap<>();
        int[] rows = new int[blocks.length];
        for (int i = 0; i < blocks.length; i++) {
            rows[i] = numbers.computeIfAbsent(blocks[i], b -> numbers.size());
        }
        return rows;
    }

    private TableRow row(int set, int[] rowOf) {
        List<StateSets.Edge> edges = sets.sets().get(set).edges();
        int[] letters = new int[edges.size()];
        int[] targets = new int[edges.size()];
        boolean[] arms = new boolean[edges.size()];
        for (int i = 0; i < edges.size(); i++) {
            letters[i] = edges.get(i).letter();
            targets[i] = rowOf[edges.get(i).target()];
            arms[i] = arms(set, edges.get(i));
        }
        return new TableRow(letters, targets, arms);
    }

    private List<TableState> states(int[] first, int[] rowOf) {
        List<Map<Integer, Span>> places = new ArrayList<>();
        for (int i = 0; i < first.length; i++) {
            places.add(new TreeMap<>());
        }
        for (int i = 0; i < sets.size(); i++) {
            Map<Integer, Span> here = places.get(rowOf[i]);
            for (int member : sets.sets().get(i).members()) {
                sets.configurations().place(member).ifPresent(span -> here.put(span.start(), span));
            }
        }
        Set<String> labels = new HashSet<>();
        kinds.forEach(kind -> kind.label().ifPresent(labels::add));
        Set<String> taken = new LinkedHashSet<>();
        List<TableState> states = new ArrayList<>();
        for (int i = 0; i < first.length; i++) {
            Kind kind = kinds.get(first[i]);
            List<Span> spans = List.copyOf(places.get(i).values());
            String name = name(kind, spans, labels, taken);
            states.add(new TableState(i, name, kind.label(), spans, kind.isEnd(), kind.limit()));
        }
        return states;
    }

    private static String name(Kind kind, List<Span> spans, Set<String> labels, Set<String> taken) {
        String stem = kind.label()
                .orElseGet(() -> spans.isEmpty()
                        ? kind.isEnd() ? "end" : "refused"
                        : "line_" + spans.get(0).line());
        String name = stem;
        boolean mayBeLabel = kind.label().isPresent();
        for (int i = 2; taken.contains(name) || (!mayBeLabel && labels.contains(name)); i++) {
            name = stem + "_" + i;
            mayBeLabel = false;
        }
        taken.add(name);
        return name;
    }
}
