package org.mpl4j.compiler.spl.check;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.spl.explore.JointState;
import org.mpl4j.compiler.spl.explore.Product;
import org.mpl4j.compiler.spl.explore.Reachable;
import org.mpl4j.compiler.spl.model.Composition;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.table.StateTable;

/** S0130: automata of a composition get to where each allows something, but together they allow nothing. The shortest trace that leads there is shown. */
final class DeadlockCheck implements PolicyCheck {
    @Override
    public void check(Subject subject, Diagnostics diagnostics) {
        for (Composition composition : subject.spec().compositions()) {
            subject.products().stream()
                    .filter(p -> p.name().equals(composition.name()))
                    .forEach(product -> check(product, composition, diagnostics));
        }
    }

    private static void check(Product product, Composition composition, Diagnostics diagnostics) {
        Reachable reachable = Reachable.of(product, Subject.JOINT_STATES);
        blocked(product, reachable).ifPresent(state -> {
            Diagnostics.Draft draft = diagnostics.warning(
                    Code.S0130,
                    composition.span(),
                    "%s the automata of `%s` block each other",
                    Subject.afterJoint(reachable.shortestTrace(state)),
                    composition.name());
            for (int i = 0; i < product.tables().size(); i++) {
                StateTable table = product.tables().get(i);
                draft.help(
                        "`%s` is in `%s` and allows %s",
                        table.name(), product.state(state, i).name(), allowed(table, state.rows()[i]));
            }
        });
    }

    /** The nearest state in which automata block each other. */
    static Optional<JointState> blocked(Product product, Reachable reachable) {
        return reachable.states().stream()
                .filter(state -> !product.isEnd(state) && allowsSomething(product, state))
                .filter(state -> product.letters().stream()
                        .allMatch(letter -> product.next(state, letter).isEmpty()))
                .findFirst();
    }

    private static boolean allowsSomething(Product product, JointState state) {
        for (int i = 0; i < product.tables().size(); i++) {
            if (product.tables().get(i).rows().get(state.rows()[i]).letters().length > 0) {
                return true;
            }
        }
        return false;
    }

    private static String allowed(StateTable table, int row) {
        Set<Statecall> calls = new LinkedHashSet<>();
        for (int letter : table.rows().get(row).letters()) {
            calls.add(table.letters().get(letter).call());
        }
        return calls.isEmpty() ? "nothing" : Names.list(calls);
    }
}
