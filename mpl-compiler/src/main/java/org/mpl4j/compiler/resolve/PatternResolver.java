package org.mpl4j.compiler.resolve;

import static org.mpl4j.compiler.diagnostic.Code.E0411;
import static org.mpl4j.compiler.diagnostic.Code.E0412;

import java.math.BigInteger;
import java.util.Optional;
import org.mpl4j.compiler.ast.Expression;
import org.mpl4j.compiler.ast.Statement;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.Classify.Pattern;
import org.mpl4j.compiler.model.EnumType;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.ValueKind;
import org.mpl4j.compiler.source.Span;

/**
 * Which values the branches of one classify take, and what they are called.
 *
 * @param domain of the tag
 */
record PatternResolver(
        ExpressionResolver expressions, Domain domain, Optional<EnumType> enumeration, Diagnostics diagnostics) {
    Optional<Pattern> pattern(Statement.Branch branch) {
        if (branch.pattern().isEmpty()) {
            return Optional.of(new Pattern.Otherwise());
        }
        Expression written = unwrapped(branch.pattern().get());
        if (written instanceof Expression.Binary range && range.operator().equals("..")) {
            return range(range);
        }
        return constant(written).flatMap(this::single);
    }

    private static Expression unwrapped(Expression expression) {
        Expression inner = expression;
        while (inner instanceof Expression.Parenthesized parenthesized) {
            inner = parenthesized.inner();
        }
        return inner;
    }

    private Optional<Operand> constant(Expression expression) {
        return expressions.operand(expression, Site.CONSTANT.with(enumeration));
    }

    private Optional<Pattern> single(Operand value) {
        if (value instanceof Operand.Constant constant && domain.kind() == ValueKind.INT) {
            return domain.has(constant.value())
                    ? Optional.of(range(constant.value(), constant.value()))
                    : never(constant.value(), constant.span());
        } else if (value instanceof Operand.Other other && other.expr() instanceof Expr.BoolConst bool) {
            if (domain.isFlag()) {
                BigInteger bit = bool.value() ? BigInteger.ONE : BigInteger.ZERO;
                return Optional.of(range(bit, bit));
            } else if (domain.kind() == ValueKind.BOOL) {
                return Optional.of(new Pattern.Bool(bool.value()));
            }
        } else if (value instanceof Operand.Other other
                && other.expr() instanceof Expr.BytesConst text
                && domain.kind() == ValueKind.BYTES) {
            return Optional.of(new Pattern.Text(text.value()));
        }
        diagnostics.error(
                E0411,
                value.span(),
                "the tag is %s, and this is %s",
                Coercion.describe(domain.kind()),
                Coercion.describe(value.kind()));
        return Optional.empty();
    }

    private Optional<Pattern> range(Expression.Binary range) {
        Optional<Operand> first = constant(range.left());
        Optional<Operand> last = constant(range.right());
        if (first.isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        if (!(first.get() instanceof Operand.Constant a
                && last.get() instanceof Operand.Constant b
                && domain.kind() == ValueKind.INT)) {
            diagnostics.error(E0411, range.span(), "only numbers have ranges");
            return Optional.empty();
        } else if (a.value().compareTo(b.value()) > 0) {
            diagnostics.error(
                    E0411,
                    range.span(),
                    "the range is empty: %s is greater than %s",
                    Constants.text(a.value()),
                    Constants.text(b.value()));
            return Optional.empty();
        }
        // A range may end beyond what the tag can be: there is nothing to take there, and nothing is wrong.
        if (!a.value().equals(domain.clamp(a.value()))) {
            return never(a.value(), a.span());
        }
        return Optional.of(range(a.value(), domain.clamp(b.value())));
    }

    private Optional<Pattern> never(BigInteger value, Span span) {
        diagnostics.error(E0411, span, "the tag is never %s: its values are %s", Constants.text(value), domain);
        return Optional.empty();
    }

    private static Pattern range(BigInteger first, BigInteger last) {
        return new Pattern.IntRange(first.longValue(), last.longValue());
    }

    /** The label of a branch: the one that is written, or the tag that is its pattern. */
    Optional<String> label(Statement.Branch branch) {
        if (branch.label().isPresent()) {
            return expressions
                    .resolve(branch.label().get(), ValueKind.BYTES, Site.CONSTANT)
                    .filter(label -> isGiven(((Expr.BytesConst) label).value().latin1(), label.span()))
                    .map(label -> ((Expr.BytesConst) label).value().latin1());
        } else if (branch.pattern().isPresent() && unwrapped(branch.pattern().get()) instanceof Expression.Tag tag) {
            return Optional.of(tag.tag());
        }
        diagnostics
                .error(E0412, branch.patternSpan(), "this branch has no label")
                .help("write `|.. :\"Label\" ->`; only a tag can be a label by itself");
        return Optional.empty();
    }

    private boolean isGiven(String label, Span span) {
        if (label.isEmpty()) {
            diagnostics.error(E0412, span, "the label is empty");
        }
        return !label.isEmpty();
    }
}
