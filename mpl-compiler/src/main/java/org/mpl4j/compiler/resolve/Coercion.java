package org.mpl4j.compiler.resolve;

import static org.mpl4j.compiler.diagnostic.Code.E0301;
import static org.mpl4j.compiler.diagnostic.Code.E0306;

import java.util.Optional;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.ValueKind;
import org.mpl4j.compiler.source.Span;

/** Makes an operand what its place needs, or reports that it can't be. */
record Coercion(FieldFacts types, Diagnostics diagnostics) {
    /** The operand as an expression of a kind; a field of one bit is also a truth value. */
    Optional<Expr> as(ValueKind kind, Operand operand) {
        if (kind == ValueKind.BOOL) {
            return truth(operand).or(() -> mismatch(kind, operand.kind(), operand.span()));
        }
        return operand.kind() == kind ? toExpr(operand) : mismatch(kind, operand.kind(), operand.span());
    }

    <T> Optional<T> mismatch(ValueKind wanted, ValueKind found, Span span) {
        diagnostics.error(E0301, span, "%s is needed here, and this is %s", describe(wanted), describe(found));
        return Optional.empty();
    }

    static String describe(ValueKind kind) {
        if (kind == ValueKind.INT) {
            return "a number";
        } else if (kind == ValueKind.BOOL) {
            return "true or false";
        }
        return kind == ValueKind.BYTES ? "a string of bytes" : "a value of a type with a codec";
    }

    /** The operand as it is. */
    Optional<Expr> toExpr(Operand operand) {
        if (operand instanceof Operand.Constant constant) {
            if (!ConstantMath.isLong(constant.value())) {
                diagnostics.error(E0306, constant.span(), "this number does not fit into 64 bits with a sign");
                return Optional.empty();
            }
            return Optional.of(new Expr.IntConst(constant.value().longValue(), constant.span()));
        }
        return Optional.of(((Operand.Other) operand).expr());
    }

    private Optional<Expr> truth(Operand operand) {
        if (operand instanceof Operand.Other other) {
            if (other.kind() == ValueKind.BOOL) {
                return Optional.of(other.expr());
            } else if (other.expr() instanceof Expr.FieldValue field && types.isFlag(field.itemId())) {
                return Optional.of(new Expr.FieldValue(field.itemId(), ValueKind.BOOL, field.span()));
            }
        }
        return Optional.empty();
    }
}
