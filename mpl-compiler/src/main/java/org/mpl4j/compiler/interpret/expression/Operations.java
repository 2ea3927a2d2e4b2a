package org.mpl4j.compiler.interpret.expression;

import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Expr.Operator;

/** Nodes with operands. */
final class Operations {
    private Operations() {}

    static final class Negate extends Node {
        private final Node operand;

        Negate(Node operand) {
            this.operand = operand;
        }

        @Override
        public long number(Environment environment) {
            return subtract(0, operand.number(environment));
        }
    }

    static final class Not extends Node {
        private final Node operand;

        Not(Node operand) {
            this.operand = operand;
        }

        @Override
        public long number(Environment environment) {
            return operand.number(environment) ^ 1;
        }
    }

    static final class Arithmetic extends Node {
        private final Operator operator;
        private final Node left;
        private final Node right;

        Arithmetic(Operator operator, Node left, Node right) {
            this.operator = operator;
            this.left = left;
            this.right = right;
        }

        @Override
        public long number(Environment environment) {
            return apply(operator, left.number(environment), right.number(environment));
        }
    }

    static final class Comparison extends Node {
        private final Operator operator;
        private final Node left;
        private final Node right;

        Comparison(Operator operator, Node left, Node right) {
            this.operator = operator;
            this.left = left;
            this.right = right;
        }

        @Override
        public long number(Environment environment) {
            long a = left.number(environment);
            long b = right.number(environment);
            boolean holds = switch (operator) {
                case LESS -> a < b;
                case LESS_OR_EQUAL -> a <= b;
                case GREATER -> a > b;
                default -> a >= b;
            };
            return holds ? 1 : 0;
        }
    }

    /** Equality of integers, of which those of 64 bits may be unsigned, or of booleans. */
    static final class Equality extends Node {
        private final boolean isNegated;
        private final Node left;
        private final Node right;

        Equality(boolean isNegated, Node left, Node right) {
            this.isNegated = isNegated;
            this.left = left;
            this.right = right;
        }

        @Override
        public long number(Environment environment) {
            long a = left.raw(environment);
            boolean isSameKind = a >= 0 || left.isUnsigned64() == right.isUnsigned64();
            boolean isEqual = a == right.raw(environment) && isSameKind;
            return isEqual != isNegated ? 1 : 0;
        }
    }

    static final class ContentEquality extends Node {
        private final boolean isNegated;
        private final Node left;
        private final Node right;

        ContentEquality(boolean isNegated, Node left, Node right) {
            this.isNegated = isNegated;
            this.left = left;
            this.right = right;
        }

        @Override
        public long number(Environment environment) {
            boolean isEqual = left.content(environment).equals(right.content(environment));
            return isEqual != isNegated ? 1 : 0;
        }
    }

    /** And, or: the right operand is looked at only where it matters. */
    static final class Logic extends Node {
        private final boolean isAnd;
        private final Node left;
        private final Node right;

        Logic(boolean isAnd, Node left, Node right) {
            this.isAnd = isAnd;
            this.left = left;
            this.right = right;
        }

        @Override
        public long number(Environment environment) {
            return left.holds(environment) == isAnd ? right.number(environment) : isAnd ? 0 : 1;
        }
    }

    /** Integer arithmetic as the language defines it; see {@link Expr.Operator}. */
    static long apply(Operator operator, long a, long b) {
        return switch (operator) {
            case ADD -> add(a, b);
            case SUBTRACT -> subtract(a, b);
            case MULTIPLY -> multiply(a, b);
            case DIVIDE -> divide(a, b);
            case REMAINDER -> a % nonZero(b);
            case BIT_AND -> a & b;
            case SHIFT_LEFT -> shiftLeft(a, shift(b));
            case SHIFT_RIGHT -> a >> shift(b);
            default -> throw new IllegalArgumentException(operator + " is no arithmetic");
        };
    }

    private static long add(long a, long b) {
        long sum = a + b;
        if (((a ^ sum) & (b ^ sum)) < 0) {
            throw ArithmeticFault.INSTANCE;
        }
        return sum;
    }

    static long subtract(long a, long b) {
        long difference = a - b;
        if (((a ^ b) & (a ^ difference)) < 0) {
            throw ArithmeticFault.INSTANCE;
        }
        return difference;
    }

    private static long multiply(long a, long b) {
        long product = a * b;
        if (Math.multiplyHigh(a, b) != product >> 63) {
            throw ArithmeticFault.INSTANCE;
        }
        return product;
    }

    private static long divide(long a, long b) {
        if (a == Long.MIN_VALUE && b == -1) {
            throw ArithmeticFault.INSTANCE;
        }
        return a / nonZero(b);
    }

    private static long nonZero(long divisor) {
        if (divisor == 0) {
            throw ArithmeticFault.INSTANCE;
        }
        return divisor;
    }

    private static int shift(long count) {
        if (count < 0 || count > 63) {
            throw ArithmeticFault.INSTANCE;
        }
        return (int) count;
    }

    private static long shiftLeft(long a, int count) {
        long shifted = a << count;
        if (shifted >> count != a) {
            throw ArithmeticFault.INSTANCE;
        }
        return shifted;
    }
}
