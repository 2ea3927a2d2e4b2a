package org.mpl4j.compiler.interpret.value;

import org.mpl4j.compiler.layout.Place;

/** A place of the layout, ready to be looked up in a scope. */
public final class PlaceRef {
    private final int slot;
    private final long bitOffset;

    PlaceRef(Place place) {
        this.slot = place.base();
        this.bitOffset = place.bitOffset();
    }

    /** The absolute index of the byte that the place is in. */
    public long byteIndex(ScopeValue scope) {
        return base(scope) + (bitOffset >> 3);
    }

    /** The absolute index of the bit, from the most significant one of the byte at index 0. */
    public long bitIndex(ScopeValue scope) {
        return ((long) base(scope) << 3) + bitOffset;
    }

    /** Whether a parse has come far enough to know the place. */
    boolean isKnown(ScopeValue scope) {
        return slot < 0 || scope.slot(slot) != ScopeValue.UNSET;
    }

    private int base(ScopeValue scope) {
        return slot < 0 ? scope.start() : scope.slot(slot);
    }
}
