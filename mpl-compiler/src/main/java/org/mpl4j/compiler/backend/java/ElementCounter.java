package org.mpl4j.compiler.backend.java;

import org.mpl4j.compiler.model.ArrayItem;

/** Numbers of elements that are not in the packet. */
final class ElementCounter {
    private ElementCounter() {}

    /** The number of elements of an array of this scope that has been validated. */
    static Code count(Frame frame, ArrayItem array) {
        BlockInfo owner = frame.block();
        while (owner != null && !owner.holds(array.id())) {
            owner = owner.parent();
        }
        if (owner == null) {
            throw new IllegalArgumentException("no array " + array.name());
        }
        return Code.primary(Code.Num.INT, "$L.size()", owner.array(array.id()).list(frame));
    }
}
