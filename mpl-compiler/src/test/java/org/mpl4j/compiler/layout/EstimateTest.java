package org.mpl4j.compiler.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.function.BinaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the operands are, the result of an operation is in the interval, and leaves the remainders, that were computed for it. */
class EstimateTest {
    /** A number, and an interval and a congruence that it is in. */
    record Known(long value, Interval interval, Congruence congruence) {}

    @Provide
    Arbitrary<Known> known() {
        Arbitrary<Long> values =
                Arbitraries.oneOf(Arbitraries.longs(), Arbitraries.longs().between(-300, 300));
        Arbitrary<Long> slack = Arbitraries.longs().between(0, 1000);
        Arbitrary<Long> moduli = Arbitraries.of(0L, 1L, 2L, 4L, 6L, 8L, 24L);
        return Combinators.combine(values, slack, slack, moduli)
                .as((value, below, above, modulus) -> new Known(
                        value,
                        new Interval(Saturating.add(value, -below), Saturating.add(value, above)),
                        new Congruence(value, modulus)));
    }

    @Property
    void sumsAreInTheSum(@ForAll("known") Known a, @ForAll("known") Known b) {
        check(
                a,
                b,
                BigInteger::add,
                a.interval().plus(b.interval()),
                a.congruence().plus(b.congruence()));
    }

    @Property
    void differencesAreInTheDifference(@ForAll("known") Known a, @ForAll("known") Known b) {
        check(
                a,
                b,
                BigInteger::subtract,
                a.interval().minus(b.interval()),
                a.congruence().minus(b.congruence()));
    }

    @Property
    void productsAreInTheProduct(@ForAll("known") Known a, @ForAll("known") Known b) {
        check(
                a,
                b,
                BigInteger::multiply,
                a.interval().times(b.interval()),
                a.congruence().times(b.congruence()));
    }

    @Property
    void quotientsAreInTheQuotient(@ForAll("known") Known a, @ForAll("known") Known b) {
        if (b.value() != 0) {
            check(a, b, BigInteger::divide, a.interval().dividedBy(b.interval()), Congruence.ANY);
            check(a, b, BigInteger::remainder, a.interval().remainder(b.interval()), Congruence.ANY);
        }
    }

    @Property
    void masksAreInTheMask(@ForAll("known") Known a, @ForAll("known") Known b) {
        check(a, b, BigInteger::and, a.interval().and(b.interval()), Congruence.ANY);
    }

    @Property
    void eitherIsInTheHull(@ForAll("known") Known a, @ForAll("known") Known b) {
        BinaryOperator<BigInteger> first = (x, y) -> x;
        check(a, b, first, a.interval().hull(b.interval()), a.congruence().hull(b.congruence()));
        check(b, a, first, a.interval().hull(b.interval()), a.congruence().hull(b.congruence()));
    }

    private static void check(
            Known a, Known b, BinaryOperator<BigInteger> operation, Interval interval, Congruence congruence) {
        BigInteger exact = operation.apply(BigInteger.valueOf(a.value()), BigInteger.valueOf(b.value()));
        if (exact.bitLength() < Long.SIZE) {
            assertThat(interval.contains(exact.longValue()))
                    .as("%s of %s and %s: %s", exact, a, b, interval)
                    .isTrue();
        } else {
            assertThat(interval.fitsLong())
                    .as("%s of %s and %s: %s", exact, a, b, interval)
                    .isFalse();
        }
        BigInteger residue = BigInteger.valueOf(congruence.residue());
        if (congruence.modulus() == 0) {
            assertThat(exact).isEqualTo(residue);
        } else {
            assertThat(exact.subtract(residue).mod(BigInteger.valueOf(congruence.modulus())))
                    .isZero();
        }
    }
}
