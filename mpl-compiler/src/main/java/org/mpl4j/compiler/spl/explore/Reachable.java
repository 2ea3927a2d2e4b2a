package org.mpl4j.compiler.spl.explore;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The joint states that can be reached, in the order of a breadth-first search, each with a shortest way to it. */
public final class Reachable {
    private record From(Optional<JointState> parent, Optional<JointLetter> letter) {}

    private final Map<JointState, From> states = new LinkedHashMap<>();
    private final boolean isWhole;

    private Reachable(Product product, int limit) {
        Deque<JointState> open = new ArrayDeque<>();
        for (JointState start : product.starts()) {
            if (states.putIfAbsent(start, new From(Optional.empty(), Optional.empty())) == null) {
                open.add(start);
            }
        }
        while (!open.isEmpty() && states.size() <= limit) {
            JointState state = open.remove();
            for (Product.Successor successor : product.successors(state)) {
                From from = new From(Optional.of(state), Optional.of(successor.letter()));
                if (states.putIfAbsent(successor.state(), from) == null) {
                    open.add(successor.state());
                }
            }
        }
        isWhole = open.isEmpty();
    }

    /** Searches until there is nothing new, or more states than so many. */
    public static Reachable of(Product product, int limit) {
        return new Reachable(product, limit);
    }

    public Set<JointState> states() {
        return states.keySet();
    }

    /** Whether these are all states. */
    public boolean isWhole() {
        return isWhole;
    }

    /** A shortest way from a start. */
    public List<JointLetter> shortestTrace(JointState state) {
        LinkedList<JointLetter> trace = new LinkedList<>();
        From from = Objects.requireNonNull(states.get(state));
        while (from.letter().isPresent()) {
            trace.addFirst(from.letter().get());
            from = Objects.requireNonNull(states.get(from.parent().orElseThrow()));
        }
        return trace;
    }
}
