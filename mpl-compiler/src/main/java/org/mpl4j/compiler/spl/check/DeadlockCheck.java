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
                    .forEach(product -> check(subject, product, composition, diagnostics));
        }
    }

    private static void check(Subject subject, Product product, Composition composition, Diagnostics diagnostics) {
        Reachable reachable = subject.reachable(product);
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
                .filter(state -> isBlocked(product, state))
                .filter(state -> product.successors(state).isEmpty())
                .findFirst();
    }

    /** Whether someone still allows something, and nobody has come to his end, which stops the others as it should. */
    private static boolean isBlocked(Product product, JointState state) {
        boolean allowsSomething = false;
        for (int i = 0; i < product.tables().size(); i++) {
            boolean allowsNothing =
                    product.tables().get(i).rows().get(state.rows()[i]).letters().length == 0;
            if (allowsNothing && product.state(state, i).isEnd()) {
                return false;
            }
            allowsSomething |= !allowsNothing;
        }
        return allowsSomething;
    }

    private static String allowed(StateTable table, int row) {
        Set<Statecall> calls = new LinkedHashSet<>();
        for (int letter : table.rows().get(row).letters()) {
            calls.add(table.letters().get(letter).call());
        }
        return calls.isEmpty() ? "nothing" : Names.list(calls);
    }
}
