package org.mpl4j.compiler.layout;

/**
 * The byte order in force at an item: known beforehand, kept in a slot by an endian switch with a condition, or whatever it was at the array whose element
 * this is.
 *
 * @param slot where 1 stands for little-endian and 0 for big-endian; negative for the constants below
 */
public record ByteOrder(int slot) {
    public static final ByteOrder BIG = new ByteOrder(-1);
    public static final ByteOrder LITTLE = new ByteOrder(-2);

    /** Of array elements, until they switch themselves: the order that was in force at the array, passed in. */
    public static final ByteOrder INHERITED = new ByteOrder(-3);

    public static ByteOrder inSlot(int slot) {
        return new ByteOrder(slot);
    }

    public boolean isInSlot() {
        return slot >= 0;
    }
}
