package org.mpl4j.compiler.derive;

import org.mpl4j.compiler.model.Expr;

/**
 * A size, count, window or condition that building must verify after the derived fields are known, because the compiler could not prove that it holds:
 * {@code expected} (evaluated with the built values) must equal what was written for the item.
 *
 * @param what SIZE compares bytes, COUNT elements, PRESENCE a condition with whether the item was given
 */
public record SizeCheck(int itemId, What what, Expr expected) {
    /** What is compared. */
    public enum What {
        SIZE,
        BITS,
        COUNT,
        PRESENCE
    }
}
