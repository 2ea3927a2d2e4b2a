package org.mpl4j.compiler.spl.check;

import java.util.List;
import java.util.stream.Stream;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.source.Span;
import org.mpl4j.compiler.spl.model.PolicySpec;
import org.mpl4j.compiler.spl.model.Step;
import org.mpl4j.compiler.spl.model.StepBodies;

/** S0127: the first step of a handler need not take a statecall. A handler begins with its first statecall, so what stands before it may be done though it was not meant to. */
final class EmptyHandlerCheck implements PolicyCheck {
    @Override
    public void check(Subject subject, Diagnostics diagnostics) {
        PolicySpec spec = subject.spec();
        Emptiness emptiness = new Emptiness(spec);
        Stream.concat(spec.automata().stream(), spec.functions().stream())
                .forEach(routine -> StepBodies.forEach(routine.steps(), step -> {
                    if (step instanceof Step.During during) {
                        during.handlers().forEach(h -> handler(during, h, emptiness, diagnostics));
                    }
                }));
    }

    private static void handler(Step.During during, List<Step> steps, Emptiness emptiness, Diagnostics diagnostics) {
        List<Step> real = steps.stream().filter(s -> !(s instanceof Step.Named)).toList();
        if (real.isEmpty()) {
            diagnostics.warning(Code.S0127, during.span(), "a handler has no step, so it never begins");
            return;
        }
        boolean mayBeEmpty = emptiness.canPass(real.subList(0, 1)) && !(real.get(0) instanceof Step.Assign);
        if (mayBeEmpty || emptiness.canPass(real)) {
            Span span = real.get(0).span();
            diagnostics
                    .warning(Code.S0127, span, "a handler may begin without this step")
                    .label("it begins with whatever statecall comes first")
                    .help("let its first step be the statecall that it handles, or an `either` of several");
        }
    }
}
