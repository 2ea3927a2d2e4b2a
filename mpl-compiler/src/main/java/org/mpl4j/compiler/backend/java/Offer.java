package org.mpl4j.compiler.backend.java;

import org.mpl4j.compiler.model.Item;

/**
 * Something that the caller of a builder gives.
 *
 * @param index among what is given for its block
 * @param step the step of the block that it is, or that it is in
 * @param isInRun whether room for it is there before it is given, so that it can be given again
 * @param isRequired whether nothing behind it can be given without it
 * @param name of its method; of classifies, which have a method a branch, not used
 */
record Offer(Item item, int index, int step, boolean isInRun, boolean isRequired, String name) {
    /** Whether it can be given several times, and in any order with others beside it. */
    boolean isRepeatable() {
        return isInRun && !isRequired;
    }
}
