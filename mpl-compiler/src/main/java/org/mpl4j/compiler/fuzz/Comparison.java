package org.mpl4j.compiler.fuzz;

import java.util.Set;
import org.mpl4j.compiler.model.Expr.Operator;

/** What follows for a number from how it compares to another one. */
final class Comparison {
    private static final Set<Operator> ALL = Set.of(
            Operator.EQUAL,
            Operator.NOT_EQUAL,
            Operator.LESS,
            Operator.LESS_OR_EQUAL,
            Operator.GREATER,
            Operator.GREATER_OR_EQUAL);

    private Comparison() {}

    static boolean isAny(Operator operator) {
        return ALL.contains(operator);
    }

    /** The comparison with its sides exchanged. */
    static Operator mirrored(Operator operator) {
        return switch (operator) {
            case LESS -> Operator.GREATER;
            case LESS_OR_EQUAL -> Operator.GREATER_OR_EQUAL;
            case GREATER -> Operator.LESS;
            case GREATER_OR_EQUAL -> Operator.LESS_OR_EQUAL;
            default -> operator;
        };
    }

    /** The numbers for which it holds. */
    static NumberSet holding(Operator operator, long constant) {
        NumberSet equal = NumberSet.only(constant);
        NumberSet upTo = NumberSet.range(Long.MIN_VALUE, constant);
        return switch (operator) {
            case EQUAL -> equal;
            case NOT_EQUAL -> NumberSet.ALL.without(equal);
            case LESS -> upTo.without(equal);
            case LESS_OR_EQUAL -> upTo;
            case GREATER -> NumberSet.ALL.without(upTo);
            case GREATER_OR_EQUAL -> NumberSet.range(constant, Long.MAX_VALUE);
            default -> throw new IllegalArgumentException(operator + " compares nothing");
        };
    }
}
