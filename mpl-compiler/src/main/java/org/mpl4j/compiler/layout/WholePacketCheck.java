package org.mpl4j.compiler.layout;

import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.source.Span;

/** E0505: a packet, or an array's element, is not whole bytes. */
final class WholePacketCheck implements LayoutCheck {
    @Override
    public void check(PacketLayout layout, Diagnostics diagnostics) {
        if (BitPhases.areUncertain(layout)) {
            return;
        }
        for (Scope scope : layout.scopes().values()) {
            int phase = scope.body().end().bitPhase();
            if (phase == 0) {
                continue;
            }
            String what = scope.isPacket()
                    ? layout.packet().name().name()
                    : layout.packet().item(scope.owner()).name();
            diagnostics
                    .error(
                            Code.E0505,
                            lastOf(scope, layout),
                            scope.isPacket() ? "`%s` ends within a byte" : "the elements of `%s` end within a byte",
                            what)
                    .label("ends at bit %d of a byte", phase)
                    .help("put `reserved: bit[%d] const(0);` behind it", 8 - phase);
        }
    }

    private static Span lastOf(Scope scope, PacketLayout layout) {
        return scope.body().items().isEmpty()
                ? layout.packet().span()
                : last(scope.body()).span();
    }

    private static Item last(PlacedBlock block) {
        return block.items().get(block.items().size() - 1).item();
    }
}
