package org.mpl4j.compiler.spl.output.promela;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.mpl4j.compiler.spl.model.Property.Ltl;
import org.mpl4j.compiler.spl.model.Property.Ltl.Sign;
import org.mpl4j.compiler.spl.output.FormulaParts;

/**
 * Formulas as spin reads them. What a formula says about one moment only, be it of a hundred statecalls, is a variable of the model, since spin would take it apart: so the
 * automaton of a formula is as large as its temporal operators make it.
 */
final class LtlPrinter {
    /** A variable of the model that every step flips, as spin is mostly built without X. */
    static final String PARITY = "odd";

    private final PromelaNames names;
    private final Map<String, Moment> moments = new LinkedHashMap<>();

    /** A variable, and the formula of one moment that it stands for. */
    record Moment(String variable, Ltl formula) {}

    LtlPrinter(PromelaNames names) {
        this.names = names;
    }

    /** The variables of what was printed so far, by the expressions that they are equal to. */
    Map<String, Moment> moments() {
        return moments;
    }

    String print(Ltl formula) {
        if (isOfOneMoment(formula) && !(formula instanceof Ltl.Constant)) {
            return moments.computeIfAbsent(
                            moment(formula), expression -> new Moment("now_" + (moments.size() + 1), formula))
                    .variable();
        } else if (formula instanceof Ltl.Constant constant) {
            return constant.value() ? "true" : "false";
        } else if (formula instanceof Ltl.Unary unary) {
            String operand = print(unary.operand());
            return unary.sign() == Sign.NEXT
                    ? next(operand)
                    : "(" + unary.sign().text() + " " + operand + ")";
        }
        Ltl.Binary binary = (Ltl.Binary) formula;
        String left = print(binary.left());
        String right = print(binary.right());
        return binary.sign() == Sign.WEAK_UNTIL
                // Of the forms that mean this, the one that makes the smallest automaton.
                ? "(" + right + " V (" + left + " || " + right + "))"
                : "(" + left + " " + binary.sign().text() + " " + right + ")";
    }

    private static boolean isOfOneMoment(Ltl formula) {
        return FormulaParts.of(formula)
                .allMatch(part -> part instanceof Ltl.Unary unary
                        ? unary.sign() == Sign.NOT
                        : !(part instanceof Ltl.Binary binary)
                                || binary.sign() != Sign.UNTIL && binary.sign() != Sign.WEAK_UNTIL);
    }

    private String moment(Ltl formula) {
        if (formula instanceof Ltl.Last last) {
            return names.last(last.call().name());
        } else if (formula instanceof Ltl.In in) {
            return names.in(in.automaton(), in.state());
        } else if (formula instanceof Ltl.Constant constant) {
            return constant.value() ? "true" : "false";
        } else if (formula instanceof Ltl.Unary unary) {
            return "!" + moment(unary.operand());
        }
        Ltl.Binary binary = (Ltl.Binary) formula;
        String left = moment(binary.left());
        String right = moment(binary.right());
        return switch (binary.sign()) {
            case IMPLIES -> "(!" + left + " || " + right + ")";
            case IFF -> "(" + left + " == " + right + ")";
            default -> "(" + left + " " + binary.sign().text() + " " + right + ")";
        };
    }

    /**
     * Whether a formula of one moment is true before anything has happened.
     *
     * @param isIn whether an automaton begins in a state
     */
    static boolean isTrueAtStart(Ltl formula, Predicate<Ltl.In> isIn) {
        if (formula instanceof Ltl.In in) {
            return isIn.test(in);
        } else if (formula instanceof Ltl.Unary unary) {
            return !isTrueAtStart(unary.operand(), isIn);
        } else if (formula instanceof Ltl.Binary binary) {
            boolean left = isTrueAtStart(binary.left(), isIn);
            boolean right = isTrueAtStart(binary.right(), isIn);
            return switch (binary.sign()) {
                case AND -> left && right;
                case OR -> left || right;
                case IMPLIES -> !left || right;
                default -> left == right;
            };
        }
        return formula instanceof Ltl.Constant constant && constant.value();
    }

    private static String next(String operand) {
        return "((" + PARITY + " && (" + PARITY + " U (!" + PARITY + " && " + operand + "))) || (!" + PARITY + " && (!"
                + PARITY + " U (" + PARITY + " && " + operand + "))))";
    }

    /** Whether a formula speaks about the next step. */
    static boolean needsParity(Ltl formula) {
        return FormulaParts.of(formula, Ltl.Unary.class).anyMatch(unary -> unary.sign() == Sign.NEXT);
    }
}
