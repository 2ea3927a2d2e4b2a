package org.mpl4j.compiler.derive;

/**
 * Whether a size, with what is written in the place of the fields that it uses, is the size of what was written.
 *
 * @param read what a parse computes from the fields that were written, over sizes
 * @param written what was written, over sizes
 * @param difference {@code read - written}
 */
record Agreement(SizeUse use, Verdict verdict, LinearForm read, LinearForm written, LinearForm difference) {
    /** What can be said of all inputs. */
    enum Verdict {
        /** They agree whatever is built. */
        ALWAYS,
        /** They agree where the caller gives two things of the same size, or nothing can be said; building checks it. */
        CHECKED,
        /** They agree for particular sizes only; building checks it. */
        SOMETIMES,
        /** They never do. */
        NEVER
    }
}
