package org.mpl4j.compiler.dissect.condition;

import org.mpl4j.compiler.dissect.syntax.Term;

/** What comparison operators say about an order. */
final class Ordering {
    private Ordering() {}

    /** Whether a comparison holds whose sides compare like that. */
    static boolean holds(Term.Operator operator, int order) {
        return switch (operator) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
            default -> throw new IllegalArgumentException(operator + " does not compare");
        };
    }
}
