package org.mpl4j.compiler.spl.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.Span;
import org.mpl4j.compiler.spl.model.Direction;
import org.mpl4j.compiler.spl.model.Routine;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.table.Letter;
import org.mpl4j.compiler.spl.table.StateTable;
import org.mpl4j.compiler.spl.table.TableState;

/** Tables for tests, written as edges: {@code "idle A> busy", "busy B> idle"}; the first state is where it starts. A name that ends in {@code !} may be the end. */
public final class Tables {
    private Tables() {}

    /** A table whose states are all named. */
    public static StateTable of(String automaton, String... edges) {
        SourceFile file = new SourceFile(automaton + ".spl", "", "\n".repeat(edges.length + 1));
        Map<String, TableState> states = new LinkedHashMap<>();
        Set<String> calls = new LinkedHashSet<>();
        for (String edge : edges) {
            String[] parts = edge.split("[ >]+");
            state(states, file, parts[0]);
            if (parts.length == 3) {
                calls.add(parts[1]);
                state(states, file, parts[2]);
            }
        }
        List<Letter> letters =
                calls.stream().map(call -> new Letter(call(call), List.of())).toList();
        int[] next = new int[states.size() * letters.size()];
        Arrays.fill(next, StateTable.REFUSED);
        List<String> columns = new ArrayList<>(calls);
        for (String edge : edges) {
            String[] parts = edge.split("[ >]+");
            if (parts.length == 3) {
                next[number(states, parts[0]) * columns.size() + columns.indexOf(parts[1])] = number(states, parts[2]);
            }
        }
        Routine routine =
                new Routine(automaton, Optional.empty(), List.of(), List.of(), Optional.empty(), new Span(file, 0, 0));
        return new StateTable(
                routine, letters, List.copyOf(states.values()), next, new boolean[next.length], Map.of(List.of(), 0));
    }

    /** A statecall, whose direction its name tells. */
    public static Statecall call(String name) {
        Direction direction = name.startsWith("Receive_")
                ? Direction.RECEIVE
                : name.startsWith("Transmit_") ? Direction.TRANSMIT : Direction.EVENT;
        return new Statecall(name, direction, Optional.empty());
    }

    private static void state(Map<String, TableState> states, SourceFile file, String written) {
        String name = written.replace("!", "");
        if (!states.containsKey(name)) {
            int number = states.size();
            states.put(
                    name,
                    new TableState(
                            number,
                            name,
                            Optional.of(name),
                            List.of(new Span(file, 0, 0)),
                            written.endsWith("!"),
                            Optional.empty()));
        }
    }

    private static int number(Map<String, TableState> states, String written) {
        TableState state = states.get(written.replace("!", ""));
        return state == null ? -1 : state.number();
    }
}
