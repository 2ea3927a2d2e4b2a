package org.mpl4j.compiler.resolve;

import static org.mpl4j.compiler.diagnostic.Code.E0306;

import java.math.BigInteger;
import java.util.Optional;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Expr.Operator;
import org.mpl4j.compiler.model.ValueKind;
import org.mpl4j.compiler.source.Span;

/** Types operators with two operands, and folds those whose operands are constant. */
record OperatorResolver(Coercion coercion, Diagnostics diagnostics) {
    Optional<Operand> resolve(Operator operator, Operand left, Operand right, Span span) {
        if (operator == Operator.AND || operator == Operator.OR) {
            return binary(operator, coercion.as(ValueKind.BOOL, left), coercion.as(ValueKind.BOOL, right), span);
        }
        Optional<Operand> text = operator == Operator.ADD ? concatenation(left, right, span) : Optional.empty();
        if (text.isPresent()) {
            return text;
        } else if (left instanceof Operand.Constant a && right instanceof Operand.Constant b) {
            return fold(operator, a.value(), b.value(), span);
        } else if (operator == Operator.EQUAL || operator == Operator.NOT_EQUAL) {
            return equality(operator, left, right, span);
        }
        boolean divides = operator == Operator.DIVIDE || operator == Operator.REMAINDER;
        if (divides
                && right instanceof Operand.Constant divisor
                && divisor.value().signum() == 0) {
            diagnostics.error(E0306, span, "division by zero");
            return Optional.empty();
        }
        return binary(operator, coercion.as(ValueKind.INT, left), coercion.as(ValueKind.INT, right), span);
    }

    /** Two constant strings, one after the other; empty if that is not what the operands are. */
    private static Optional<Operand> concatenation(Operand left, Operand right, Span span) {
        return left instanceof Operand.Other first
                        && first.expr() instanceof Expr.BytesConst a
                        && right instanceof Operand.Other second
                        && second.expr() instanceof Expr.BytesConst b
                ? other(new Expr.BytesConst(a.value().followedBy(b.value()), span))
                : Optional.empty();
    }

    private Optional<Operand> fold(Operator operator, BigInteger left, BigInteger right, Span span) {
        if (!operator.isArithmetic()) {
            return other(new Expr.BoolConst(ConstantMath.comparison(operator, left, right), span));
        }
        try {
            return Optional.of(new Operand.Constant(ConstantMath.arithmetic(operator, left, right), span));
        } catch (ConstantMath.UndefinedException e) {
            diagnostics.error(E0306, span, "%s", e.reason());
            return Optional.empty();
        }
    }

    private Optional<Operand> equality(Operator operator, Operand left, Operand right, Span span) {
        if (left.kind() == ValueKind.BOOL || right.kind() == ValueKind.BOOL) {
            return binary(operator, coercion.as(ValueKind.BOOL, left), coercion.as(ValueKind.BOOL, right), span);
        } else if (left.kind() != right.kind()) {
            return coercion.mismatch(left.kind(), right.kind(), right.span());
        }
        return binary(operator, beside(right, left), beside(left, right), span);
    }

    /** Beside a field of 64 bits a constant that needs the 64th is what the field's bits are. */
    private Optional<Expr> beside(Operand other, Operand operand) {
        if (operand instanceof Operand.Constant constant
                && constant.value().bitLength() == 64
                && constant.value().signum() > 0
                && other instanceof Operand.Other use
                && use.expr() instanceof Expr.FieldValue field
                && coercion.types().isUnsigned64(field.itemId())) {
            return Optional.of(new Expr.IntConst(constant.value().longValue(), operand.span()));
        }
        return coercion.toExpr(operand);
    }

    private static Optional<Operand> binary(Operator operator, Optional<Expr> left, Optional<Expr> right, Span span) {
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        if (left.get() instanceof Expr.BoolConst a && right.get() instanceof Expr.BoolConst b) {
            return other(new Expr.BoolConst(truth(operator, a.value(), b.value()), span));
        } else if (left.get() instanceof Expr.BytesConst a && right.get() instanceof Expr.BytesConst b) {
            return other(new Expr.BoolConst(a.value().equals(b.value()) == (operator == Operator.EQUAL), span));
        }
        return other(new Expr.Binary(operator, left.get(), right.get(), span));
    }

    private static boolean truth(Operator operator, boolean left, boolean right) {
        if (operator == Operator.AND) {
            return left && right;
        } else if (operator == Operator.OR) {
            return left || right;
        }
        return (left == right) == (operator == Operator.EQUAL);
    }

    private static Optional<Operand> other(Expr expr) {
        return Optional.of(new Operand.Other(expr));
    }
}
