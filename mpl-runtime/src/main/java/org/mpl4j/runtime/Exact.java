package org.mpl4j.runtime;

/**
 * Arithmetic of the specification language on signed 64-bit integers, where results that do not fit are errors of the
 * packet. Generated code uses plain operators wherever the compiler can prove that they do.
 *
 * <p>What has no result throws an {@link ArithmeticException} that has no stack trace, so that a flood of bad packets
 * stays cheap; callers turn it into a {@link ParseException} or a {@link BuildException} that names the field.
 */
public final class Exact {
    private static final class Fault extends ArithmeticException {
        private static final long serialVersionUID = 1L;

        Fault() {
            super("no result of 64 bits");
        }

        @Override
        public Throwable fillInStackTrace() {
            return this;
        }
    }

    private Exact() {}

    /**
     * Adds.
     *
     * @param a a number
     * @param b a number
     * @return the sum
     * @throws ArithmeticException if it does not fit
     */
    public static long add(long a, long b) {
        long sum = a + b;
        if (((a ^ sum) & (b ^ sum)) < 0) {
            throw new Fault();
        }
        return sum;
    }

    /**
     * Subtracts.
     *
     * @param a a number
     * @param b the number to be subtracted from it
     * @return the difference
     * @throws ArithmeticException if it does not fit
     */
    public static long subtract(long a, long b) {
        long difference = a - b;
        if (((a ^ b) & (a ^ difference)) < 0) {
            throw new Fault();
        }
        return difference;
    }

    /**
     * Negates.
     *
     * @param a a number
     * @return the number with the other sign
     * @throws ArithmeticException if it does not fit
     */
    public static long negate(long a) {
        return subtract(0, a);
    }

    /**
     * Multiplies.
     *
     * @param a a number
     * @param b a number
     * @return the product
     * @throws ArithmeticException if it does not fit
     */
    public static long multiply(long a, long b) {
        long product = a * b;
        if (Math.multiplyHigh(a, b) != product >> 63) {
            throw new Fault();
        }
        return product;
    }

    /**
     * Divides, towards zero.
     *
     * @param a a number
     * @param b the divisor
     * @return the quotient
     * @throws ArithmeticException if the divisor is 0 or the quotient does not fit
     */
    public static long divide(long a, long b) {
        if (b == 0 || a == Long.MIN_VALUE && b == -1) {
            throw new Fault();
        }
        return a / b;
    }

    /**
     * The remainder of a division towards zero.
     *
     * @param a a number
     * @param b the divisor
     * @return the remainder, with the sign of {@code a}
     * @throws ArithmeticException if the divisor is 0
     */
    public static long remainder(long a, long b) {
        if (b == 0) {
            throw new Fault();
        }
        return a % b;
    }

    /**
     * Shifts to the left.
     *
     * @param a a number
     * @param count by how many bits
     * @return the number times 2 to the power of {@code count}
     * @throws ArithmeticException if that does not fit, or {@code count} is not from 0 to 63
     */
    public static long shiftLeft(long a, long count) {
        long shifted = a << checkShift(count);
        if (shifted >> count != a) {
            throw new Fault();
        }
        return shifted;
    }

    /**
     * Shifts to the right, keeping the sign.
     *
     * @param a a number
     * @param count by how many bits
     * @return the number divided by 2 to the power of {@code count}, rounded down
     * @throws ArithmeticException if {@code count} is not from 0 to 63
     */
    public static long shiftRight(long a, long count) {
        return a >> checkShift(count);
    }

    /**
     * A field of 64 bits, to be computed with.
     *
     * @param value the field, to be read as unsigned
     * @return the number
     * @throws ArithmeticException if it is 2^63 or more
     */
    public static long unsigned(long value) {
        if (value < 0) {
            throw new Fault();
        }
        return value;
    }

    /**
     * A number as an int, to be switched over.
     *
     * @param value any
     * @param otherwise a number that no case is for
     * @return the value if it is an int, or else {@code otherwise}
     */
    public static int toInt(long value, int otherwise) {
        return value == (int) value ? (int) value : otherwise;
    }

    private static int checkShift(long count) {
        if (count < 0 || count > 63) {
            throw new Fault();
        }
        return (int) count;
    }
}
