package org.mpl4j.compiler.resolve;

import static org.mpl4j.compiler.diagnostic.Code.E0301;
import static org.mpl4j.compiler.diagnostic.Code.E0303;
import static org.mpl4j.compiler.diagnostic.Code.E0401;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mpl4j.compiler.ast.Expression;
import org.mpl4j.compiler.ast.Ident;
import org.mpl4j.compiler.ast.Statement;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.EnumType;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Expr.Operator;
import org.mpl4j.compiler.model.ValueKind;
import org.mpl4j.compiler.source.Span;

/** Gives expressions of one packet their meaning: names become numbers, constants are folded, types are checked. What is empty has been reported. */
final class ExpressionResolver {
    private static final Map<String, Operator> OPERATORS = operators();

    private final PacketNames names;
    private final FieldFacts types;
    private final Diagnostics diagnostics;
    private final Coercion coercion;
    private final OperatorResolver operators;
    private final CallResolver calls;

    ExpressionResolver(PacketNames names, FieldFacts types, Diagnostics diagnostics) {
        this.names = names;
        this.types = types;
        this.diagnostics = diagnostics;
        this.coercion = new Coercion(types, diagnostics);
        this.operators = new OperatorResolver(coercion, diagnostics);
        this.calls = new CallResolver(names, diagnostics);
    }

    private static Map<String, Operator> operators() {
        Map<String, Operator> operators = new HashMap<>();
        for (Operator operator : Operator.values()) {
            operators.put(operator.symbol(), operator);
        }
        return Map.copyOf(operators);
    }

    /** An expression of a certain kind; a bit[1] counts as BOOL where one is wanted. */
    Optional<Expr> resolve(Expression expression, ValueKind kind, Site site) {
        return operand(expression, site).flatMap(operand -> coercion.as(kind, operand));
    }

    /** An expression of whatever kind it has. */
    Optional<Expr> resolve(Expression expression, Site site) {
        return operand(expression, site).flatMap(coercion::toExpr);
    }

    /** An expression of whatever kind it has, with constant integers exact. */
    Optional<Operand> operand(Expression expression, Site site) {
        if (expression instanceof Expression.Int number) {
            return Optional.of(new Operand.Constant(number.value(), number.span()));
        } else if (expression instanceof Expression.Text text) {
            return other(new Expr.BytesConst(text.value(), text.span()));
        } else if (expression instanceof Expression.Bool bool) {
            return other(new Expr.BoolConst(bool.value(), bool.span()));
        } else if (expression instanceof Expression.Parenthesized parenthesized) {
            return operand(parenthesized.inner(), site);
        } else if (expression instanceof Expression.Name name) {
            return name(new Ident(name.name(), name.span()), site);
        } else if (expression instanceof Expression.Tag tag) {
            return tag(tag, site.tags());
        } else if (expression instanceof Expression.Call call) {
            return calls.resolve(call, site).flatMap(ExpressionResolver::other);
        } else if (expression instanceof Expression.Unary unary) {
            return unary(unary, site);
        }
        return binary((Expression.Binary) expression, site);
    }

    private static Optional<Operand> other(Expr expr) {
        return Optional.of(new Operand.Other(expr));
    }

    private Optional<Operand> name(Ident name, Site site) {
        if (site.scope() == null) {
            diagnostics.error(E0303, name.span(), "`%s` is no constant", name);
            return Optional.empty();
        }
        Optional<Symbol> item = names.item(name, site);
        if (item.isPresent()) {
            return value(item.get(), name.span());
        }
        return names.param(name.text())
                .map(param -> new Operand.Other(new Expr.ParamValue(param.index(), param.kind(), name.span())));
    }

