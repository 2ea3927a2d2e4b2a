package org.mpl4j.compiler.derive;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.mpl4j.compiler.layout.Congruence;
import org.mpl4j.compiler.layout.Estimate;
import org.mpl4j.compiler.layout.Interval;

/**
 * A sum of integer multiples of unknown numbers, divided by a number that is known to divide it. Arithmetic throws {@link ArithmeticException} where a coefficient
 * gets too big.
 *
 * @param terms without zeros
 * @param divisor positive
 */
record LinearForm(SortedMap<Symbol, Long> terms, long constant, long divisor) {
    static final LinearForm ZERO = of(0);

    LinearForm {
        terms = Collections.unmodifiableSortedMap(new TreeMap<>(terms));
    }

    static LinearForm of(long constant) {
        return new LinearForm(new TreeMap<>(), constant, 1);
    }

    static LinearForm of(Symbol symbol) {
        return new LinearForm(new TreeMap<>(Map.of(symbol, 1L)), 0, 1);
    }

    /** The number that it is whatever the unknowns are. */
    OptionalLong asConstant() {
        return terms.isEmpty() && constant % divisor == 0 ? OptionalLong.of(constant / divisor) : OptionalLong.empty();
    }

    boolean isZero() {
        return terms.isEmpty() && constant == 0;
    }

    LinearForm plus(LinearForm other) {
        long common = Math.multiplyExact(divisor / gcd(divisor, other.divisor), other.divisor);
        TreeMap<Symbol, Long> sum = scaledTerms(common / divisor);
        other.scaledTerms(common / other.divisor)
                .forEach((symbol, factor) -> sum.merge(symbol, factor, Math::addExact));
        sum.values().removeIf(factor -> factor == 0);
        long constants = Math.addExact(
                Math.multiplyExact(constant, common / divisor),
                Math.multiplyExact(other.constant, common / other.divisor));
        return new LinearForm(sum, constants, common).reduced();
    }

    LinearForm plus(long number) {
        return plus(of(number));
    }

    LinearForm minus(LinearForm other) {
        return plus(other.times(-1));
    }

    LinearForm times(long factor) {
        if (factor == 0) {
            return ZERO;
        }
        return new LinearForm(scaledTerms(factor), Math.multiplyExact(constant, factor), divisor).reduced();
    }

    /** A number known to divide the form. */
    LinearForm dividedExactlyBy(long number) {
        return new LinearForm(terms, constant, Math.multiplyExact(divisor, number)).reduced();
    }

    /** The same with {@code meaning} in the place of a symbol. */
    LinearForm substitute(Symbol symbol, LinearForm meaning) {
        Long factor = terms.get(symbol);
        if (factor == null) {
            return this;
        }
        TreeMap<Symbol, Long> rest = new TreeMap<>(terms);
        rest.remove(symbol);
        LinearForm others = new LinearForm(rest, constant, divisor);
        LinearForm part = meaning.times(factor);
        return others.plus(
                new LinearForm(part.terms, part.constant, Math.multiplyExact(part.divisor, divisor)).reduced());
    }

    /** What it can be, given what its unknowns can be. */
    Estimate estimate(Function<Symbol, Estimate> ofSymbol) {
        Estimate sum = Estimate.of(constant);
        for (Map.Entry<Symbol, Long> term : terms.entrySet()) {
            sum = sum.plus(ofSymbol.apply(term.getKey()).times(Estimate.of(term.getValue())));
        }
        Interval quotients = sum.interval().dividedBy(Interval.of(divisor));
        return new Estimate(quotients, sum.congruence().dividedBy(divisor));
    }

    /** The remainders that the sum, before it is divided, can leave. */
    Congruence congruenceOfSum(Function<Symbol, Estimate> ofSymbol) {
        return new LinearForm(terms, constant, 1).estimate(ofSymbol).congruence();
    }

    private TreeMap<Symbol, Long> scaledTerms(long factor) {
        TreeMap<Symbol, Long> scaled = new TreeMap<>();
        terms.forEach((symbol, old) -> scaled.put(symbol, Math.multiplyExact(old, factor)));
        return scaled;
    }

    private LinearForm reduced() {
        long common = gcd(divisor, constant);
        for (long factor : terms.values()) {
            common = gcd(common, factor);
        }
        if (common <= 1) {
            return this;
        }
        long by = common;
        TreeMap<Symbol, Long> smaller = new TreeMap<>();
        terms.forEach((symbol, factor) -> smaller.put(symbol, factor / by));
        return new LinearForm(smaller, constant / by, divisor / by);
    }

    private static long gcd(long a, long b) {
        return b == 0 ? Math.absExact(a) : gcd(b, a % b);
    }
}
