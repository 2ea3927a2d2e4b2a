package org.mpl4j.compiler.resolve;

import java.math.BigInteger;
import org.mpl4j.compiler.model.Expr.Operator;

/** Arithmetic on constants, exact. */
final class ConstantMath {
    static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
    static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

    /** No operand or result of a sensible specification is longer, and longer ones cost time. */
    private static final int BIT_LIMIT = 1024;

    private ConstantMath() {}

    /** There is no result; {@link #reason} says why. */
    static final class UndefinedException extends Exception {
        private static final long serialVersionUID = 1L;
        private final String reason;

        UndefinedException(String reason) {
            super(reason);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    /** The result of an operator that takes and gives integers. */
    static BigInteger arithmetic(Operator operator, BigInteger left, BigInteger right) throws UndefinedException {
        if (left.bitLength() > BIT_LIMIT || right.bitLength() > BIT_LIMIT) {
            throw new UndefinedException("the number is too large");
        }
        return switch (operator) {
            case ADD -> left.add(right);
            case SUBTRACT -> left.subtract(right);
            case MULTIPLY -> left.multiply(right);
            case DIVIDE -> left.divide(divisor(right));
            case REMAINDER -> left.remainder(divisor(right));
            case BIT_AND -> left.and(right);
            case SHIFT_LEFT -> left.shiftLeft(distance(right));
            default -> left.shiftRight(distance(right));
        };
    }

    /** The result of an operator that compares integers. */
    static boolean comparison(Operator operator, BigInteger left, BigInteger right) {
        int order = left.compareTo(right);
        return switch (operator) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            default -> order >= 0;
        };
    }

    static boolean isLong(BigInteger value) {
        return value.compareTo(MIN) >= 0 && value.compareTo(MAX) <= 0;
    }

    private static BigInteger divisor(BigInteger value) throws UndefinedException {
        if (value.signum() == 0) {
            throw new UndefinedException("division by zero");
        }
        return value;
    }

    private static int distance(BigInteger value) throws UndefinedException {
        if (value.signum() < 0 || value.bitLength() > 6) {
            throw new UndefinedException("the distance of a shift is 0 to 63");
        }
        return value.intValue();
    }
}
