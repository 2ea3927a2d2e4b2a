package org.mpl4j.compiler.spl.output.java;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.mpl4j.compiler.spl.graph.Frame;
import org.mpl4j.compiler.spl.graph.Graph;
import org.mpl4j.compiler.spl.graph.Guard;
import org.mpl4j.compiler.spl.graph.Node;
import org.mpl4j.compiler.spl.graph.Place;
import org.mpl4j.compiler.spl.model.Statecall;

/** A graph and its expressions as numbers, which {@code org.mpl4j.runtime.policy.RegisterProgram} reads: where each node begins, expressions, nodes. */
final class RegisterCode {
    private static final long END = 0;
    private static final long ABORT = 1;
    private static final long FORK = 2;
    private static final long ASSIGN = 3;
    private static final long COUNT = 4;
    private static final long PLACE = 5;
    private static final long JUMP = 6;

    private static final long ALWAYS = 0;
    private static final long HOLDS = 1;
    private static final long FAILS = 2;
    private static final long BETWEEN = 3;

    private final Graph graph;
    private final Columns columns;
    private final List<String> fields;
    private final ExpressionCode expressions;
    private final List<Long> nodes = new ArrayList<>();
    private final List<Long> places = new ArrayList<>();
    private boolean hasHandlers;

    RegisterCode(Graph graph, Columns columns, List<String> fields) {
        this.graph = graph;
        this.columns = columns;
        this.fields = fields;
        this.expressions = new ExpressionCode(graph.nodes().size(), fields);
        for (Node node : graph.nodes()) {
            places.add((long) nodes.size());
            add(node);
        }
    }

    /** The numbers that tell how large all is. */
    List<Long> sizes(int ranks) {
        return List.of(
                (long) graph.alphabet().size(),
                (long) graph.slots(),
                (long) graph.entry(),
                (long) fields.size(),
                (long) expressions.depth(),
                (long) ranks,
                hasHandlers ? 1L : 0L,
                (long) graph.nodes().size());
    }

    List<Long> numbers() {
        List<Long> all = new ArrayList<>();
        long first = (long) places.size() + expressions.numbers().size();
        places.forEach(place -> all.add(first + place));
        all.addAll(expressions.numbers());
        all.addAll(nodes);
        return all;
    }

    /** The numbers that expressions have in them, and those next to them. */
    Set<Long> constants() {
        Set<Long> near = new TreeSet<>(Set.of(0L, 1L));
        for (long constant : expressions.constants()) {
            near.addAll(Set.of(constant - 1, constant, constant + 1));
        }
        return near;
    }

    private void add(long... numbers) {
        for (long number : numbers) {
            nodes.add(number);
        }
    }

    private void add(Node node) {
        if (node instanceof Node.Fork fork) {
            add(FORK, fork.ways().size());
            fork.ways().forEach(this::add);
        } else if (node instanceof Node.Assign assign) {
            long value = expressions.add(assign.value(), assign.frame());
            add(ASSIGN, assign.slot(), assign.min(), assign.max(), value, assign.target());
        } else if (node instanceof Node.Count count) {
            add(COUNT, count.slot(), count.isStart() ? 1 : 0, count.limit(), count.target());
        } else if (node instanceof Node.Arm arm) {
            add(JUMP, arm.target());
        } else if (node instanceof Node.Jump jump) {
            add(JUMP, jump.target());
        } else if (node instanceof Place place) {
            add(place);
        } else {
            add(node instanceof Node.Abort ? ABORT : END);
        }
    }

    private void add(Node.Way way) {
        Guard guard = way.guard();
        if (guard instanceof Guard.Holds holds) {
            add(HOLDS, expressions.add(holds.expr(), holds.frame()), 0, 0, way.target());
        } else if (guard instanceof Guard.Fails fails) {
            add(FAILS, expressions.add(fails.expr(), fails.frame()), 0, 0, way.target());
        } else if (guard instanceof Guard.Between between) {
            add(BETWEEN, between.slot(), between.min(), between.max(), way.target());
        } else {
            add(ALWAYS, 0, 0, 0, way.target());
        }
    }

    private void add(Place place) {
        Frame frame = place.frame();
        long call = place.taking().map(taking -> (long) column(taking.call())).orElse(-1L);
        long when = place.taking()
                .flatMap(Place.Taking::when)
                .map(expr -> expressions.add(expr, frame))
                .orElse(-1L);
        long target = place.taking().map(taking -> (long) taking.target()).orElse(-1L);
        add(PLACE, place.onward(), call, when, target);
        add(place.allowed());
        add(place.refused());
        add(place.counting().size());
        place.counting().forEach(expiry -> add(column(expiry.within().expiry()), expiry.target()));
        add(place.handlers().size());
        for (Place.Handler handler : place.handlers()) {
            hasHandlers = true;
            add(handler.entry(), handler.from(), handler.to());
        }
    }

    private void add(Collection<Statecall> calls) {
        List<Integer> known =
                calls.stream().filter(columns::isKnown).map(this::column).toList();
        add(known.size());
        known.forEach(this::add);
    }

    private int column(Statecall call) {
        return columns.isKnown(call) ? columns.of(columns.letters(call).get(0)) : columns.refused();
    }
}
