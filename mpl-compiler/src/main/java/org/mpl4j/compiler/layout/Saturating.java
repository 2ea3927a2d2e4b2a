package org.mpl4j.compiler.layout;

/** Arithmetic on longs that stops at the largest and the smallest instead of wrapping around. */
final class Saturating {
    private Saturating() {}

    static long add(long a, long b) {
        long sum = a + b;
        if (((a ^ sum) & (b ^ sum)) < 0) {
            return a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return sum;
    }

    static long subtract(long a, long b) {
        long difference = a - b;
        if (((a ^ b) & (a ^ difference)) < 0) {
            return a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return difference;
    }

    static long negate(long a) {
        return a == Long.MIN_VALUE ? Long.MAX_VALUE : -a;
    }

    static long multiply(long a, long b) {
        long high = Math.multiplyHigh(a, b);
        long low = a * b;
        if (high == 0 && low >= 0 || high == -1 && low < 0) {
            return low;
        }
        return (a < 0) == (b < 0) ? Long.MAX_VALUE : Long.MIN_VALUE;
    }

    static long divide(long a, long b) {
        return a == Long.MIN_VALUE && b == -1 ? Long.MAX_VALUE : a / b;
    }
}
