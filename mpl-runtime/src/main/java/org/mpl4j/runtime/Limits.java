package org.mpl4j.runtime;

/**
 * How much a parse may do on behalf of whoever sent the bytes. Immutable; {@link #DEFAULT} suits servers that face the
 * network.
 *
 * <p>The number of bytes needs no limit of its own: nothing is read outside the buffer that the caller gives, and
 * everything that is allocated is in proportion to it.
 */
public final class Limits {
    /** 64 nested packets, 16,777,216 elements an array, 128 pointers a name. */
    public static final Limits DEFAULT = new Limits(64, 1 << 24, 128);

    /** Everything is allowed: for bytes that one has written oneself, or that were validated before. */
    public static final Limits NONE = new Limits(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    private final int maxDepth;
    private final int maxElements;
    private final int maxNamePointers;

    private Limits(int maxDepth, int maxElements, int maxNamePointers) {
        this.maxDepth = maxDepth;
        this.maxElements = maxElements;
        this.maxNamePointers = maxNamePointers;
    }

    /**
     * How deep packets may nest in packets.
     *
     * @return the largest depth allowed; the outermost packet has depth 0
     */
    public int maxDepth() {
        return maxDepth;
    }

    /**
     * How many elements an array may have.
     *
     * @return the largest number allowed
     */
    public int maxElements() {
        return maxElements;
    }

    /**
     * How many compression pointers (RFC 1035 section 4.1.4) may be followed for one name. Pointers only lead backwards
     * and a name has at most 127 labels, so that every name ends without this limit, too.
     *
     * @return the largest number allowed
     */
    public int maxNamePointers() {
        return maxNamePointers;
    }

    /**
     * These limits with another depth.
     *
     * @param depth at least 0
     * @return the new limits
     * @throws IllegalArgumentException if {@code depth} is negative
     */
    public Limits withMaxDepth(int depth) {
        return new Limits(atLeastZero(depth), maxElements, maxNamePointers);
    }

    /**
     * These limits with another number of elements.
     *
     * @param elements at least 0
     * @return the new limits
     * @throws IllegalArgumentException if {@code elements} is negative
     */
    public Limits withMaxElements(int elements) {
        return new Limits(maxDepth, atLeastZero(elements), maxNamePointers);
    }

    /**
     * These limits with another number of pointers.
     *
     * @param pointers at least 0; with 0 no compressed name is accepted
     * @return the new limits
     * @throws IllegalArgumentException if {@code pointers} is negative
     */
    public Limits withMaxNamePointers(int pointers) {
        return new Limits(maxDepth, maxElements, atLeastZero(pointers));
    }

    /**
     * Checks that a packet may be nested so deep.
     *
     * @param depth of the packet about to be parsed; the outermost has depth 0
     * @param offset where it starts in the buffer
     * @throws ParseException (LIMIT) if that is too deep
     */
    public void checkDepth(int depth, int offset) throws ParseException {
        if (depth > maxDepth) {
            throw ParseException.limit(null, offset, "levels of nested packets", maxDepth);
        }
    }

    /**
     * Checks that an array may have so many elements.
     *
     * @param count of elements
     * @param offset where the array starts in the buffer
     * @throws ParseException (LIMIT) if these are too many
     */
    public void checkElements(long count, int offset) throws ParseException {
        if (count > maxElements) {
            throw ParseException.limit(null, offset, "elements", maxElements);
        }
    }

    private static int atLeastZero(int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("a limit must not be negative: " + limit);
        }
        return limit;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Limits limits
                && maxDepth == limits.maxDepth
                && maxElements == limits.maxElements
                && maxNamePointers == limits.maxNamePointers;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * maxDepth + maxElements) + maxNamePointers;
    }

    @Override
    public String toString() {
        return "Limits[maxDepth=" + maxDepth + ", maxElements=" + maxElements + ", maxNamePointers=" + maxNamePointers
                + "]";
    }
}
