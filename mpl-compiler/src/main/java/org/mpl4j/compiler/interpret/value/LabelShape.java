package org.mpl4j.compiler.interpret.value;

import org.mpl4j.compiler.layout.PlacedItem;

/** A label: a place with a name. */
public final class LabelShape extends ItemShape {
    LabelShape(Draughtsman.Position position, PlacedItem placed) {
        super(position, placed);
    }

    /** Bytes from the start of the scope. */
    public int offset(ScopeValue value) {
        return startOf(value) - value.start();
    }
}
