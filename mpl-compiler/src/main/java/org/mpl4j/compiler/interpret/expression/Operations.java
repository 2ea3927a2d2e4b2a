package org.mpl4j.compiler.interpret.expression;

import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Expr.Operator;
import org.mpl4j.runtime.Exact;

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
            return Exact.negate(operand.number(environment));
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
            case ADD -> Exact.add(a, b);
            case SUBTRACT -> Exact.subtract(a, b);
            case MULTIPLY -> Exact.multiply(a, b);
            case DIVIDE -> Exact.divide(a, b);
            case REMAINDER -> Exact.remainder(a, b);
            case BIT_AND -> a & b;
            case SHIFT_LEFT -> Exact.shiftLeft(a, b);
            case SHIFT_RIGHT -> Exact.shiftRight(a, b);
            default -> throw new IllegalArgumentException(operator + " is no arithmetic");
        };
    }
}
