package org.mpl4j.compiler.spl.check;

import java.util.List;
import java.util.stream.Stream;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.spl.model.PolicySpec;
import org.mpl4j.compiler.spl.model.Step;
import org.mpl4j.compiler.spl.model.StepBodies;

/** S0126: a statecall that changes nothing anywhere inside is also a step inside, so that nobody can tell which of both has happened. */
final class AllowedAndUsedCheck implements PolicyCheck {
    @Override
    public void check(Subject subject, Diagnostics diagnostics) {
        PolicySpec spec = subject.spec();
        Stream.concat(spec.automata().stream(), spec.functions().stream())
                .forEach(routine -> StepBodies.forEach(routine.steps(), step -> {
                    if (step instanceof Step.AlwaysAllow allow) {
                        inside(spec, allow, allow.steps(), diagnostics);
                    }
                }));
    }

    private static void inside(PolicySpec spec, Step.AlwaysAllow allow, List<Step> steps, Diagnostics diagnostics) {
        StepBodies.forEach(steps, step -> {
            if (step instanceof Step.Take take && allow.calls().contains(take.call())) {
                diagnostics
                        .warning(Code.S0126, take.span(), "`%s` is a step here, and changes nothing", take.call())
                        .also(allow.span(), "it is always allowed in here");
            } else if (step instanceof Step.Call call) {
                spec.function(call.function()).ifPresent(f -> inside(spec, allow, f.steps(), diagnostics));
            }
        });
    }
}
