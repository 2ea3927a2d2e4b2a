package org.mpl4j.compiler.spl.explore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.mpl4j.compiler.spl.graph.Evaluation;
import org.mpl4j.compiler.spl.graph.Frame;
import org.mpl4j.compiler.spl.graph.Graph;
import org.mpl4j.compiler.spl.graph.Guard;
import org.mpl4j.compiler.spl.graph.Node;
import org.mpl4j.compiler.spl.graph.Place;
import org.mpl4j.compiler.spl.model.PolicyExpr;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.model.Step;
import org.mpl4j.compiler.spl.model.Variable;

/** How configurations go on, one at a time: with a statecall, and without one until they wait. */
final class Stepper {
    /** Sees expressions and the values that they are evaluated with. */
    interface Watch {
        /** A guard is about to be evaluated. */
        void guard(PolicyExpr expr, ToLongFunction<Variable> values);

        /** A value is about to be assigned. */
        void assign(Node.Assign assign, ToLongFunction<Variable> values);

        /** Nobody looks. */
        Watch NONE = new Watch() {
            @Override
            public void guard(PolicyExpr expr, ToLongFunction<Variable> values) {}

            @Override
            public void assign(Node.Assign assign, ToLongFunction<Variable> values) {}
        };
    }

    /**
     * Where a node leads without a statecall.
     *
     * @param waiting the configurations that wait, or are at the end
     * @param aborts whether one way leads to an abort
     * @param armed the limits whose deadline is set on the way
     * @param isEndless whether the limit was passed
     * @param dead nodes that some way ended at; if there was no end, all that was passed
     */
    record Closure(
            List<Configuration> waiting,
            boolean aborts,
            Set<Step.Within> armed,
            boolean isEndless,
            List<Configuration> dead) {}

    private static final int REMEMBERED = 10_000;

    private record Begin(Place.Handler handler, Configuration from) {}

    private final Graph graph;
    private final int limit;
    private final Map<Begin, Map<Statecall, List<Configuration>>> beginnings = new HashMap<>();
    private long work;

    Stepper(Graph graph, int limit) {
        this.graph = graph;
        this.limit = limit;
    }

    Graph graph() {
        return graph;
    }

    /** How many nodes have been passed so far. */
    long work() {
        return work;
    }

    /** A configuration in which only those values are kept that matter. */
    Configuration normal(int node, long[] values) {
        long[] kept = values;
        for (int i = 0; i < kept.length; i++) {
            if (kept[i] != 0 && !graph.live().get(node).get(i)) {
                kept = kept == values ? values.clone() : kept;
                kept[i] = 0;
            }
        }
        return new Configuration(node, kept);
    }

    /** All that a node leads to without a statecall; the fields are those of the last one. */
    Closure closure(Configuration from, Map<String, Long> fields, Watch watch) {
        Walk walk = new Walk(fields, watch);
        return walk.from(from);
    }

    /** What follows a place when a statecall is taken there, before it is known where that leads; several if there are several ways to take it. */
    List<Configuration> take(Configuration at, Statecall call, Map<String, Long> fields, Watch watch) {
        List<Configuration> targets = new ArrayList<>();
        if (!(graph.node(at.node()) instanceof Place place) || place.refused().contains(call)) {
            return targets;
        }
        takeHere(place, at.values(), call, fields, watch, targets);
        if (place.allowed().contains(call)) {
            targets.add(at);
        }
        for (Place.Expiry expiry : place.counting()) {
            if (expiry.within().expiry().equals(call)) {
                targets.add(normal(expiry.target(), at.values()));
            }
        }
        for (Place.Handler handler : place.handlers()) {
            for (Configuration begin : beginnings(handler, at.values()).getOrDefault(call, List.of())) {
                takeHere((Place) graph.node(begin.node()), begin.values(), call, fields, watch, targets);
            }
        }
        return targets;
    }

    /** The statecalls that a place can take, if guards and fields are as they should be. */
    Set<Statecall> offers(Configuration at) {
        Set<Statecall> offers = new LinkedHashSet<>();
        if (graph.node(at.node()) instanceof Place place) {
            place.taking().ifPresent(t -> offers.add(t.call()));
            offers.addAll(place.allowed());
            place.counting().forEach(e -> offers.add(e.within().expiry()));
            place.handlers()
                    .forEach(h -> offers.addAll(beginnings(h, at.values()).keySet()));
            offers.removeAll(place.refused());
        }
        return offers;
    }

