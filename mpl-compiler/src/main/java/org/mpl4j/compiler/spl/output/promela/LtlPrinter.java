package org.mpl4j.compiler.spl.output.promela;

import org.mpl4j.compiler.spl.model.Property.Ltl;
import org.mpl4j.compiler.spl.model.Property.Ltl.Sign;
import org.mpl4j.compiler.spl.output.FormulaParts;

/** Formulas as spin reads them, in which whatever has two operands is in brackets. */
final class LtlPrinter {
    /** A variable of the model that every step flips, as spin is mostly built without X. */
    static final String PARITY = "odd";

    private final PromelaNames names;

    LtlPrinter(PromelaNames names) {
        this.names = names;
    }

    String print(Ltl formula) {
        if (formula instanceof Ltl.Last last) {
            return names.last(last.call().name());
        } else if (formula instanceof Ltl.In in) {
            return names.in(in.automaton(), in.state());
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
                ? "(([] " + left + ") || (" + left + " U " + right + "))"
                : "(" + left + " " + binary.sign().text() + " " + right + ")";
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
