package org.mpl4j.compiler.spl.graph;

import java.util.List;
import org.mpl4j.compiler.spl.model.Step;

/** Whether what follows steps can be reached through them, as far as the text tells. */
public final class Completion {
    private Completion() {}

    public static boolean canComplete(List<Step> steps) {
        return steps.stream().allMatch(Completion::canComplete);
    }

    public static boolean canComplete(Step step) {
        if (step instanceof Step.Exit || step instanceof Step.Abort) {
            return false;
        } else if (step instanceof Step.Either either) {
            return either.alternatives().stream().anyMatch(a -> canComplete(a.steps()));
        } else if (step instanceof Step.Multiple multiple) {
            return multiple.min() == 0 || canComplete(multiple.steps());
        } else if (step instanceof Step.DoUntil loop) {
            return canComplete(loop.steps());
        } else if (step instanceof Step.AlwaysAllow allow) {
            return canComplete(allow.steps());
        } else if (step instanceof Step.During during) {
            return canComplete(during.steps());
        } else if (step instanceof Step.Within within) {
            return canComplete(within.steps()) || canComplete(within.expired());
        }
        return true;
    }
}
