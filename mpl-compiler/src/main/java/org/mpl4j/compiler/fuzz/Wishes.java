package org.mpl4j.compiler.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.derive.Binding;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.interpret.value.ScopeShape;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Expr.Operator;
import org.mpl4j.compiler.model.Expressions;
import org.mpl4j.compiler.model.ValueKind;
import org.mpl4j.runtime.Bytes;

/** What the numbers of a scope have to be, so that conditions hold that were decided beforehand: sets that become smaller with each decision, and numbers in the end. */
final class Wishes {
    private static final int ATTEMPTS = 200;

    private final RandomNumbers numbers;
    private final ScopeShape scope;
    private final Guess guess;
    private final Hints hints;
    private final Map<Variable.Key, Variable> narrowed = new LinkedHashMap<>();
    private final Map<Variable.Key, NumberSet> sets = new LinkedHashMap<>();
    private final Map<Variable.Key, Long> settled = new LinkedHashMap<>();
    private final Map<Integer, Bytes> texts = new LinkedHashMap<>();
    private boolean areContradictory;

    Wishes(RandomNumbers numbers, ScopeShape scope, Guess guess, Hints hints) {
        this.numbers = numbers;
        this.scope = scope;
        this.guess = guess;
        this.hints = hints;
    }

    /** Whether no number fulfils all of them. */
    boolean areContradictory() {
        return areContradictory;
    }

    /** What an expression names, if that can be chosen in this scope and is not yet known. */
    Optional<Variable> variable(Expr expr) {
        if (guess.evaluate(expr).isPresent()) {
            return Optional.empty();
        } else if (expr instanceof Expr.ParamValue param && param.kind() != ValueKind.BYTES && scope.isPacket()) {
            return Optional.of(new Variable(true, param.index(), false, params(param)));
        }
        return expr instanceof Expr.FieldValue value && isChosen(value)
                ? Optional.of(variable(scope.packet().field(value.itemId())))
                : Optional.empty();
    }

    /** A parameter has no width: small numbers, and those that it is compared with. */
    private NumberSet params(Expr.ParamValue param) {
        if (param.kind() == ValueKind.BOOL) {
            return NumberSet.range(0, 1);
        }
        long greatest = 255;
        for (long hint : hints.of(scope.packet(), new Variable.Key(true, param.index()))) {
            greatest = Math.max(greatest, hint == Long.MAX_VALUE ? hint : hint + 1);
        }
        return NumberSet.range(0, greatest);
    }

    private boolean isChosen(Expr.FieldValue value) {
        if (value.kind() == ValueKind.BYTES) {
            return false;
        }
        FieldShape field = scope.packet().field(value.itemId());
        Binding binding = scope.packet().plan().binding(field.id());
        boolean isComputed = binding instanceof Binding.Derived
                || binding instanceof Binding.Solved
                || binding instanceof Binding.Checksum
                || binding instanceof Binding.Constant;
        return field.scope() == scope && field.kind().isNumber() && !isComputed;
    }

    private Variable variable(FieldShape field) {
        RandomNumbers.Limits limits = RandomNumbers.limits(field, RandomNumbers.width(field, guess), guess);
        boolean isUnsigned64 = field.isUnsigned64();
        return new Variable(false, field.id(), isUnsigned64, Variable.range(limits.min(), limits.max(), isUnsigned64));
    }

    /** What a variable can still be. */
    NumberSet left(Variable variable) {
        return sets.getOrDefault(variable.key(), variable.all());
    }

    /** It has to be one of these. */
    void narrow(Variable variable, NumberSet set) {
        NumberSet left = left(variable).and(set);
        if (left.isEmpty()) {
            areContradictory = true;
            return;
        }
        sets.put(variable.key(), left);
        narrowed.put(variable.key(), variable);
        if (left.isSingle()) {
            settle(variable, left.first());
        }
    }

    private void settle(Variable variable, long ordered) {
        long number = variable.ordered(ordered);
        settled.put(variable.key(), number);
        if (variable.isParam()) {
            guess.knowParam(variable.id(), number);
        } else {
            guess.know(variable.id(), number);
        }
    }

    /** It is this, whatever was wished. */
    void decide(Variable.Key variable, long number) {
        settled.put(variable, number);
    }

    /** Chooses the numbers that are still open. */
    void settle() {
        for (Variable variable : List.copyOf(narrowed.values())) {
            if (!settled.containsKey(variable.key())) {
                settle(variable, pick(variable, left(variable)));
            }
        }
    }

    private long pick(Variable variable, NumberSet left) {
        List<Long> hinted = hints.of(scope.packet(), variable.key()).stream()
                .map(variable::ordered)
                .filter(left::contains)
                .toList();
        return hinted.isEmpty() || numbers.chance(2) ? left.pick(numbers) : numbers.oneOf(hinted);
    }

    /** What a field has to be; null if it is free. */
    @Nullable
    Long field(int id) {
        return settled.get(new Variable.Key(false, id));
    }

