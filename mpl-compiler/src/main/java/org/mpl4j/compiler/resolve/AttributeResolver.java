package org.mpl4j.compiler.resolve;

import static org.mpl4j.compiler.diagnostic.Code.E0302;
import static org.mpl4j.compiler.diagnostic.Code.E0305;
import static org.mpl4j.compiler.diagnostic.Code.E0705;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.ast.Attribute;
import org.mpl4j.compiler.ast.Expression;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.Attributes;
import org.mpl4j.compiler.model.Attributes.ChecksumSpec;
import org.mpl4j.compiler.model.Attributes.ShowFormat;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.ValueKind;
import org.mpl4j.runtime.checksum.Checksum;

/**
 * The meaning of a field's attributes.
 *
 * @param site where the field stands
 * @param whole the same, with everything that will have been built
 */
record AttributeResolver(
        ExpressionResolver expressions,
        Coercion coercion,
        RangeResolver ranges,
        FieldType type,
        Site site,
        Site whole,
        Diagnostics diagnostics) {

    Attributes resolve(AttributeList list, Optional<ShowFormat> show) {
        boolean isMagic = list.argument("magic").isPresent();
        return new Attributes(
                list.argument("min").flatMap(min -> limit(min, true)),
                list.argument("max").flatMap(max -> limit(max, false)),
                list.argument(isMagic ? "magic" : "const").flatMap(this::constant),
                isMagic,
                list.argument("value").flatMap(value -> written(value, whole)),
                list.argument("default").flatMap(value -> written(value, site)),
                list.argument("align").flatMap(this::alignment).orElse(0),
                list.named("checksum").flatMap(this::checksum),
                list.named("show").flatMap(new ShowFormats(diagnostics)::of).or(() -> show));
    }

    private Constants constants() {
        return new Constants(expressions, diagnostics);
    }

    /** A limit; where no value of the type is beyond it, it limits nothing. */
    private Optional<Expr> limit(Expression expression, boolean isLeast) {
        return expressions.operand(expression, site).flatMap(limit -> {
            if (!(limit instanceof Operand.Constant constant)) {
                return coercion.as(ValueKind.INT, limit);
            }
            Domain domain = Domain.of(type);
            BigInteger nearest = domain.clamp(constant.value());
            if (isLeast ? nearest.compareTo(constant.value()) < 0 : nearest.compareTo(constant.value()) > 0) {
                diagnostics.error(
                        E0302,
                        limit.span(),
                        "no value is within %s: the values are %s",
                        Constants.text(constant.value()),
                        domain);
            }
            return Optional.of(new Expr.IntConst(nearest.longValue(), limit.span()));
        });
    }

    private Optional<Expr> constant(Expression expression) {
        return expressions
                .operand(expression, Site.CONSTANT.with(site.tags()))
                .flatMap(value -> isFill(value) ? coercion.toExpr(value) : fit(value));
    }

    /** A bit that is written with {@code true} or {@code false} keeps that: it makes the field a flag, in Java and JSON. */
    private Optional<Expr> fit(Operand value) {
        Optional<Expr> fitted = constants().fit(value, type);
        return value instanceof Operand.Other other && other.expr() instanceof Expr.BoolConst
                ? fitted.map(any -> other.expr())
                : fitted;
    }

    /** {@code const(0)} on bytes: each of them has that value. */
    private boolean isFill(Operand value) {
        return type instanceof FieldType.ByteArray
                && value instanceof Operand.Constant constant
                && constant.value().signum() >= 0
                && constant.value().bitLength() <= 8;
    }

    private Optional<Expr> written(Expression expression, Site where) {
        return expressions.operand(expression, where).flatMap(value -> {
            boolean isConstant = value instanceof Operand.Constant
                    || value instanceof Operand.Other other
                            && (other.expr() instanceof Expr.BoolConst || other.expr() instanceof Expr.BytesConst);
            if (isConstant) {
                return fit(value);
            } else if (Domain.of(type).isFlag() && value.kind() == ValueKind.BOOL) {
                return coercion.toExpr(value);
            }
            return coercion.as(type.kind(), value);
        });
    }

    private Optional<Integer> alignment(Expression expression) {
        Optional<BigInteger> bits = constants().integer(expression);
        boolean isWhole = bits.isPresent()
                && bits.get().signum() > 0
                && bits.get().bitLength() < 20
                && bits.get().intValue() % 8 == 0;
        if (bits.isPresent() && !isWhole) {
            diagnostics.error(E0302, expression.span(), "the alignment is in bits, and a multiple of 8");
        }
        return bits.filter(b -> isWhole).map(BigInteger::intValue);
    }

    private Optional<ChecksumSpec> checksum(Attribute.Named checksum) {
        if (checksum.arguments().size() < 2) {
            diagnostics
                    .error(E0305, checksum.span(), "`checksum` takes an algorithm and what is summed up")
                    .help("checksum(inet, first_field..last_field)");
            return Optional.empty();
        }
        String algorithm = checksum.arguments().get(0) instanceof Expression.Name name ? name.name() : "";
        if (Checksum.named(algorithm).isEmpty()) {
            List<String> names =
                    Arrays.stream(Checksum.values()).map(Checksum::specName).toList();
            Diagnostics.Draft draft =
                    diagnostics.error(E0705, checksum.arguments().get(0).span(), "there is no such checksum");
            NearestName.to(algorithm, names)
                    .ifPresentOrElse(draft::suggest, () -> draft.help("there are " + String.join(", ", names)));
        }
        List<Expr> inputs = new ArrayList<>();
        for (Expression input :
                checksum.arguments().subList(1, checksum.arguments().size())) {
            ranges.input(input, whole).ifPresent(inputs::add);
        }
        return Optional.of(new ChecksumSpec(algorithm, inputs));
    }
}
