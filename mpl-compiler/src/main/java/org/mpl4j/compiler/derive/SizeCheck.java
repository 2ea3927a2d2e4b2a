package org.mpl4j.compiler.derive;

import org.mpl4j.compiler.model.Expr;

/**
 * A size, count, condition or choice that building must verify after the derived fields are known, because the compiler could not prove that it holds.
 *
 * @param itemId what was built; where it was not (a branch that was not taken, an absent item) only PRESENCE is checked, and that only if its block was built
 * @param expected evaluated with the built values; for BRANCH the tag
 */
public record SizeCheck(int itemId, What what, Expr expected) {
    /** What is compared. */
    public enum What {
        /** The bytes that were written for the item must be {@code expected}. */
        SIZE,
        /** The number of elements must be {@code expected}. */
        COUNT,
        /** The item must have been given iff {@code expected}. */
        PRESENCE,
        /** The branch of the classify that a parse takes for the tag, guards included, must be the one that was built. */
        BRANCH
    }
}
