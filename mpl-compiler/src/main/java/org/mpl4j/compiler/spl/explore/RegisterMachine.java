package org.mpl4j.compiler.spl.explore;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mpl4j.compiler.spl.graph.Node;
import org.mpl4j.compiler.spl.graph.Place;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.model.Step;

/** Runs a graph with a few configurations at a time. Where there would be more of them than there is room for, the statecall is refused, and that is told. */
final class RegisterMachine implements Machine {
    private final Exploration.Registers form;
    private final Stepper stepper;
    private final Set<Statecall> alphabet;
    private Set<Configuration> now = new LinkedHashSet<>();
    private boolean hasOverflowed;

    RegisterMachine(Exploration.Registers form) {
        this.form = form;
        this.stepper = new Stepper(form.graph(), form.closureLimit());
        this.alphabet = new LinkedHashSet<>(form.graph().alphabet());
        start(form.automaton().variables().stream()
                .filter(v -> v.isStart())
                .map(v -> Math.max(v.min(), 0))
                .toList());
    }

    @Override
    public void start(List<Integer> values) {
        Configuration first = stepper.normal(form.graph().entry(), form.graph().initialValues(values));
        now = follow(List.of(first), Map.of());
    }

    @Override
    public boolean step(Statecall call, Map<String, Long> fields) {
        if (!alphabet.contains(call)) {
            return true;
        }
        Set<Configuration> targets = new LinkedHashSet<>();
        now.forEach(at -> targets.addAll(stepper.take(at, call, fields, Stepper.Watch.NONE)));
        Set<Configuration> next = follow(targets, fields);
        if (next.isEmpty()) {
            return false;
        }
        now = next;
        return true;
    }

    /** All configurations that follow; none if one way aborts, or there are too many. */
    private Set<Configuration> follow(Iterable<Configuration> targets, Map<String, Long> fields) {
        hasOverflowed = false;
        Set<Configuration> next = new LinkedHashSet<>();
        for (Configuration target : targets) {
            Stepper.Closure closure = stepper.closure(target, fields, Stepper.Watch.NONE);
            if (closure.aborts()) {
                hasOverflowed = false;
                return Set.of();
            }
            next.addAll(closure.waiting());
            hasOverflowed |= closure.isEndless();
        }
        hasOverflowed |= next.size() > form.capacity();
        return hasOverflowed ? Set.of() : next;
    }

    @Override
    public boolean hasOverflowed() {
        return hasOverflowed;
    }

    @Override
    public Set<Statecall> allowed() {
        Set<Statecall> allowed = new LinkedHashSet<>();
        Set<Configuration> saved = now;
        boolean savedOverflow = hasOverflowed;
        for (Statecall call : alphabet) {
            if (step(call, Map.of())) {
                allowed.add(call);
            }
            now = saved;
        }
        hasOverflowed = savedOverflow;
        return allowed;
    }

    @Override
    public boolean isEnd() {
        return now.stream().anyMatch(at -> form.graph().node(at.node()) instanceof Node.End);
    }

    @Override
    public Optional<String> label() {
        return Labels.first(now.stream().map(this::label)).map(Step.Named::state);
    }

    private Optional<Step.Named> label(Configuration at) {
        Node node = form.graph().node(at.node());
        return node instanceof Place place ? place.label() : ((Node.End) node).label();
    }
}
