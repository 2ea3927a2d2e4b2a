package org.mpl4j.compiler.derive;

import java.util.Optional;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Expressions;
import org.mpl4j.compiler.source.Span;

/**
 * Finds what a variable must be so that a size comes out as given: inverts sums, differences and products around it, step by step. A quotient is not inverted: many
 * numbers have the same, and which of them is meant (how many bits of the last byte, say) only the caller knows.
 */
final class Solver {
    private static final int MAX_SHIFT = 62;

    private final Variable variable;
    private Expr value;
    private long divisor = 1;

    private Solver(Variable variable, Expr value) {
        this.variable = variable;
        this.value = value;
    }

    /** Solves {@code size == written}; nothing where the variable does not occur exactly once, or under an operation that cannot be inverted. */
    static Optional<Binding.Derived> solve(Variable variable, Expr size, Expr written) {
        Solver solver = new Solver(variable, written);
        return solver.invert(size) ? Optional.of(new Binding.Derived(solver.value, solver.divisor)) : Optional.empty();
    }

    /** Goes down to the variable; what the expression around it did is undone on {@code value / divisor}. */
    private boolean invert(Expr size) {
        Expr rest = size;
        while (!variable.is(rest)) {
            try {
                if (rest instanceof Expr.Negate negate) {
                    value = new Expr.Negate(value, rest.span());
                    rest = negate.operand();
                } else if (rest instanceof Expr.Binary binary
                        && occurrences(binary.left()) == 1
                        && occurrences(binary.right()) == 0) {
                    if (!undoLeft(binary)) {
                        return false;
                    }
                    rest = binary.left();
                } else if (rest instanceof Expr.Binary binary
                        && occurrences(binary.right()) == 1
                        && occurrences(binary.left()) == 0) {
                    if (!undoRight(binary)) {
                        return false;
                    }
                    rest = binary.right();
                } else {
                    return false;
                }
            } catch (ArithmeticException constantsTooBig) {
                return false;
            }
        }
        return true;
    }

    private boolean undoLeft(Expr.Binary binary) {
        Expr other = binary.right();
        Span span = binary.span();
        switch (binary.operator()) {
            case ADD -> value = binary(Expr.Operator.SUBTRACT, value, scaled(other, span), span);
            case SUBTRACT -> value = binary(Expr.Operator.ADD, value, scaled(other, span), span);
            case MULTIPLY -> {
                return other instanceof Expr.IntConst factor && divide(factor.value(), span);
            }
            case SHIFT_LEFT -> {
                return isShift(other) && divide(1L << ((Expr.IntConst) other).value(), span);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean undoRight(Expr.Binary binary) {
        Expr other = binary.left();
        Span span = binary.span();
        switch (binary.operator()) {
            case ADD -> value = binary(Expr.Operator.SUBTRACT, value, scaled(other, span), span);
            case SUBTRACT -> value = binary(Expr.Operator.SUBTRACT, scaled(other, span), value, span);
            case MULTIPLY -> {
                return other instanceof Expr.IntConst factor && divide(factor.value(), span);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static boolean isShift(Expr count) {
        return count instanceof Expr.IntConst c && c.value() >= 0 && c.value() <= MAX_SHIFT;
    }

    private boolean divide(long factor, Span span) {
        if (factor == 0) {
            return false;
        }
        if (factor < 0) {
            value = new Expr.Negate(value, span);
        }
        divisor = Math.multiplyExact(divisor, Math.absExact(factor));
        return true;
    }

    private Expr scaled(Expr term, Span span) {
        if (divisor == 1) {
            return term;
        } else if (term instanceof Expr.IntConst c) {
            return new Expr.IntConst(Math.multiplyExact(c.value(), divisor), span);
        }
        return binary(Expr.Operator.MULTIPLY, term, new Expr.IntConst(divisor, span), span);
    }

    private static Expr binary(Expr.Operator operator, Expr left, Expr right, Span span) {
        return new Expr.Binary(operator, left, right, span);
    }

    private int occurrences(Expr expr) {
        int[] count = new int[1];
        Expressions.visit(expr, part -> count[0] += variable.is(part) ? 1 : 0);
        return count[0];
    }
}
