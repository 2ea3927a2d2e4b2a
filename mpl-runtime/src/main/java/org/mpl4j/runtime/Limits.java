package org.mpl4j.runtime;

/**
 * How much a parse may do on behalf of whoever sent the bytes. Immutable; {@link #DEFAULT} suits servers that face the
 * network.
 *
 * <p>The number of bytes needs no limit of its own: nothing is read outside the buffer that the caller gives, and
 * everything that is allocated is in proportion to it.
 *
 * @param maxDepth how deep packets may nest in packets: the largest depth allowed; the outermost packet has depth 0
 * @param maxElements how many elements an array may have at most
 * @param maxNamePointers how many compression pointers (RFC 1035 section 4.1.4) may be followed for one name. Pointers
 *     only lead backwards and a name has at most 127 labels, so that every name ends without this limit, too.
 */
public record Limits(int maxDepth, int maxElements, int maxNamePointers) {
    /** 64 nested packets, 16,777,216 elements an array, 128 pointers a name. */
    public static final Limits DEFAULT = new Limits(64, 1 << 24, 128);

    /** Everything is allowed: for bytes that one has written oneself, or that were validated before. */
    public static final Limits NONE = new Limits(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    /**
     * Such limits.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public Limits {
        atLeastZero(maxDepth);
        atLeastZero(maxElements);
        atLeastZero(maxNamePointers);
    }

    /**
     * These limits with another depth.
     *
     * @param depth at least 0
     * @return the new limits
     * @throws IllegalArgumentException if {@code depth} is negative
     */
    public Limits withMaxDepth(int depth) {
        return new Limits(depth, maxElements, maxNamePointers);
    }

    /**
     * These limits with another number of elements.
     *
     * @param elements at least 0
     * @return the new limits
     * @throws IllegalArgumentException if {@code elements} is negative
     */
    public Limits withMaxElements(int elements) {
        return new Limits(maxDepth, elements, maxNamePointers);
    }

    /**
     * These limits with another number of pointers.
     *
     * @param pointers at least 0; with 0 no compressed name is accepted
     * @return the new limits
     * @throws IllegalArgumentException if {@code pointers} is negative
     */
    public Limits withMaxNamePointers(int pointers) {
        return new Limits(maxDepth, maxElements, pointers);
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

    private static void atLeastZero(int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("a limit must not be negative: " + limit);
        }
    }
}
