package org.mpl4j.compiler.derive;

import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.model.Classify;

/** The branches around an item, innermost first, as far as its scope reaches. */
record Within(@Nullable Within outer, Classify classify, Classify.Branch branch) {
    /** Whether being in all of {@code inner} means being in all of {@code outer}. */
    static boolean contains(@Nullable Within outer, @Nullable Within inner) {
        return outer == null
                || find(inner, outer.classify().id(), outer.branch().index()) != null;
    }

    /** The link of that branch; null if it is not around. */
    static @Nullable Within find(@Nullable Within chain, int classifyId, int branch) {
        for (Within link = chain; link != null; link = link.outer) {
            if (link.classify.id() == classifyId) {
                return link.branch.index() == branch ? link : null;
            }
        }
        return null;
    }
}
