package org.mpl4j.compiler.interpret.value;

import org.mpl4j.compiler.layout.ByteOrder;

/** The byte order in force at an item, ready to be looked up in a scope. */
public final class OrderRef {
    private final int slot;

    OrderRef(ByteOrder order) {
        this.slot = order.slot();
    }

    /** Whether the order in the given scope is little-endian. */
    public boolean isLittle(ScopeValue scope) {
        return slot >= 0
                ? scope.slot(slot) == 1
                : slot == ByteOrder.LITTLE.slot() || slot == ByteOrder.INHERITED.slot() && scope.isLittleAtStart();
    }
}
