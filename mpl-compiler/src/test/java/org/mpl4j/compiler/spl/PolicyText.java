package org.mpl4j.compiler.spl;

import java.util.List;
import java.util.stream.Collectors;
import org.mpl4j.compiler.spl.model.PolicyExpr;
import org.mpl4j.compiler.spl.model.PolicySpec;
import org.mpl4j.compiler.spl.model.Routine;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.model.Step;
import org.mpl4j.compiler.spl.model.Variable;

/** A policy as text, to be read when a test fails. */
public final class PolicyText {
    private PolicyText() {}

    public static String of(PolicySpec spec) {
        return spec.functions().stream().map(f -> "function " + of(f)).collect(Collectors.joining())
                + spec.automata().stream().map(a -> "automaton " + of(a)).collect(Collectors.joining());
    }

    private static String of(Routine routine) {
        String variables = routine.variables().stream()
                .map(v -> (v.isStart() ? "start " : "")
                        + (v.kind() == Variable.Kind.BOOL ? "bool " : v.isBounded() ? "int[..] " : "int ")
                        + v.name())
                .collect(Collectors.joining(", "));
        return routine.name() + " (" + variables + ") " + block(routine.steps()) + "\n";
    }

    private static String block(List<Step> steps) {
        return "{ " + steps.stream().map(PolicyText::of).collect(Collectors.joining(" ")) + " }";
    }

    private static String calls(List<Statecall> calls) {
        return calls.stream().map(Statecall::name).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String of(Step step) {
        if (step instanceof Step.Take take) {
            String fields = take.fields().isEmpty() ? "" : " (" + String.join(", ", take.fields()) + ")";
            return take.call() + fields
                    + take.when().map(w -> " when (" + of(w) + ")").orElse("") + ";";
        } else if (step instanceof Step.Call call) {
            return call.function()
                    + call.arguments().stream().map(Variable::name).collect(Collectors.joining(", ", "(", ");"));
        } else if (step instanceof Step.Assign assign) {
            return assign.variable().name() + " = " + of(assign.value()) + ";";
        } else if (step instanceof Step.Either either) {
            return "either "
                    + either.alternatives().stream()
                            .map(a -> a.guard().map(g -> "(" + of(g) + ") ").orElse("") + block(a.steps()))
                            .collect(Collectors.joining(" or "));
        } else if (step instanceof Step.Multiple multiple) {
            String max = multiple.max().isPresent() ? "" + multiple.max().getAsInt() : "";
            return "multiple (" + multiple.min() + ".." + max + ") " + block(multiple.steps());
        } else if (step instanceof Step.While loop) {
            return "while (" + of(loop.guard()) + ") " + block(loop.steps());
        } else if (step instanceof Step.DoUntil loop) {
            return "do " + block(loop.steps()) + " until (" + of(loop.guard()) + ");";
        } else if (step instanceof Step.AlwaysAllow allow) {
            return "always_allow " + calls(allow.calls()) + " " + block(allow.steps());
        } else if (step instanceof Step.During during) {
            return "during " + block(during.steps())
                    + during.handlers().stream().map(h -> " handle " + block(h)).collect(Collectors.joining());
        } else if (step instanceof Step.Never never) {
            return "never " + calls(never.calls()) + ";";
        } else if (step instanceof Step.Ignore ignore) {
            return "ignore " + calls(ignore.calls()) + ";";
        } else if (step instanceof Step.Named named) {
            return "state " + named.state() + ";";
        } else if (step instanceof Step.Within within) {
            return "within (" + within.limit() + " " + within.expiry() + ") " + block(within.steps()) + " expired "
                    + block(within.expired());
        }
        return step instanceof Step.Exit ? "exit;" : "abort;";
    }

    private static String of(PolicyExpr expr) {
        if (expr instanceof PolicyExpr.Constant constant) {
            return "" + constant.value();
        } else if (expr instanceof PolicyExpr.Use use) {
            return use.variable().name();
        } else if (expr instanceof PolicyExpr.Field field) {
            return "." + field.name();
        } else if (expr instanceof PolicyExpr.Unary unary) {
            return unary.operator().sign() + of(unary.operand());
        }
        PolicyExpr.Binary binary = (PolicyExpr.Binary) expr;
        return "(" + of(binary.left()) + " " + binary.operator().sign() + " " + of(binary.right()) + ")";
    }
}
