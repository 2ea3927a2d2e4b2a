package org.mpl4j.compiler.layout;

/**
 * Something of the scopes around an array that its elements use.
 *
 * @param itemId of an item of an enclosing scope, before the array
 */
public record Capture(int itemId, Kind kind) implements Comparable<Capture> {
    /** What is used of the item: its value, {@code offset}, {@code sizeof} or {@code array_length}. */
    public enum Kind {
        VALUE,
        END_OFFSET,
        SIZE,
        COUNT
    }

    @Override
    public int compareTo(Capture other) {
        return itemId != other.itemId ? Integer.compare(itemId, other.itemId) : kind.compareTo(other.kind);
    }
}
