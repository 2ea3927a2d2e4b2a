package org.mpl4j.compiler.spl.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.spl.explore.Behaviour;
import org.mpl4j.compiler.spl.explore.Exploration;
import org.mpl4j.compiler.spl.explore.JointLetter;
import org.mpl4j.compiler.spl.explore.JointState;
import org.mpl4j.compiler.spl.explore.Product;
import org.mpl4j.compiler.spl.explore.Reachable;
import org.mpl4j.compiler.spl.model.Direction;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.model.Step;
import org.mpl4j.compiler.spl.table.StateTable;

/** S0131: a packet of the peer makes one automaton abort though others allow it just then, so a peer that keeps to them is thrown out. */
final class PeerAbortCheck implements PolicyCheck {
    @Override
    public void check(Subject subject, Diagnostics diagnostics) {
        subject.products().forEach(product -> check(subject, product, diagnostics));
    }

    private static void check(Subject subject, Product product, Diagnostics diagnostics) {
        Map<String, Map<Integer, Set<Statecall>>> aborts = new HashMap<>();
        for (StateTable table : product.tables()) {
            aborts.put(table.name(), aborts(subject.table(table.name()).orElseThrow()));
        }
        if (aborts.values().stream().allMatch(Map::isEmpty)) {
            return;
        }
        Reachable reachable = subject.reachable(product);
        for (JointState state : reachable.states()) {
            for (JointLetter letter : product.letters()) {
                if (letter.letter().call().direction() == Direction.RECEIVE) {
                    aborting(product, state, letter, aborts)
                            .ifPresent(at -> report(subject, product, reachable, state, letter, at, diagnostics));
                }
            }
        }
    }

    /** For each row, the statecalls that it refuses because of an abort. */
    private static Map<Integer, Set<Statecall>> aborts(Exploration.Table table) {
        Map<Integer, Set<Statecall>> aborts = new HashMap<>();
        Behaviour behaviour = table.behaviour();
        for (int set = 0; set < behaviour.size(); set++) {
            int row = behaviour.row(set);
            behaviour
                    .aborting(set)
                    .forEach(letter ->
                            aborts.computeIfAbsent(row, r -> new HashSet<>()).add(letter.call()));
        }
        return aborts;
    }

    /** The automaton that aborts where all others that know the statecall, and there is one, allow it. */
    private static Optional<Integer> aborting(
            Product product, JointState state, JointLetter letter, Map<String, Map<Integer, Set<Statecall>>> aborts) {
        Optional<Integer> found = Optional.empty();
        boolean isAllowed = false;
        for (int i = 0; i < product.tables().size(); i++) {
            StateTable table = product.tables().get(i);
            if (!letter.isKnownTo(i)) {
                continue;
            } else if (table.next(state.rows()[i], letter.parts()[i]) != StateTable.REFUSED) {
                isAllowed = true;
            } else if (found.isEmpty()
                    && aborts.getOrDefault(table.name(), Map.of())
                            .getOrDefault(state.rows()[i], Set.of())
                            .contains(letter.letter().call())) {
                found = Optional.of(i);
            } else {
                return Optional.empty();
            }
        }
        return isAllowed ? found : Optional.empty();
    }

    private static void report(
            Subject subject,
            Product product,
            Reachable reachable,
            JointState state,
            JointLetter letter,
            int automaton,
            Diagnostics diagnostics) {
        StateTable table = product.tables().get(automaton);
        Statecall call = letter.letter().call();
        subject.takes(table.automaton()).stream()
                .filter(take -> take.call().equals(call))
                .map(Step.Take::span)
                .findFirst()
                .ifPresent(span -> diagnostics
                        .warning(
                                Code.S0131,
                                span,
                                "the peer may send `%s` %s, and `%s` aborts",
                                call,
                                Subject.afterJoint(reachable.shortestTrace(state)),
                                table.name())
                        .help("the other automata allow it then; let them refuse it, too, or take it here"));
    }
}
