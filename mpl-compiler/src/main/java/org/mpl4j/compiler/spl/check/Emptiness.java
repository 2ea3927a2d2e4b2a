package org.mpl4j.compiler.spl.check;

import java.util.List;
import org.mpl4j.compiler.spl.model.PolicySpec;
import org.mpl4j.compiler.spl.model.Step;
import org.mpl4j.compiler.spl.model.StepBodies;

/** Whether steps can be gone through without a statecall, if guards are as they should be. */
final class Emptiness {
    private final PolicySpec spec;

    Emptiness(PolicySpec spec) {
        this.spec = spec;
    }

    /** Whether what follows can be reached. */
    boolean canPass(List<Step> steps) {
        return steps.stream().allMatch(this::canPass);
    }

    private boolean canPass(Step step) {
        if (step instanceof Step.Take || step instanceof Step.Exit || step instanceof Step.Abort) {
            return false;
        } else if (step instanceof Step.Either either) {
            return either.alternatives().stream().anyMatch(a -> canPass(a.steps()));
        } else if (step instanceof Step.Multiple multiple) {
            return multiple.min() == 0 || canPass(multiple.steps());
        } else if (step instanceof Step.DoUntil loop) {
            return canPass(loop.steps());
        } else if (step instanceof Step.AlwaysAllow allow) {
            return canPass(allow.steps());
        } else if (step instanceof Step.During during) {
            return canPass(during.steps());
        } else if (step instanceof Step.Within within) {
            return canPass(within.steps());
        } else if (step instanceof Step.Call call) {
            return spec.function(call.function())
                    .map(f -> canPass(f.steps()) || canLeave(f.steps()))
                    .orElse(false);
        }
        return true;
    }

    /** Whether an {@code exit} can be reached. */
    private boolean canLeave(List<Step> steps) {
        for (Step step : steps) {
            boolean leaves = step instanceof Step.Exit
                    || (!(step instanceof Step.Take)
                            && StepBodies.of(step).stream().anyMatch(this::canLeave));
            if (leaves) {
                return true;
            } else if (!canPass(step)) {
                return false;
            }
        }
        return false;
    }
}
