package org.mpl4j.compiler.fuzz;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.derive.Binding;
import org.mpl4j.compiler.derive.BuildPlan;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Expr.Operator;
import org.mpl4j.compiler.model.Expressions;
import org.mpl4j.runtime.Bytes;

/** What is known of the numbers of a packet whose values are being made up, and what follows for expressions. */
final class Guess {
    private final Map<Integer, Long> fields = new HashMap<>();
    private final Map<Variable.Key, Bytes> texts = new HashMap<>();
    private final Map<Integer, Long> sizes = new HashMap<>();
    private final Map<Integer, Long> counts = new HashMap<>();
    private final Map<Integer, Long> params;
    private final BuildPlan plan;
    private final @Nullable Guess around;

    Guess(BuildPlan plan) {
        this(plan, null);
    }

    private Guess(BuildPlan plan, @Nullable Guess around) {
        this.params = around == null ? new HashMap<>() : around.params;
        this.plan = plan;
        this.around = around;
    }

    /** For an element: what the scopes around it know is known. */
    Guess inner() {
        return new Guess(plan, this);
    }

    void know(int field, long number) {
        fields.put(field, number);
    }

    void knowParam(int param, long number) {
        params.put(param, number);
    }

    void knowText(Variable.Key variable, Bytes text) {
        texts.put(variable, text);
    }

    void knowSize(int item, long bytes) {
        sizes.put(item, bytes);
    }

    void knowCount(int array, long elements) {
        counts.put(array, elements);
    }

    /** The number of a field that was made up, or that follows from others. */
    private OptionalLong field(int id) {
        Long known = find(guess -> guess.fields.get(id));
        if (known != null) {
            return OptionalLong.of(known);
        }
        Binding binding = plan.binding(id);
        if (binding instanceof Binding.Derived derived) {
            return evaluate(derived);
        } else if (binding instanceof Binding.Constant constant) {
            return evaluate(constant.value());
        }
        return binding instanceof Binding.Solved solved ? evaluate(solved) : OptionalLong.empty();
    }

    /** What the innermost scope knows that knows it. */
    private <T> @Nullable T find(Function<Guess, @Nullable T> knowledge) {
        for (Guess guess = this; guess != null; guess = guess.around) {
            T known = knowledge.apply(guess);
            if (known != null) {
                return known;
            }
        }
        return null;
    }

    private OptionalLong evaluate(Binding.Solved solved) {
        return solved.solutions().stream()
                .filter(solution -> find(guess -> guess.sizes.get(solution.itemId())) != null
                        || find(guess -> guess.counts.get(solution.itemId())) != null)
                .findFirst()
                .map(solution -> evaluate(solution.by()))
                .orElse(OptionalLong.empty());
    }

    private OptionalLong evaluate(Binding.Derived derived) {
        OptionalLong value = evaluate(derived.value());
        boolean isWhole = value.isPresent() && value.getAsLong() % derived.divisor() == 0;
        return isWhole ? OptionalLong.of(value.getAsLong() / derived.divisor()) : OptionalLong.empty();
    }

    /** The value of an expression, booleans as 0 and 1, if everything in it is known. */
    OptionalLong evaluate(Expr expr) {
        if (expr instanceof Expr.IntConst constant) {
            return OptionalLong.of(constant.value());
        } else if (expr instanceof Expr.BoolConst constant) {
            return flag(constant.value());
        } else if (expr instanceof Expr.Negate negate) {
            return map(evaluate(negate.operand()), a -> -a);
        } else if (expr instanceof Expr.Not not) {
            return map(evaluate(not.operand()), a -> a ^ 1);
        }
        return expr instanceof Expr.Binary binary ? binary(binary) : leaf(expr);
    }

    private OptionalLong leaf(Expr expr) {
        if (expr instanceof Expr.FieldValue value) {
            return field(value.itemId());
        } else if (expr instanceof Expr.ParamValue value) {
            return of(params.get(value.index()));
        } else if (expr instanceof Expr.SizeOf size) {
            return of(find(guess -> guess.sizes.get(size.itemId())));
        }
        return expr instanceof Expr.CountOf count
                ? of(find(guess -> guess.counts.get(count.itemId())))
                : OptionalLong.empty();
    }

