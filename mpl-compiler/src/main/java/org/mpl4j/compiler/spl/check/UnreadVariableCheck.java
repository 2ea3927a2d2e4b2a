package org.mpl4j.compiler.spl.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.spl.model.Routine;
import org.mpl4j.compiler.spl.model.Step;
import org.mpl4j.compiler.spl.model.StepBodies;
import org.mpl4j.compiler.spl.model.Variable;

/** S0128: a variable of an automaton that nothing looks at; a parameter of a function that is neither looked at nor set. */
final class UnreadVariableCheck implements PolicyCheck {
    @Override
    public void check(Subject subject, Diagnostics diagnostics) {
        subject.spec().automata().forEach(a -> check(a, Reads.of(a.steps()), diagnostics));
        for (Routine function : subject.spec().functions()) {
            Set<Variable> used = new HashSet<>(Reads.of(function.steps()));
            used.addAll(assigned(function.steps()));
            check(function, used, diagnostics);
        }
    }

    private static Set<Variable> assigned(List<Step> steps) {
        Set<Variable> assigned = new HashSet<>();
        StepBodies.forEach(steps, step -> {
            if (step instanceof Step.Assign assign) {
                assigned.add(assign.variable());
            }
        });
        return assigned;
    }

    private static void check(Routine routine, Set<Variable> used, Diagnostics diagnostics) {
        routine.variables().stream()
                .filter(variable -> !used.contains(variable))
                .forEach(variable ->
                        diagnostics.warning(Code.S0128, variable.span(), "nothing looks at `%s`", variable.name()));
    }
}
