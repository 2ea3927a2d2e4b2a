package org.mpl4j.compiler.spl.resolve;

import java.util.OptionalLong;
import org.mpl4j.compiler.spl.model.PolicyExpr;

/** The value of expressions that depend on nothing. Arithmetic wraps around; a division by zero has no value. */
final class ConstantFolding {
    private ConstantFolding() {}

    static OptionalLong value(PolicyExpr expr) {
        if (expr instanceof PolicyExpr.Constant constant) {
            return OptionalLong.of(constant.value());
        } else if (expr instanceof PolicyExpr.Unary unary) {
            OptionalLong operand = value(unary.operand());
            return operand.isEmpty()
                    ? operand
                    : OptionalLong.of(
                            unary.operator() == PolicyExpr.Operator.NOT
                                    ? bit(operand.getAsLong() == 0)
                                    : -operand.getAsLong());
        } else if (expr instanceof PolicyExpr.Binary binary) {
            OptionalLong left = value(binary.left());
            OptionalLong right = value(binary.right());
            return left.isEmpty() || right.isEmpty()
                    ? OptionalLong.empty()
                    : value(binary.operator(), left.getAsLong(), right.getAsLong());
        }
        return OptionalLong.empty();
    }

    private static OptionalLong value(PolicyExpr.Operator operator, long left, long right) {
        return switch (operator) {
            case OR -> OptionalLong.of(left | right);
            case AND -> OptionalLong.of(left & right);
            case GREATER -> OptionalLong.of(bit(left > right));
            case AT_LEAST -> OptionalLong.of(bit(left >= right));
            case LESS -> OptionalLong.of(bit(left < right));
            case AT_MOST -> OptionalLong.of(bit(left <= right));
            case EQUAL -> OptionalLong.of(bit(left == right));
            case PLUS -> OptionalLong.of(left + right);
            case MINUS -> OptionalLong.of(left - right);
            case TIMES -> OptionalLong.of(left * right);
            case DIVIDED_BY -> right == 0 ? OptionalLong.empty() : OptionalLong.of(left / right);
            case NOT, NEGATE -> OptionalLong.empty();
        };
    }

    private static long bit(boolean condition) {
        return condition ? 1 : 0;
    }
}
