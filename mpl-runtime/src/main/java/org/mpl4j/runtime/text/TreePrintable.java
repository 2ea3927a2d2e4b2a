package org.mpl4j.runtime.text;

/** What can print itself as a node of a tree: every generated view. */
public interface TreePrintable {
    /**
     * Prints the fields, in order, without a line for the packet itself.
     *
     * @param out where to
     */
    void print(TreePrinter out);
}