    /** What a parameter has to be; null if it is free. */
    @Nullable
    Long param(int index) {
        return settled.get(new Variable.Key(true, index));
    }

    /** A field of bytes has to be this, if nothing else was wished before. */
    void wishText(int field, Bytes text) {
        texts.putIfAbsent(field, text);
    }

    /** What a field of bytes has to be; null if it is free. */
    @Nullable
    Bytes text(int field) {
        return texts.get(field);
    }

    /** Whether nothing but what can be chosen, or is known, decides an expression. */
    boolean decide(Expr expr) {
        AtomicBoolean isDecided = new AtomicBoolean(true);
        Expressions.visit(expr, part -> {
            boolean isLeaf = !(part instanceof Expr.Binary || part instanceof Expr.Not || part instanceof Expr.Negate);
            boolean isText = part instanceof Expr.BytesConst
                    || part instanceof Expr.FieldValue value
                            && value.kind() == ValueKind.BYTES
                            && scope.packet().field(value.itemId()).scope() == scope;
            if (isLeaf
                    && !isText
                    && guess.evaluate(part).isEmpty()
                    && variable(part).isEmpty()) {
                isDecided.set(false);
            }
        });
        return isDecided.get();
    }

    /** Sees to it that a condition holds, or does not, as far as that can be arranged. */
    void assume(Expr condition, boolean holds) {
        if (guess.evaluate(condition).isPresent()) {
            return;
        }
        if (condition instanceof Expr.Not not) {
            assume(not.operand(), !holds);
        } else if (condition instanceof Expr.Binary binary && isJunction(binary.operator())) {
            assumeBoth(binary, holds);
        } else if (condition instanceof Expr.Binary binary && Comparison.isAny(binary.operator())) {
            assumeComparison(binary, holds);
        } else {
            variable(condition).ifPresent(flag -> narrow(flag, NumberSet.only(holds ? 1 : 0)));
        }
    }

    private static boolean isJunction(Operator operator) {
        return operator == Operator.AND || operator == Operator.OR;
    }

    private void assumeBoth(Expr.Binary binary, boolean holds) {
        boolean isLeftFirst = numbers.chance(2);
        Expr first = isLeftFirst ? binary.left() : binary.right();
        Expr second = isLeftFirst ? binary.right() : binary.left();
        boolean areBoth = holds == (binary.operator() == Operator.AND);
        if (areBoth) {
            assume(first, holds);
            assume(second, holds);
            return;
        }
        Expr one = guess.evaluate(first).isEmpty() && decide(first) ? first : second;
        assume(one, holds);
    }

    private void assumeComparison(Expr.Binary binary, boolean holds) {
        if (binary.left() instanceof Expr.FieldValue field && binary.right() instanceof Expr.BytesConst constant) {
            if (holds == (binary.operator() == Operator.EQUAL)) {
                wishText(field.itemId(), Bytes.of(constant.value().toArray()));
            }
            return;
        }
        Optional<Variable> left = variable(binary.left());
        Optional<Variable> right = variable(binary.right());
        OptionalLong leftValue = guess.evaluate(binary.left());
        OptionalLong rightValue = guess.evaluate(binary.right());
        if (left.isPresent() && rightValue.isPresent()) {
            narrow(left.get(), binary.operator(), rightValue.getAsLong(), holds);
        } else if (right.isPresent() && leftValue.isPresent()) {
            narrow(right.get(), Comparison.mirrored(binary.operator()), leftValue.getAsLong(), holds);
        } else {
            solve(binary, value -> value == (holds ? 1 : 0));
        }
    }

    private void narrow(Variable variable, Operator operator, long constant, boolean holds) {
        NumberSet holding = Comparison.holding(operator, variable.ordered(constant));
        narrow(variable, holds ? holding : NumberSet.ALL.without(holding));
    }

    /** Tries numbers for the only thing that is open in an expression, until it has a value that will do. */
    void solve(Expr expr, LongPredicate isRight) {
        Set<Expr.FieldValue> open = new LinkedHashSet<>();
        List<Long> candidates = new ArrayList<>();
        Expressions.visit(expr, part -> {
            if (part instanceof Expr.FieldValue value && variable(value).isPresent()) {
                open.add(value);
            } else if (part instanceof Expr.IntConst constant) {
                candidates.add(constant.value());
            }
        });
        Optional<Variable> only = open.stream().findFirst().flatMap(this::variable);
        if (only.isEmpty()) {
            return;
        }
        NumberSet left = left(only.get());
        for (int i = 0; i < ATTEMPTS; i++) {
            long ordered = i < candidates.size() ? only.get().ordered(candidates.get(i)) : left.pick(numbers);
            OptionalLong value = left.contains(ordered)
                    ? guess.evaluateWith(expr, only.get().ordered(ordered))
                    : OptionalLong.empty();
            if (value.isPresent() && isRight.test(value.getAsLong())) {
                narrow(only.get(), NumberSet.only(ordered));
                return;
            }
        }
    }
}
