package org.mpl4j.compiler.spl.property;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds a loop that owes nothing: one which for each thing that has to come has an edge that does not postpone it. Such a loop is in a strongly connected part of the
 * graph; the parts are found as by R. Tarjan, without recursion.
 */
final class Lasso {
    /** Where the loop begins, and its edges. */
    record Found(int first, List<Search.Edge> loop) {}

    private final List<List<Search.Edge>> edges;
    private final List<Normal.Until> untils;
    private final int[] part;
    private final Map<Integer, List<Integer>> members = new HashMap<>();

    Lasso(List<List<Search.Edge>> edges, List<Normal.Until> untils) {
        this.edges = edges;
        this.untils = untils;
        this.part = new int[edges.size()];
    }

    /** The loop that begins at the lowest node, which is one of the nearest in a breadth-first numbering. */
    Optional<Found> find() {
        parts();
        for (int i = 0; i < part.length; i++) {
            members.computeIfAbsent(part[i], p -> new ArrayList<>()).add(i);
        }
        Map<Integer, Boolean> isGood = new HashMap<>();
        for (int i = 0; i < part.length; i++) {
            int start = i;
            if (isGood.computeIfAbsent(part[i], p -> owesNothing(start))) {
                return Optional.of(new Found(i, loop(i)));
            }
        }
        return Optional.empty();
    }

    private boolean isInside(int from, Search.Edge edge) {
        return part[edge.to()] == part[from];
    }

    private boolean owesNothing(int node) {
        List<Search.Edge> inside = new ArrayList<>();
        for (int member : Objects.requireNonNull(members.get(part[node]))) {
            edges.get(member).stream().filter(e -> isInside(member, e)).forEach(inside::add);
        }
        return !inside.isEmpty()
                && untils.stream()
                        .allMatch(u ->
                                inside.stream().anyMatch(e -> !e.postponed().contains(u)));
    }

    /** A closed way within a part that has, for each thing owed, an edge that pays it. */
    private List<Search.Edge> loop(int start) {
        List<Search.Edge> loop = new ArrayList<>();
        int at = start;
        for (Normal.Until until : untils) {
            if (loop.stream().allMatch(e -> e.postponed().contains(until))) {
                List<Search.Edge> way = way(at, Optional.of(until), -1);
                loop.addAll(way);
                at = way.get(way.size() - 1).to();
            }
        }
        if (at != start || loop.isEmpty()) {
            loop.addAll(way(at, Optional.empty(), start));
        }
        return loop;
    }

    /** A shortest way to an edge that pays something, or to a node. */
    private List<Search.Edge> way(int from, Optional<Normal.Until> paid, int goal) {
        record Step(List<Search.Edge> way, int at) {}
        Deque<Step> open = new ArrayDeque<>(List.of(new Step(List.of(), from)));
        boolean[] isSeen = new boolean[part.length];
        while (!open.isEmpty()) {
            Step step = open.remove();
            for (Search.Edge edge : edges.get(step.at())) {
                if (!isInside(from, edge)) {
                    continue;
                }
                List<Search.Edge> longer = new ArrayList<>(step.way());
                longer.add(edge);
                boolean isThere =
                        paid.isEmpty() ? edge.to() == goal : !edge.postponed().contains(paid.get());
                if (isThere) {
                    return longer;
                } else if (!isSeen[edge.to()]) {
                    isSeen[edge.to()] = true;
                    open.add(new Step(longer, edge.to()));
                }
            }
        }
        throw new IllegalStateException("no way within a strongly connected part");
    }

    private void parts() {
        int size = edges.size();
        int[] index = new int[size];
        int[] low = new int[size];
        int[] position = new int[size];
        boolean[] isOnStack = new boolean[size];
        Arrays.fill(index, -1);
        Deque<Integer> stack = new ArrayDeque<>();
        Deque<Integer> calls = new ArrayDeque<>();
        int count = 0;
        for (int root = 0; root < size; root++) {
            if (index[root] >= 0) {
                continue;
            }
            calls.push(root);
            while (!calls.isEmpty()) {
                int at = calls.peek();
                if (index[at] < 0) {
                    index[at] = count;
                    low[at] = count++;
                    stack.push(at);
                    isOnStack[at] = true;
                }
                if (position[at] < edges.get(at).size()) {
                    int to = edges.get(at).get(position[at]++).to();
                    if (index[to] < 0) {
                        calls.push(to);
                    } else if (isOnStack[to]) {
                        low[at] = Math.min(low[at], index[to]);
                    }
                    continue;
                }
                calls.pop();
                if (!calls.isEmpty()) {
                    low[calls.peek()] = Math.min(low[calls.peek()], low[at]);
                }
                if (low[at] == index[at]) {
                    int member;
                    do {
                        member = stack.pop();
                        isOnStack[member] = false;
                        part[member] = at;
                    } while (member != at);
                }
            }
        }
    }
}
