package org.mpl4j.runtime.policy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * For tests: what a policy allows and refuses, explored from its start, breadth first. A trace leads to a place on a shortest way, so that what is rare is reached as
 * soon as what is common.
 *
 * @param <P> the policy
 * @param <S> a step: a statecall with the values of its fields
 */
public final class Traces<P, S> {
    private final Walker<P, S> walker;
    private final List<S> steps;
    private final List<Place<S>> places = new ArrayList<>();
    private final List<Edge<S>> transitions = new ArrayList<>();
    private final List<Edge<S>> refusals = new ArrayList<>();
    private boolean isWhole = true;

    /**
     * What traces need to know of a policy.
     *
     * @param start makes one that nothing has happened to
     * @param copy makes one that is where another one is
     * @param step takes a step, and tells whether it was allowed
     * @param parts where each of the policy's automata is
     * @param <P> the policy
     * @param <S> a step
     */
    public record Walker<P, S>(
            Supplier<P> start, UnaryOperator<P> copy, BiPredicate<P, S> step, Function<P, List<Object>> parts) {}

    /** A place in the policy, and the way to it. */
    private record Place<S>(int before, S step) {}

    /** A step at a place. */
    private record Edge<S>(int place, S step) {}

    /** A step in a state of one automaton. */
    private record Part(int automaton, Object state, Object step) {}

    private Traces(Walker<P, S> walker, List<S> steps) {
        this.walker = walker;
        this.steps = List.copyOf(steps);
    }

    /**
     * Explores a policy.
     *
     * @param walker the policy
     * @param steps all steps that are tried
     * @param most how many places are looked at
     * @param <P> the policy
     * @param <S> a step
     * @return its traces
     */
    public static <P, S> Traces<P, S> of(Walker<P, S> walker, List<S> steps, int most) {
        Traces<P, S> traces = new Traces<>(walker, steps);
        traces.explore(most);
        return traces;
    }

    private void explore(int most) {
        Map<List<Object>, Integer> known = new HashMap<>();
        Set<Part> allowed = new HashSet<>();
        Set<Part> refused = new HashSet<>();
        Deque<P> waiting = new ArrayDeque<>();
        P start = walker.start.get();
        known.put(walker.parts.apply(start), 0);
        places.add(new Place<>(-1, null));
        waiting.add(start);
        for (int place = 0; !waiting.isEmpty(); place++) {
            P here = waiting.remove();
            List<Object> parts = walker.parts.apply(here);
            for (S step : steps) {
                P next = walker.copy.apply(here);
                boolean isAllowed = walker.step.test(next, step);
                if (isNew(parts, step, isAllowed ? allowed : refused)) {
                    (isAllowed ? transitions : refusals).add(new Edge<>(place, step));
                }
                if (isAllowed && !known.containsKey(walker.parts.apply(next))) {
                    if (places.size() < most) {
                        known.put(walker.parts.apply(next), places.size());
                        places.add(new Place<>(place, step));
                        waiting.add(next);
                    } else {
                        isWhole = false;
                    }
                }
            }
        }
    }

    private static boolean isNew(List<Object> parts, Object step, Set<Part> seen) {
        boolean isNew = false;
        for (int i = 0; i < parts.size(); i++) {
            isNew |= seen.add(new Part(i, parts.get(i), step));
        }
        return isNew;
    }

    private List<S> wayTo(int place) {
        List<S> way = new ArrayList<>();
        for (int at = place; places.get(at).before >= 0; at = places.get(at).before) {
            way.add(places.get(at).step);
        }
        Collections.reverse(way);
        return way;
    }

    /** A policy behind a legal trace. */
    private P after(List<S> trace) {
        P policy = walker.start.get();
        for (S step : trace) {
            if (!walker.step.test(policy, step)) {
                throw new IllegalArgumentException(step + " is not allowed in " + trace);
            }
        }
        return policy;
    }

    private List<S> through(Edge<S> edge) {
        List<S> way = wayTo(edge.place);
        way.add(edge.step);
        return way;
    }

    /**
     * Whether all places were looked at.
     *
     * @return whether there were not too many
     */
    public boolean isWhole() {
        return isWhole;
    }

    /**
     * How many places were looked at.
     *
     * @return places that differ in the state of some automaton
     */
    public int placeCount() {
        return places.size();
    }

    /**
     * How many traces there are that end with a transition: for each state of each automaton, each step that is allowed there.
     *
     * @return how many {@link #transition} knows
     */
    public int transitionCount() {
        return transitions.size();
    }

    /**
     * How many traces there are that end with a refused step: for each state of each automaton, each step that is refused there.
     *
     * @return how many {@link #refusal} knows
     */
    public int refusalCount() {
        return refusals.size();
    }

    /**
     * A legal trace that ends with a transition.
     *
     * @param number from 0, less than {@link #transitionCount}
     * @return the steps; none if the policy allows nothing
     */
    public List<S> transition(int number) {
        return transitions.isEmpty() ? List.of() : through(transitions.get(number));
    }

    /**
     * A trace of which all steps but the last are legal.
     *
     * @param number from 0, less than {@link #refusalCount}
     * @return the steps
     */
    public List<S> refusal(int number) {
        return through(refusals.get(number));
    }

    /**
     * Goes on from the end of a legal trace.
     *
     * @param trace legal steps
     * @param choices which of the steps that are allowed is taken, one after the other
     * @return a longer legal trace; not longer than what is possible
     * @throws IllegalArgumentException if the trace is not legal
     */
    public List<S> extended(List<S> trace, List<Integer> choices) {
        P policy = after(trace);
        List<S> longer = new ArrayList<>(trace);
        for (int choice : choices) {
            for (int i = 0; i < steps.size(); i++) {
                S step = steps.get(Math.floorMod(choice + i, steps.size()));
                if (walker.step.test(policy, step)) {
                    longer.add(step);
                    break;
                }
            }
        }
        return longer;
    }

    /**
     * How many transitions some traces take.
     *
     * @param traces legal traces
     * @return how many of those of {@link #transitionCount}, and the steps in states that were already counted with another automaton
     */
    public int covered(List<List<S>> traces) {
        Set<Part> seen = new HashSet<>();
        for (List<S> trace : traces) {
            P policy = walker.start.get();
            for (S step : trace) {
                List<Object> parts = walker.parts.apply(policy);
                if (!walker.step.test(policy, step)) {
                    break;
                }
                isNew(parts, step, seen);
            }
        }
        return (int) transitions.stream().filter(edge -> isSeen(edge, seen)).count();
    }

    private boolean isSeen(Edge<S> edge, Set<Part> seen) {
        List<Object> parts = walker.parts.apply(after(wayTo(edge.place)));
        for (int i = 0; i < parts.size(); i++) {
            if (!seen.contains(new Part(i, parts.get(i), edge.step))) {
                return false;
            }
        }
        return true;
    }
}
