package org.mpl4j.compiler.interpret.expression;

import org.mpl4j.compiler.interpret.value.ArrayShape;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.interpret.value.ItemShape;
import org.mpl4j.runtime.Bytes;

/**
 * What an expression can see. {@code hops} says how many scopes around the current one an item is in: 0 for its own, 1 for the one around an element.
 */
public interface Environment {
    /** The content of a field: an integer (64 bits may be unsigned), or 0 or 1. */
    long number(FieldShape field, int hops);

    /** The content of a field that is a run of bytes. */
    Bytes content(FieldShape field, int hops);

    /** The absolute index of the first byte of a scope. */
    long scopeStart(int hops);

    /** The absolute index of the first byte of an item. */
    long startOf(ItemShape item, int hops);

    /** The absolute index of the first byte after an item. */
    long endOf(ItemShape item, int hops);

    /** The number of elements of an array. */
    long countOf(ArrayShape array, int hops);

    /** The bytes from the start of one item to the end of another. */
    Bytes range(ItemShape first, ItemShape last, int hops);

    /** An integer or boolean parameter of the packet. */
    long parameter(int index);

    /** A bytes parameter of the packet. */
    Bytes contentParameter(int index);

    /** Bytes from the current place to the end of the innermost window. */
    long remaining();
}
