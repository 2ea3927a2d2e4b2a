package org.mpl4j.compiler.derive;

import java.util.Set;
import org.mpl4j.compiler.model.Expr;

/**
 * A size, count, condition or choice that building must verify after the derived fields are known, because the compiler could not prove that it holds.
 *
 * @param itemId what was built; where it was not (a branch that was not taken, an absent item) only PRESENCE is checked, and that only if its block was built
 * @param expected evaluated with the built values; for BRANCH the tag. {@code remaining()} counts to the end of what was written in the innermost window.
 * @param params indexes of the packet's parameters that it needs; where one of them is late ({@link BuildPlan#lateArguments}), it is left out
 */
public record SizeCheck(int itemId, What what, Expr expected, Set<Integer> params) {
    public SizeCheck {
        params = Set.copyOf(params);
    }

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
