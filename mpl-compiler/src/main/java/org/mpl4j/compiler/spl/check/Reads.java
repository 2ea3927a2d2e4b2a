package org.mpl4j.compiler.spl.check;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mpl4j.compiler.spl.model.PolicyExpr;
import org.mpl4j.compiler.spl.model.Step;
import org.mpl4j.compiler.spl.model.StepBodies;
import org.mpl4j.compiler.spl.model.Variable;

/** The variables whose values something looks at. */
final class Reads {
    private Reads() {}

    static Set<Variable> of(PolicyExpr expr) {
        Set<Variable> read = new LinkedHashSet<>();
        collect(expr, read);
        return read;
    }

    /** Those that steps look at: in guards, in values, as arguments. */
    static Set<Variable> of(List<Step> steps) {
        Set<Variable> read = new LinkedHashSet<>();
        StepBodies.forEach(steps, step -> {
            if (step instanceof Step.Assign assign) {
                collect(assign.value(), read);
            } else if (step instanceof Step.Call call) {
                read.addAll(call.arguments());
            } else if (step instanceof Step.Take take) {
                take.when().ifPresent(when -> collect(when, read));
            } else if (step instanceof Step.Either either) {
                either.alternatives().forEach(way -> way.guard().ifPresent(guard -> collect(guard, read)));
            } else if (step instanceof Step.While loop) {
                collect(loop.guard(), read);
            } else if (step instanceof Step.DoUntil loop) {
                collect(loop.guard(), read);
            }
        });
        return read;
    }

    private static void collect(PolicyExpr expr, Set<Variable> into) {
        if (expr instanceof PolicyExpr.Use use) {
            into.add(use.variable());
        } else if (expr instanceof PolicyExpr.Unary unary) {
            collect(unary.operand(), into);
        } else if (expr instanceof PolicyExpr.Binary binary) {
            collect(binary.left(), into);
            collect(binary.right(), into);
        }
    }
}
