package org.mpl4j.compiler.layout;

import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;

/** E0504: something that is made of whole bytes begins within one. */
final class ByteBoundaryCheck implements LayoutCheck {
    @Override
    public void check(PacketLayout layout, Diagnostics diagnostics) {
        if (BitPhases.areUncertain(layout)) {
            return;
        }
        for (PlacedItem placed : layout.places().values()) {
            int phase = placed.start().bitPhase();
            if (phase != 0 && !Placement.mayStartInByte(placed.item())) {
                diagnostics
                        .error(
                                Code.E0504,
                                placed.item().span(),
                                "`%s` does not start at a byte",
                                placed.item().name())
                        .label("starts at bit %d of a byte", phase)
                        .help("put `reserved: bit[%d] const(0);` before it", 8 - phase);
            }
        }
    }
}
