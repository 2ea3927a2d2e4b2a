package org.mpl4j.compiler.resolve;

import static org.mpl4j.compiler.diagnostic.Code.E0301;
import static org.mpl4j.compiler.diagnostic.Code.E0302;
import static org.mpl4j.compiler.diagnostic.Code.E0303;

import java.math.BigInteger;
import java.util.Optional;
import org.mpl4j.compiler.ast.Expression;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.ValueKind;
import org.mpl4j.compiler.source.Span;

/** Constants where a field of a certain type is to take them. */
record Constants(ExpressionResolver expressions, Diagnostics diagnostics) {
    /** A constant integer without limits, for sizes and the like. */
    Optional<BigInteger> integer(Expression expression) {
        Optional<Operand> operand = expressions.operand(expression, Site.CONSTANT);
        if (operand.isPresent() && operand.get() instanceof Operand.Constant constant) {
            return Optional.of(constant.value());
        }
        operand.ifPresent(found -> diagnostics.error(
                E0301, found.span(), "a number is needed here, and this is %s", Coercion.describe(found.kind())));
        return Optional.empty();
    }

    /**
     * The constant that an operand is, as a value of a type; E0302 if the type has no such value. A truth value for a single bit stays one, which says that the bit is one, too.
     */
    Optional<Expr> fit(Operand operand, FieldType type) {
        Domain domain = Domain.of(type);
        if (domain.isFlag() && operand instanceof Operand.Other other && other.expr() instanceof Expr.BoolConst) {
            return Optional.of(other.expr());
        }
        return kind(operand, domain).filter(value -> fits(value, type));
    }

    /** The constant that an operand is, as one of these values. */
    Optional<Expr> kind(Operand operand, Domain domain) {
        Span span = operand.span();
        if (operand instanceof Operand.Constant constant) {
            return integer(constant.value(), domain, span);
        }
        Expr expr = ((Operand.Other) operand).expr();
        if (!(expr instanceof Expr.BoolConst || expr instanceof Expr.BytesConst)) {
            diagnostics.error(E0303, span, "this is no constant");
            return Optional.empty();
        } else if (expr instanceof Expr.BoolConst bool && domain.isFlag()) {
            return Optional.of(new Expr.IntConst(bool.value() ? 1 : 0, span));
        } else if (expr.kind() != domain.kind()) {
            return mismatch(domain.kind(), expr.kind(), span);
        }
        return Optional.of(expr);
    }

    private Optional<Expr> integer(BigInteger value, Domain domain, Span span) {
        if (domain.kind() == ValueKind.BOOL) {
            return Optional.of(new Expr.BoolConst(value.signum() != 0, span));
        } else if (domain.kind() != ValueKind.INT) {
            return mismatch(domain.kind(), ValueKind.INT, span);
        } else if (!domain.has(value)) {
            diagnostics.error(E0302, span, "%s does not fit: the values are %s", text(value), domain);
            return Optional.empty();
        }
        return Optional.of(new Expr.IntConst(value.longValue(), span));
    }

    static String text(BigInteger value) {
        return value.bitLength() <= 128 ? value.toString() : "the number";
    }

    private Optional<Expr> mismatch(ValueKind wanted, ValueKind found, Span span) {
        diagnostics.error(
                E0301, span, "%s is needed here, and this is %s", Coercion.describe(wanted), Coercion.describe(found));
        return Optional.empty();
    }

    private boolean fits(Expr value, FieldType type) {
        if (!(value instanceof Expr.BytesConst string)) {
            return true;
        }
        long length = string.value().length();
        if (type instanceof FieldType.ByteArray array
                && array.length() instanceof Expr.IntConst size
                && size.value() != length) {
            diagnostics.error(E0302, value.span(), "these are %d bytes, and the field has %d", length, size.value());
            return false;
        } else if (type instanceof FieldType.PrefixedString prefixed && prefixed.prefixBits() == 8 && length > 255) {
            diagnostics.error(E0302, value.span(), "these are %d bytes, and string8 has at most 255", length);
            return false;
        } else if (type instanceof FieldType.Delimited delimited
                && string.value().latin1().contains(delimited.delimiter().latin1())) {
            diagnostics.error(E0302, value.span(), "the string contains the delimiter that ends the field");
            return false;
        }
        return true;
    }
}
