package org.mpl4j.compiler.layout;

/**
 * A position in a packet or array element: {@code bitOffset} bits after a base.
 *
 * @param base {@link #START}, or the slot that holds the absolute byte index to count from
 */
public record Place(int base, long bitOffset) {
    /** The base of places that count from the start of the scope. */
    public static final int START = -1;

    public static final Place AT_START = new Place(START, 0);

    public static Place afterSlot(int slot) {
        return new Place(slot, 0);
    }

    public Place plusBits(long bits) {
        return new Place(base, bitOffset + bits);
    }

    public boolean isByteAligned() {
        return bitOffset % 8 == 0;
    }

    /** Whole bytes after the base; for a place inside a byte, of that byte. */
    public long byteOffset() {
        return Math.floorDiv(bitOffset, 8L);
    }

    /** 0 to 7: bits after {@link #byteOffset()}. */
    public int bitPhase() {
        return (int) Math.floorMod(bitOffset, 8L);
    }
}
