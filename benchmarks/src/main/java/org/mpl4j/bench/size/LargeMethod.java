package org.mpl4j.bench.size;

/**
 * A method that C2 does not inline, however hot it is.
 *
 * @param name with its class
 * @param bytes of its code
 */
record LargeMethod(String name, int bytes) {
    /** The default of HotSpot's option FreqInlineSize. */
    static final int INLINED = 325;
}
