package org.mpl4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.function.BinaryOperator;
import java.util.function.LongBinaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ExactTest {
    @Property
    void sumsDifferencesAndProductsAreRightOrRefused(@ForAll long a, @ForAll long b) {
        agrees(Exact::add, BigInteger::add, a, b);
        agrees(Exact::subtract, BigInteger::subtract, a, b);
        agrees(Exact::multiply, BigInteger::multiply, a, b);
        agrees(Exact::multiply, BigInteger::multiply, a, b >> 33);
    }

    @Property
    void quotientsAndRemaindersAreRight(@ForAll long a, @ForAll long b) {
        if (b != 0) {
            agrees(Exact::divide, BigInteger::divide, a, b);
            agrees(Exact::remainder, BigInteger::remainder, a, b);
        }
    }

    @Property
    void shiftsAreRightOrRefused(@ForAll long a, @ForAll @LongRange(max = 63) long count) {
        agrees(Exact::shiftLeft, (x, y) -> x.shiftLeft(y.intValue()), a >> 16, count);
        agrees(Exact::shiftRight, (x, y) -> x.shiftRight(y.intValue()), a, count);
    }

    @Test
    void refusesDivisionByZeroAndItsOverflow() {
        assertThatThrownBy(() -> Exact.divide(1, 0)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Exact.remainder(1, 0)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Exact.divide(Long.MIN_VALUE, -1)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Exact.negate(Long.MIN_VALUE)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void refusesShiftsOutsideTheWord() {
        assertThatThrownBy(() -> Exact.shiftLeft(0, 64)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Exact.shiftRight(1, -1)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void refusesUnsignedNumbersThatAreNoLongs() {
        assertThat(Exact.unsigned(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
        assertThatThrownBy(() -> Exact.unsigned(-1)).isInstanceOf(ArithmeticException.class);
    }

    private static void agrees(LongBinaryOperator exact, BinaryOperator<BigInteger> unlimited, long a, long b) {
        BigInteger expected = unlimited.apply(BigInteger.valueOf(a), BigInteger.valueOf(b));
        if (expected.bitLength() < Long.SIZE) {
            assertThat(exact.applyAsLong(a, b)).isEqualTo(expected.longValueExact());
        } else {
            assertThatThrownBy(() -> exact.applyAsLong(a, b)).isInstanceOf(ArithmeticException.class);
        }
    }
}
