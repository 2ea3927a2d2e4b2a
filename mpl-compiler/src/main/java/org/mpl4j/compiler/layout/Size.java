package org.mpl4j.compiler.layout;

/** How many bits something occupies, and when that is known. */
public sealed interface Size {
    /** Always the same. */
    record Static(long bits) implements Size {}

    /** Known before it is read: computed from what precedes it, in bits between {@code minBits} and {@code maxBits}. */
    record Dynamic(long minBits, long maxBits) implements Size {}

    /** Known only by walking it (delimiters, names, nested packets of variable size); at least {@code minBits}. */
    record Unknown(long minBits) implements Size {}

    default boolean isStatic() {
        return this instanceof Static;
    }
}
