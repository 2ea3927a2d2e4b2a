package org.mpl4j.compiler.spl.check;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.source.Span;
import org.mpl4j.compiler.spl.explore.Behaviour;
import org.mpl4j.compiler.spl.explore.Exploration;
import org.mpl4j.compiler.spl.explore.JointState;
import org.mpl4j.compiler.spl.explore.Product;
import org.mpl4j.compiler.spl.explore.Reachable;
import org.mpl4j.compiler.spl.model.Composition;
import org.mpl4j.compiler.spl.model.Direction;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.model.Step;

/** S0121: a statecall that is awaited, and still is in no trace of the automaton, or of a composition whose automata take it one by one. */
final class ImpossibleStatecallCheck implements PolicyCheck {
    @Override
    public void check(Subject subject, Diagnostics diagnostics) {
        subject.tables().forEach(table -> alone(subject, table, diagnostics));
        for (Composition composition : subject.spec().compositions()) {
            subject.products().stream()
                    .filter(p -> p.name().equals(composition.name()))
                    .forEach(product -> together(subject, product, composition.span(), diagnostics));
        }
    }

    private static void alone(Subject subject, Exploration.Table table, Diagnostics diagnostics) {
        Set<Statecall> explained = possible(table);
        Behaviour behaviour = table.behaviour();
        for (int set = 0; set < behaviour.size(); set++) {
            behaviour.aborting(set).forEach(letter -> explained.add(letter.call()));
            behaviour.deadEnds(set).forEach(end -> explained.add(end.letter().call()));
        }
        Set<Span> reached = behaviour.reachedPlaces();
        for (Step.Take take : subject.takes(table.automaton())) {
            if (reached.contains(take.span()) && explained.add(take.call())) {
                diagnostics
                        .warning(
                                Code.S0121,
                                take.span(),
                                "`%s` is in no trace of `%s`",
                                take.call(),
                                table.automaton().name())
                        .label("awaited here, but always refused");
            }
        }
    }

    /** What some trace contains. */
    private static Set<Statecall> possible(Exploration.Table table) {
        Set<Statecall> possible = new LinkedHashSet<>();
        table.table().rows().forEach(row -> {
            for (int letter : row.letters()) {
                possible.add(table.table().letters().get(letter).call());
            }
        });
        return possible;
    }

    private static void together(Subject subject, Product product, Span span, Diagnostics diagnostics) {
        Reachable reachable = subject.reachable(product);
        // What blocks each other is reported as that, with a trace.
        if (!reachable.isWhole() || DeadlockCheck.blocked(product, reachable).isPresent()) {
            return;
        }
        Set<Statecall> taken = new HashSet<>();
        Set<Statecall> allowed = new LinkedHashSet<>();
        for (int i = 0; i < product.tables().size(); i++) {
            int at = i;
            product.tables().get(i).rows().forEach(row -> {
                for (int letter : row.letters()) {
                    allowed.add(product.tables().get(at).letters().get(letter).call());
                }
            });
        }
        for (JointState state : reachable.states()) {
            product.successors(state).forEach(s -> taken.add(s.letter().letter().call()));
        }
        allowed.removeAll(taken);
        allowed.removeIf(call -> call.direction() == Direction.TIMER || isRefusedOnPurpose(product, call));
        if (!allowed.isEmpty()) {
            String names = Names.list(allowed);
            diagnostics
                    .warning(Code.S0121, span, "no trace of `%s` contains %s", product.name(), names)
                    .label("each is allowed by an automaton, but never by all that know it at once");
        }
    }

    /** One of the automata never takes it at all, as one that says what must not happen does. */
    private static boolean isRefusedOnPurpose(Product product, Statecall call) {
        return product.tables().stream()
                .filter(table -> table.letters().stream().anyMatch(l -> l.call().equals(call)))
                .anyMatch(table -> table.rows().stream().noneMatch(row -> {
                    for (int letter : row.letters()) {
                        if (table.letters().get(letter).call().equals(call)) {
                            return true;
                        }
                    }
                    return false;
                }));
    }
}
