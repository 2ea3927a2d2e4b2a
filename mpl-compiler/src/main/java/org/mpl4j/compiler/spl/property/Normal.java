package org.mpl4j.compiler.spl.property;

import org.mpl4j.compiler.spl.model.Property.Ltl;
import org.mpl4j.compiler.spl.model.Property.Ltl.Sign;

/**
 * Formulas in which negation stands before statecalls and states only. Made with {@link #of}; records, so that equal obligations are one.
 */
sealed interface Normal {
    /** A statement about now, or that it is false. */
    record Now(Ltl atom, boolean isTrue) implements Normal {}

    record And(Normal left, Normal right) implements Normal {}

    record Or(Normal left, Normal right) implements Normal {}

    record Next(Normal operand) implements Normal {}

    /** The left one until the right one, which has to come. */
    record Until(Normal left, Normal right) implements Normal {}

    /** The right one until and including when the left one comes, which need not. */
    record Release(Normal left, Normal right) implements Normal {}

    /** A formula, or its negation. */
    static Normal of(Ltl formula, boolean isTrue) {
        if (formula instanceof Ltl.Unary unary) {
            Normal always = new Now(new Ltl.Constant(true), true);
            Normal never = new Now(new Ltl.Constant(true), false);
            return switch (unary.sign()) {
                case NOT -> of(unary.operand(), !isTrue);
                case NEXT -> new Next(of(unary.operand(), isTrue));
                case ALWAYS ->
                    isTrue
                            ? new Release(never, of(unary.operand(), true))
                            : new Until(always, of(unary.operand(), false));
                case EVENTUALLY ->
                    isTrue
                            ? new Until(always, of(unary.operand(), true))
                            : new Release(never, of(unary.operand(), false));
                default -> throw new IllegalArgumentException(unary.sign().text());
            };
        } else if (formula instanceof Ltl.Binary binary) {
            return binary(binary, isTrue);
        }
        return new Now(formula, isTrue);
    }

    private static Normal binary(Ltl.Binary binary, boolean isTrue) {
        Ltl left = binary.left();
        Ltl right = binary.right();
        return switch (binary.sign()) {
            case AND -> isTrue ? new And(of(left, true), of(right, true)) : new Or(of(left, false), of(right, false));
            case OR -> isTrue ? new Or(of(left, true), of(right, true)) : new And(of(left, false), of(right, false));
            case IMPLIES ->
                isTrue ? new Or(of(left, false), of(right, true)) : new And(of(left, true), of(right, false));
            case IFF ->
                new Or(new And(of(left, true), of(right, isTrue)), new And(of(left, false), of(right, !isTrue)));
            case UNTIL ->
                isTrue ? new Until(of(left, true), of(right, true)) : new Release(of(left, false), of(right, false));
            case WEAK_UNTIL ->
                of(
                        new Ltl.Binary(
                                Sign.OR, new Ltl.Binary(Sign.UNTIL, left, right), new Ltl.Unary(Sign.ALWAYS, left)),
                        isTrue);
            default -> throw new IllegalArgumentException(binary.sign().text());
        };
    }
}
