package org.mpl4j.compiler.spl.graph;

import java.util.Map;
import java.util.function.ToLongFunction;
import org.mpl4j.compiler.spl.model.PolicyExpr;
import org.mpl4j.compiler.spl.model.PolicyExpr.Operator;
import org.mpl4j.compiler.spl.model.Variable;

/** The values of expressions: 64-bit numbers, 0 and 1 for booleans. What divides by zero, overflows or asks for a field that the statecall has not, has no value. */
public final class Evaluation {
    private Evaluation() {}

    /**
     * The value of an expression.
     *
     * @throws ArithmeticException if it has none
     */
    public static long evaluate(PolicyExpr expr, ToLongFunction<Variable> variables, Map<String, Long> fields) {
        if (expr instanceof PolicyExpr.Constant constant) {
            return constant.value();
        } else if (expr instanceof PolicyExpr.Use use) {
            return variables.applyAsLong(use.variable());
        } else if (expr instanceof PolicyExpr.Field field) {
            Long value = fields.get(field.name());
            if (value == null) {
                throw new ArithmeticException("no field " + field.name());
            }
            return value;
        } else if (expr instanceof PolicyExpr.Unary unary) {
            long operand = evaluate(unary.operand(), variables, fields);
            return unary.operator() == Operator.NOT ? truth(operand == 0) : Math.negateExact(operand);
        }
        PolicyExpr.Binary binary = (PolicyExpr.Binary) expr;
        long left = evaluate(binary.left(), variables, fields);
        if (binary.operator() == Operator.OR && left != 0) {
            return 1;
        } else if (binary.operator() == Operator.AND && left == 0) {
            return 0;
        }
        return apply(binary.operator(), left, evaluate(binary.right(), variables, fields));
    }

    /** Whether a guard holds: it has a value, and that is not 0. */
    public static boolean holds(PolicyExpr expr, ToLongFunction<Variable> variables, Map<String, Long> fields) {
        try {
            return evaluate(expr, variables, fields) != 0;
        } catch (ArithmeticException e) {
            return false;
        }
    }

    /** What an operator of two operands makes of them; of {@code ||} and {@code &&} when the first did not decide. */
    public static long apply(Operator operator, long left, long right) {
        return switch (operator) {
            case OR, AND -> truth(right != 0);
            case GREATER -> truth(left > right);
            case AT_LEAST -> truth(left >= right);
            case LESS -> truth(left < right);
            case AT_MOST -> truth(left <= right);
            case EQUAL -> truth(left == right);
            case PLUS -> Math.addExact(left, right);
            case MINUS -> Math.subtractExact(left, right);
            case TIMES -> Math.multiplyExact(left, right);
            case DIVIDED_BY -> {
                if (right == 0 || (right == -1 && left == Long.MIN_VALUE)) {
                    throw new ArithmeticException("/");
                }
                yield left / right;
            }
            case NOT, NEGATE -> throw new IllegalArgumentException(operator.sign());
        };
    }

    private static long truth(boolean isTrue) {
        return isTrue ? 1 : 0;
    }
}