    private Optional<Operand> value(Symbol item, Span span) {
        if (!(item.statement() instanceof Statement.FieldStatement field)) {
            String size = "sizeof(" + item.name() + ")";
            boolean isArray = item.statement() instanceof Statement.ArrayStatement;
            return noValue(item, span, isArray ? "use array_length(" + item.name() + ") or " + size : "use " + size);
        }
        Optional<NamedType> type = types.type(field);
        Optional<ValueKind> kind = types.kind(field);
        if (type.isPresent() && (kind.isEmpty() || kind.get() == ValueKind.OPAQUE)) {
            return noValue(item, span, "use " + (type.get().is("label") ? "offset(" : "sizeof(") + item.name() + ")");
        }
        return kind.flatMap(k -> other(new Expr.FieldValue(item.id(), k, span)));
    }

    private Optional<Operand> noValue(Symbol item, Span span, String help) {
        diagnostics
                .error(E0301, span, "`%s` has no value to compute with", item.name())
                .also(item.span(), "declared here")
                .help(help);
        return Optional.empty();
    }

    private Optional<Operand> tag(Expression.Tag tag, Optional<EnumType> enumeration) {
        List<EnumType.Constant> constants = enumeration.map(EnumType::constants).orElse(List.of());
        for (EnumType.Constant constant : constants) {
            if (constant.tag().equals(tag.tag())) {
                names.references().add(tag.span(), constant.span());
                return Optional.of(constantAt(constant.value(), tag.span()));
            }
        }
        Diagnostics.Draft draft = diagnostics.error(E0401, tag.span(), "there is no tag `%s` here", tag.tag());
        NearestName.to(tag.tag(), constants.stream().map(EnumType.Constant::tag).toList())
                .ifPresent(draft::suggest);
        if (constants.isEmpty()) {
            draft.help("a tag stands for a value only beside a field that has a variant");
        }
        return Optional.empty();
    }

    private static Operand constantAt(Expr value, Span span) {
        if (value instanceof Expr.IntConst number) {
            return new Operand.Constant(BigInteger.valueOf(number.value()), span);
        } else if (value instanceof Expr.BoolConst bool) {
            return new Operand.Other(new Expr.BoolConst(bool.value(), span));
        }
        return new Operand.Other(new Expr.BytesConst(((Expr.BytesConst) value).value(), span));
    }

    private Optional<Operand> unary(Expression.Unary unary, Site site) {
        Optional<Operand> operand = operand(unary.operand(), site);
        if (operand.isEmpty()) {
            return operand;
        } else if (unary.operator().equals("!")) {
            return coercion.as(ValueKind.BOOL, operand.get()).flatMap(inner -> other(not(inner, unary.span())));
        } else if (operand.get() instanceof Operand.Constant constant) {
            return Optional.of(new Operand.Constant(constant.value().negate(), unary.span()));
        }
        return coercion.as(ValueKind.INT, operand.get()).flatMap(inner -> other(new Expr.Negate(inner, unary.span())));
    }

    private static Expr not(Expr inner, Span span) {
        return inner instanceof Expr.BoolConst constant
                ? new Expr.BoolConst(!constant.value(), span)
                : new Expr.Not(inner, span);
    }

    private Optional<Operand> binary(Expression.Binary binary, Site site) {
        Operator operator = OPERATORS.get(binary.operator());
        if (operator == null) {
            diagnostics
                    .error(E0301, binary.span(), "a range `a..b` is no value")
                    .help("ranges are for branches, checksums and arguments");
            return Optional.empty();
        }
        // A tag beside a field is one of the field's.
        boolean tagIsLeft = binary.left() instanceof Expression.Tag;
        Optional<Operand> first = operand(tagIsLeft ? binary.right() : binary.left(), site);
        Site beside = first.flatMap(this::enumeration)
                .map(Optional::of)
                .map(site::with)
                .orElse(site);
        Optional<Operand> second = operand(tagIsLeft ? binary.left() : binary.right(), beside);
        if (first.isEmpty() || second.isEmpty()) {
            return Optional.empty();
        }
        return operators.resolve(
                operator,
                tagIsLeft ? second.get() : first.get(),
                tagIsLeft ? first.get() : second.get(),
                binary.span());
    }

    private Optional<EnumType> enumeration(Operand operand) {
        return operand instanceof Operand.Other other && other.expr() instanceof Expr.FieldValue field
                ? types.enumeration(field.itemId())
                : Optional.empty();
    }
}
