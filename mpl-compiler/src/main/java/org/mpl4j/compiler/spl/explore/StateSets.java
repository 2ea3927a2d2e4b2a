package org.mpl4j.compiler.spl.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.mpl4j.compiler.spl.model.Step;

/**
 * Sets of configurations that are there at the same time, found breadth-first from the starts. Set 0 is empty when an automaton cannot start.
 */
final class StateSets {
    /** Several numbers as a key. */
    private record Numbers(int[] numbers) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Numbers n && Arrays.equals(n.numbers, numbers);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(numbers);
        }
    }

    /** What a set does with a letter. */
    record Edge(int letter, int target, Set<Step.Within> armed) {}

    /**
     * A set and what it allows.
     *
     * @param aborting the letters that are refused since they lead to an abort
     * @param dead the letters that are refused though a configuration waits for them, as no guard holds behind
     */
    record StateSet(int[] members, List<Edge> edges, List<Integer> aborting, List<Integer> dead) {}

    private final Configurations configurations;
    private final Map<Numbers, Integer> byClosures = new HashMap<>();
    private final Map<Numbers, Integer> byMembers = new HashMap<>();
    private final List<int[]> members = new ArrayList<>();
    private final List<StateSet> sets = new ArrayList<>();
    private final List<Integer> parents = new ArrayList<>();
    private final List<Integer> parentLetters = new ArrayList<>();
    private long work;

    StateSets(Configurations configurations) {
        this.configurations = configurations;
    }

    Configurations configurations() {
        return configurations;
    }

    List<StateSet> sets() {
        return sets;
    }

    /** How many members, moves and nodes were looked at. */
    long work() {
        return work + configurations.stepper().work();
    }

    /** The set in which an automaton starts. */
    int start(List<Integer> values) {
        int closure = configurations.start(values);
        int[] from = configurations.reach(closure).aborts() ? new int[0] : new int[] {closure};
        return number(from, -1, -1);
    }

    /** Explores all sets; false if there are more than so many, or it does not come to an end. */
    boolean explore(int limit) {
        while (sets.size() < members.size()) {
            if (members.size() > limit || configurations.isEndless()) {
                return false;
            }
            sets.add(explore(sets.size(), members.get(sets.size())));
        }
        return !configurations.isEndless();
    }

    private StateSet explore(int set, int[] numbers) {
        Map<Integer, List<int[]>> byLetter = new TreeMap<>();
        for (int number : numbers) {
            for (Move move : configurations.moves(number)) {
                byLetter.computeIfAbsent(move.letter(), l -> new ArrayList<>()).add(move.closures());
                work++;
            }
        }
        StateSet result = new StateSet(numbers, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        byLetter.forEach((letter, parts) -> {
            int[] closures = parts.size() == 1
                    ? parts.get(0)
                    : parts.stream()
                            .flatMapToInt(Arrays::stream)
                            .sorted()
                            .distinct()
                            .toArray();
            edge(set, letter, closures, result);
        });
        return result;
    }

    private void edge(int set, int letter, int[] closures, StateSet into) {
        Set<Step.Within> armed = new LinkedHashSet<>();
        boolean isEmpty = true;
        for (int closure : closures) {
            Configurations.Reach reach = configurations.reach(closure);
            if (reach.aborts()) {
                into.aborting().add(letter);
                return;
            }
            armed.addAll(reach.armed());
            isEmpty &= reach.waiting().length == 0;
        }
        if (isEmpty) {
            into.dead().add(letter);
        } else {
            into.edges().add(new Edge(letter, number(closures, set, letter), armed));
        }
    }

    private int number(int[] closures, int parent, int letter) {
        Numbers key = new Numbers(closures);
        Integer known = byClosures.get(key);
        if (known == null) {
            int[] union = configurations.union(closures);
            work += union.length;
            known = byMembers.computeIfAbsent(new Numbers(union), k -> {
                members.add(union);
                parents.add(parent);
                parentLetters.add(letter);
                return members.size() - 1;
            });
            byClosures.put(key, known);
        }
        return known;
    }

    int size() {
        return members.size();
    }

    /** A shortest sequence of letters that leads from a start to a set. */
    List<Integer> shortestTrace(int set) {
        List<Integer> trace = new ArrayList<>();
        for (int at = set; parents.get(at) >= 0; at = parents.get(at)) {
            trace.add(0, parentLetters.get(at));
        }
        return trace;
    }

    boolean isEnd(int set) {
        return Arrays.stream(members.get(set)).anyMatch(configurations::isEnd);
    }

    /** The name that stands first in the text among those of its members. */
    Optional<Step.Named> label(int set) {
        return Labels.first(Arrays.stream(members.get(set)).mapToObj(configurations::label));
    }

    Optional<Step.Within> limit(int set) {
        return Arrays.stream(members.get(set))
                .mapToObj(configurations::limit)
                .flatMap(Optional::stream)
                .min((a, b) -> Integer.compare(a.span().start(), b.span().start()));
    }
}
