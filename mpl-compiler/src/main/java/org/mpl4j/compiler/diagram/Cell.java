package org.mpl4j.compiler.diagram;

/** What a diagram shows of one item of a block. */
sealed interface Cell {
    /** What is written into it. */
    String text();

    /**
     * A number of bits that is always the same.
     *
     * @param text the name, or more
     * @param column where in a byte it starts, 0 to 7
     */
    record Fixed(int itemId, String text, int column, int bits) implements Cell {}

    /** Anything else: it fills a row, however large it is. */
    record Wide(int itemId, String text) implements Cell {}
}
