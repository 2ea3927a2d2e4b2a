package org.mpl4j.compiler.spl.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The steps inside of steps. */
public final class StepBodies {
    private StepBodies() {}

    /** The sequences that a step is made of, in the order of the text. */
    public static List<List<Step>> of(Step step) {
        if (step instanceof Step.Either either) {
            return either.alternatives().stream().map(Step.Alternative::steps).toList();
        } else if (step instanceof Step.Multiple multiple) {
            return List.of(multiple.steps());
        } else if (step instanceof Step.While loop) {
            return List.of(loop.steps());
        } else if (step instanceof Step.DoUntil loop) {
            return List.of(loop.steps());
        } else if (step instanceof Step.AlwaysAllow allow) {
            return List.of(allow.steps());
        } else if (step instanceof Step.During during) {
            List<List<Step>> bodies = new ArrayList<>();
            bodies.add(during.steps());
            bodies.addAll(during.handlers());
            return bodies;
        } else if (step instanceof Step.Within within) {
            return List.of(within.steps(), within.expired());
        }
        return List.of();
    }

    /** Steps and all steps inside of them, each before what is inside of it; calls are not followed. */
    public static void forEach(List<Step> steps, Consumer<Step> visitor) {
        for (Step step : steps) {
            visitor.accept(step);
            of(step).forEach(body -> forEach(body, visitor));
        }
    }
}
