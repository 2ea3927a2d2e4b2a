package org.mpl4j.compiler.spl.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.spl.model.PolicyExpr;
import org.mpl4j.compiler.spl.model.PolicySpec;
import org.mpl4j.compiler.spl.model.Step;
import org.mpl4j.compiler.spl.model.StepBodies;
import org.mpl4j.compiler.spl.model.Variable;

/** S0125: a loop may go round without a statecall, and nothing that it does then ends it. */
final class IdleLoopCheck implements PolicyCheck {
    @Override
    public void check(Subject subject, Diagnostics diagnostics) {
        PolicySpec spec = subject.spec();
        Emptiness emptiness = new Emptiness(spec);
        Consumer<Step> visitor = step -> {
            if (isIdle(step, emptiness)) {
                diagnostics
                        .warning(Code.S0125, step.span(), "this may repeat without an event")
                        .help("it comes to an end all the same, but what repeats should take a statecall each time");
            }
        };
        Stream.concat(spec.automata().stream(), spec.functions().stream())
                .forEach(routine -> StepBodies.forEach(routine.steps(), visitor));
    }

    private static boolean isIdle(Step step, Emptiness emptiness) {
        if (step instanceof Step.Multiple multiple) {
            return (multiple.max().isEmpty() || multiple.max().getAsInt() > 1) && emptiness.canPass(multiple.steps());
        } else if (step instanceof Step.While loop) {
            return emptiness.canPass(loop.steps()) && !computes(loop.guard(), loop.steps());
        } else if (step instanceof Step.DoUntil loop) {
            return emptiness.canPass(loop.steps()) && !computes(loop.guard(), loop.steps());
        }
        return false;
    }

    /** Whether a body may change what a guard asks, and so is a computation. */
    private static boolean computes(PolicyExpr guard, List<Step> body) {
        Set<Variable> changed = new HashSet<>();
        StepBodies.forEach(body, step -> {
            if (step instanceof Step.Assign assign) {
                changed.add(assign.variable());
            } else if (step instanceof Step.Call call) {
                changed.addAll(call.arguments());
            }
        });
        return Reads.of(guard).stream().anyMatch(changed::contains) || guard.equals(new PolicyExpr.Constant(0));
    }
}
