package org.mpl4j.compiler.layout;

/** How many bits something occupies, and when that is known. */
public sealed interface Size {
    /** More than any buffer holds: the bound of what has none. In bits; sums and products stop here. */
    long UNBOUNDED_BITS = 8L * Integer.MAX_VALUE;

    long minBits();

    long maxBits();

    /** Always the same. */
    record Static(long bits) implements Size {
        @Override
        public long minBits() {
            return bits;
        }

        @Override
        public long maxBits() {
            return bits;
        }
    }

    /** Known before it is read: computed from what precedes it, or from where the window ends. */
    record Dynamic(long minBits, long maxBits) implements Size {}

    /** Known only by walking it: delimiters, names, blocks that hold anything which is not static. */
    record Unknown(long minBits, long maxBits) implements Size {}

    default boolean isStatic() {
        return this instanceof Static;
    }

    /** Whether it may be nothing at all. */
    default boolean mayBeEmpty() {
        return minBits() == 0;
    }
}