    /** The places at which a handler waits for its first statecall, by that. */
    Map<Statecall, List<Configuration>> beginnings(Place.Handler handler, long[] values) {
        if (beginnings.size() > REMEMBERED) {
            beginnings.clear();
        }
        return beginnings.computeIfAbsent(new Begin(handler, normal(handler.entry(), values)), begin -> {
            Map<Statecall, List<Configuration>> byCall = new LinkedHashMap<>();
            for (Configuration first :
                    closure(begin.from(), Map.of(), Watch.NONE).waiting()) {
                if (handler.isInside(first.node())
                        && graph.node(first.node()) instanceof Place place
                        && place.taking().isPresent()) {
                    byCall.computeIfAbsent(place.taking().get().call(), c -> new ArrayList<>())
                            .add(first);
                }
            }
            return byCall;
        });
    }

    private void takeHere(
            Place place,
            long[] values,
            Statecall call,
            Map<String, Long> fields,
            Watch watch,
            List<Configuration> into) {
        if (place.taking().isEmpty() || !place.taking().get().call().equals(call)) {
            return;
        }
        Place.Taking taking = place.taking().get();
        if (taking.when().isEmpty() || holds(taking.when().get(), place.frame(), values, fields, watch)) {
            into.add(normal(taking.target(), values));
        }
    }

    private static boolean holds(PolicyExpr expr, Frame frame, long[] values, Map<String, Long> fields, Watch watch) {
        ToLongFunction<Variable> variables = v -> values[frame.slot(v)];
        watch.guard(expr, variables);
        return Evaluation.holds(expr, variables, fields);
    }

    /** One search for all that follows. */
    private final class Walk {
        private final Map<String, Long> fields;
        private final Watch watch;
        private final Set<Configuration> seen = new HashSet<>();
        private final Deque<Configuration> open = new ArrayDeque<>();
        private final List<Configuration> waiting = new ArrayList<>();
        private final List<Configuration> dead = new ArrayList<>();
        private final Set<Step.Within> armed = new LinkedHashSet<>();
        private boolean aborts;

        Walk(Map<String, Long> fields, Watch watch) {
            this.fields = fields;
            this.watch = watch;
        }

        Closure from(Configuration first) {
            reach(first);
            while (!open.isEmpty()) {
                if (seen.size() > limit + graph.nodes().size()) {
                    return new Closure(waiting, aborts, armed, true, List.copyOf(seen));
                }
                work++;
                pass(open.remove());
            }
            return new Closure(waiting, aborts, armed, false, dead);
        }

        private void reach(Configuration configuration) {
            if (seen.add(configuration)) {
                open.add(configuration);
            }
        }

        private void reach(int node, long[] values) {
            reach(normal(node, values));
        }

        private void pass(Configuration at) {
            Node node = graph.node(at.node());
            long[] values = at.values();
            if (node instanceof Place place) {
                waiting.add(at);
                if (place.onward() >= 0) {
                    reach(place.onward(), values);
                }
            } else if (node instanceof Node.End) {
                waiting.add(at);
            } else if (node instanceof Node.Abort) {
                aborts = true;
            } else if (node instanceof Node.Fork fork) {
                fork(at, fork);
            } else if (node instanceof Node.Assign assign) {
                assign(at, assign);
            } else if (node instanceof Node.Count count) {
                long[] changed = values.clone();
                changed[count.slot()] = count.isStart() ? 0 : Math.min(values[count.slot()] + 1, count.limit());
                reach(count.target(), changed);
            } else if (node instanceof Node.Arm arm) {
                armed.add(arm.within());
                reach(arm.target(), values);
            } else if (node instanceof Node.Jump jump) {
                reach(jump.target(), values);
            }
        }

        private void fork(Configuration at, Node.Fork fork) {
            boolean isDead = true;
            for (Node.Way way : fork.ways()) {
                if (isOpen(way.guard(), at.values())) {
                    isDead = false;
                    reach(way.target(), at.values());
                }
            }
            if (isDead) {
                dead.add(at);
            }
        }

        private boolean isOpen(Guard guard, long[] values) {
            if (guard instanceof Guard.Holds holds) {
                return holds(holds.expr(), holds.frame(), values, fields, watch);
            } else if (guard instanceof Guard.Fails fails) {
                return !holds(fails.expr(), fails.frame(), values, fields, watch);
            } else if (guard instanceof Guard.Between between) {
                long value = values[between.slot()];
                return between.min() <= value && value <= between.max();
            }
            return true;
        }

        private void assign(Configuration at, Node.Assign assign) {
            ToLongFunction<Variable> variables = v -> at.values()[assign.frame().slot(v)];
            watch.assign(assign, variables);
            try {
                long value = Evaluation.evaluate(assign.value(), variables, fields);
                if (value >= assign.min() && value <= assign.max()) {
                    long[] changed = at.values().clone();
                    changed[assign.slot()] = value;
                    reach(assign.target(), changed);
                    return;
                }
            } catch (ArithmeticException e) {
                // No value: the configuration ends here, as with one out of bounds.
            }
            dead.add(at);
        }
    }
}