    /** The only field of an expression that is unknown, if it is the only one. */
    OptionalInt onlyUnknown(Expr expr) {
        Set<Integer> unknown = new HashSet<>();
        Expressions.visit(expr, part -> {
            if (part instanceof Expr.FieldValue value && field(value.itemId()).isEmpty()) {
                unknown.add(value.itemId());
            }
        });
        return unknown.size() == 1 ? OptionalInt.of(unknown.iterator().next()) : OptionalInt.empty();
    }

    /** The value of an expression in which one field is unknown, if that had a certain value; the expression's use then decides the field. */
    OptionalLong evaluateWith(Expr expr, long number) {
        OptionalInt unknown = onlyUnknown(expr);
        if (unknown.isEmpty()) {
            return OptionalLong.empty();
        }
        int id = unknown.getAsInt();
        fields.put(id, number);
        OptionalLong value = evaluate(expr);
        fields.remove(id);
        return value;
    }

    private static OptionalLong of(@Nullable Long known) {
        return known == null ? OptionalLong.empty() : OptionalLong.of(known);
    }

    private static OptionalLong map(OptionalLong value, LongUnaryOperator by) {
        return value.isPresent() ? OptionalLong.of(by.applyAsLong(value.getAsLong())) : value;
    }

    private @Nullable Bytes text(Expr expr) {
        if (expr instanceof Expr.BytesConst constant) {
            return Bytes.of(constant.value().toArray());
        } else if (expr instanceof Expr.FieldValue field) {
            return find(guess -> guess.texts.get(new Variable.Key(false, field.itemId())));
        }
        return expr instanceof Expr.ParamValue param
                ? find(guess -> guess.texts.get(new Variable.Key(true, param.index())))
                : null;
    }

    private OptionalLong binary(Expr.Binary binary) {
        Bytes leftText = text(binary.left());
        Bytes rightText = leftText == null ? null : text(binary.right());
        if (leftText != null && rightText != null) {
            return flag(leftText.equals(rightText) == (binary.operator() == Operator.EQUAL));
        }
        OptionalLong left = evaluate(binary.left());
        OptionalLong right = evaluate(binary.right());
        if (left.isEmpty() || right.isEmpty()) {
            return decidedByOne(binary.operator(), left.isPresent() ? left : right);
        }
        return apply(binary.operator(), left.getAsLong(), right.getAsLong());
    }

    private static OptionalLong decidedByOne(Operator operator, OptionalLong side) {
        boolean isDecided =
                operator == Operator.AND && side.orElse(1) == 0 || operator == Operator.OR && side.orElse(0) != 0;
        return isDecided ? side : OptionalLong.empty();
    }

    private static OptionalLong apply(Operator operator, long a, long b) {
        return switch (operator) {
            case ADD -> OptionalLong.of(a + b);
            case SUBTRACT -> OptionalLong.of(a - b);
            case MULTIPLY -> OptionalLong.of(a * b);
            case DIVIDE -> b == 0 ? OptionalLong.empty() : OptionalLong.of(a / b);
            case REMAINDER -> b == 0 ? OptionalLong.empty() : OptionalLong.of(a % b);
            case BIT_AND -> OptionalLong.of(a & b);
            case SHIFT_LEFT -> OptionalLong.of(a << b);
            case SHIFT_RIGHT -> OptionalLong.of(a >> b);
            case EQUAL -> flag(a == b);
            case NOT_EQUAL -> flag(a != b);
            case LESS -> flag(a < b);
            case LESS_OR_EQUAL -> flag(a <= b);
            case GREATER -> flag(a > b);
            case GREATER_OR_EQUAL -> flag(a >= b);
            case AND -> OptionalLong.of(a & b);
            case OR -> OptionalLong.of(a | b);
        };
    }

    private static OptionalLong flag(boolean value) {
        return OptionalLong.of(value ? 1 : 0);
    }
}
