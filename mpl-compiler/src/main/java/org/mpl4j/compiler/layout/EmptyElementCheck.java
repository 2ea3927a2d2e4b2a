package org.mpl4j.compiler.layout;

import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.Item;

/** E0503: the elements of an array that no number bounds may take no bytes, so that there could be endlessly many. */
final class EmptyElementCheck implements LayoutCheck {
    @Override
    public void check(PacketLayout layout, Diagnostics diagnostics) {
        for (Item item : layout.packet().items()) {
            if (item instanceof ArrayItem array
                    && !(array.bound() instanceof ArrayItem.Bound.Count)
                    && layout.scope(array.id()).body().size().mayBeEmpty()) {
                diagnostics
                        .error(Code.E0503, array.span(), "an element of `%s` may be empty", array.name())
                        .label("there could be endlessly many")
                        .help("give the element a field of at least a byte, or say how many there are: `array (n)`");
            }
        }
    }
}
