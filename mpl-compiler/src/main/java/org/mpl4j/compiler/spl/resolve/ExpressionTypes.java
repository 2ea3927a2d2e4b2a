package org.mpl4j.compiler.spl.resolve;

import java.math.BigInteger;
import java.util.Map;
import java.util.Objects;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.resolve.NearestName;
import org.mpl4j.compiler.source.Span;
import org.mpl4j.compiler.spl.ast.PolicyExpression;
import org.mpl4j.compiler.spl.model.PolicyExpr;
import org.mpl4j.compiler.spl.model.PolicyExpr.Operator;
import org.mpl4j.compiler.spl.model.Variable;
import org.mpl4j.compiler.spl.resolve.Scope.Type;

/** The meaning of expressions: names, and no boolean where a number is needed. */
final class ExpressionTypes {
    private static final Map<String, Operator> OPERATORS = Map.of(
            "||", Operator.OR,
            "&&", Operator.AND,
            ">", Operator.GREATER,
            ">=", Operator.AT_LEAST,
            "<", Operator.LESS,
            "<=", Operator.AT_MOST,
            "+", Operator.PLUS,
            "-", Operator.MINUS,
            "*", Operator.TIMES,
            "/", Operator.DIVIDED_BY);

    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

    private final Scope scope;
    private final Diagnostics diagnostics;

    ExpressionTypes(Scope scope, Diagnostics diagnostics) {
        this.scope = scope;
        this.diagnostics = diagnostics;
    }

    private record Typed(PolicyExpr expr, Type type) {}

    /** What is wrong has been reported; it fits everywhere and is not constant, so that it is not reported again. */
    private static final Typed WRONG = new Typed(new PolicyExpr.Field(""), Type.BIT);

    /** A condition, which is reported if it never changes. */
    PolicyExpr guard(PolicyExpression written) {
        PolicyExpr guard = expression(written, Type.BOOL);
        boolean isLiteral = written instanceof PolicyExpression.Bool;
        if (!isLiteral) {
            ConstantFolding.value(guard)
                    .ifPresent(value -> diagnostics
                            .warning(
                                    Code.S0115,
                                    written.span(),
                                    value == 0 ? "this is never true" : "this is always true")
                            .help("`%s` says so", value == 0 ? "false" : "true"));
        }
        return guard;
    }

    /** An expression of a type. */
    PolicyExpr expression(PolicyExpression written, Type needed) {
        Typed typed = typed(written);
        if (!typed.type.is(needed)) {
            Diagnostics.Draft draft = diagnostics.error(
                    Code.S0111, written.span(), "this is %s, and %s is needed", typed.type.text(), needed.text());
            if (typed.expr instanceof PolicyExpr.Use use) {
                draft.also(use.variable().span(), "declared here");
            }
            return WRONG.expr;
        }
        return typed.expr;
    }

    private Typed typed(PolicyExpression written) {
        if (written instanceof PolicyExpression.Int number) {
            return integer(number);
        } else if (written instanceof PolicyExpression.Bool bool) {
            return new Typed(new PolicyExpr.Constant(bool.value() ? 1 : 0), Type.BOOL);
        } else if (written instanceof PolicyExpression.Name name) {
            return name(name.name(), name.span());
        } else if (written instanceof PolicyExpression.Parenthesized inner) {
            return typed(inner.inner());
        } else if (written instanceof PolicyExpression.Unary unary) {
            boolean isNot = unary.operator().equals("!");
            Type type = isNot ? Type.BOOL : Type.INT;
            Operator operator = isNot ? Operator.NOT : Operator.NEGATE;
            return new Typed(new PolicyExpr.Unary(operator, expression(unary.operand(), type)), type);
        }
        return binary((PolicyExpression.Binary) written);
    }

    private Typed integer(PolicyExpression.Int number) {
        if (number.value().compareTo(MAX) > 0) {
            diagnostics.error(Code.S0114, number.span(), "this number has more than 63 bits");
            return WRONG;
        }
        return new Typed(new PolicyExpr.Constant(number.value().longValueExact()), Type.INT);
    }

    private Typed name(String name, Span span) {
        return scope.field(name)
                .map(type -> new Typed(new PolicyExpr.Field(name), type))
                .or(() -> scope.variable(name).map(v -> new Typed(new PolicyExpr.Use(v), Scope.type(v))))
                .orElseGet(() -> {
                    Diagnostics.Draft draft =
                            diagnostics.error(Code.S0109, span, "there is no variable `%s` here", name);
                    NearestName.to(name, scope.names()).ifPresent(draft::suggest);
                    return WRONG;
                });
    }

    private Typed binary(PolicyExpression.Binary written) {
        if (written.operator().equals("==")) {
            Typed left = typed(written.left());
            PolicyExpr right = expression(written.right(), left.type);
            return new Typed(new PolicyExpr.Binary(Operator.EQUAL, left.expr, right), Type.BOOL);
        }
        Operator operator = Objects.requireNonNull(OPERATORS.get(written.operator()));
        boolean isLogical = operator == Operator.OR || operator == Operator.AND;
        Type operand = isLogical ? Type.BOOL : Type.INT;
        boolean isNumber = switch (operator) {
            case PLUS, MINUS, TIMES, DIVIDED_BY -> true;
            default -> false;
        };
        return new Typed(
                new PolicyExpr.Binary(
                        operator, expression(written.left(), operand), expression(written.right(), operand)),
                isNumber ? Type.INT : Type.BOOL);
    }

    /** The value of a variable's assignment. */
    PolicyExpr assigned(Variable variable, PolicyExpression written) {
        PolicyExpr value = expression(written, Scope.type(variable));
        ConstantFolding.value(value).ifPresent(constant -> {
            if (variable.kind() == Variable.Kind.INT && (constant < variable.min() || constant > variable.max())) {
                diagnostics
                        .error(
                                Code.S0114,
                                written.span(),
                                "`%s` goes from %d to %d, and this is %d",
                                variable.name(),
                                variable.min(),
                                variable.max(),
                                constant)
                        .also(variable.span(), "declared here");
            }
        });
        return value;
    }
}
