package org.mpl4j.compiler.spl.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.spl.explore.Behaviour;
import org.mpl4j.compiler.spl.explore.Exploration;

/**
 * S0124: an automaton gets to where no way leads to its end any more. One that has no end at all is meant to be so, as is one that forbids
 * statecalls by aborting at once.
 */
final class EndlessCheck implements PolicyCheck {
    @Override
    public void check(Subject subject, Diagnostics diagnostics) {
        subject.tables().forEach(table -> check(table, diagnostics));
    }

    private static void check(Exploration.Table table, Diagnostics diagnostics) {
        Behaviour behaviour = table.behaviour();
        BitSet ends = leadToEnd(behaviour);
        int stuck = ends.nextClearBit(0);
        if (ends.isEmpty() || stuck >= behaviour.size()) {
            boolean neverStops = ends.isEmpty()
                    && behaviour.next(0).isEmpty()
                    && behaviour.aborting(0).isEmpty();
            if (neverStops) {
                diagnostics.warning(
                        Code.S0124,
                        table.automaton().span(),
                        "`%s` refuses everything from the start, and has no end",
                        table.automaton().name());
            }
            return;
        }
        diagnostics
                .warning(
                        Code.S0124,
                        behaviour.places(stuck).stream()
                                .findFirst()
                                .orElse(table.automaton().span()),
                        "%s `%s` can no longer come to its end",
                        Subject.after(behaviour.shortestTrace(stuck)),
                        table.automaton().name())
                .label(behaviour.next(stuck).isEmpty() ? "nothing is allowed here" : "no way leads out of here");
    }

    private static BitSet leadToEnd(Behaviour behaviour) {
        List<List<Integer>> previous = new ArrayList<>();
        for (int i = 0; i < behaviour.size(); i++) {
            previous.add(new ArrayList<>());
        }
        BitSet ends = new BitSet();
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < behaviour.size(); i++) {
            int from = i;
            behaviour.next(i).forEach(to -> previous.get(to).add(from));
            if (behaviour.isEnd(i)) {
                ends.set(i);
                open.add(i);
            }
        }
        while (!open.isEmpty()) {
            for (int from : previous.get(open.remove())) {
                if (!ends.get(from)) {
                    ends.set(from);
                    open.add(from);
                }
            }
        }
        return ends;
    }
}
