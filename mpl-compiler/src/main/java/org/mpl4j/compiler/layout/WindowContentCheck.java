package org.mpl4j.compiler.layout;

import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.Classify;

/** E0508: a branch in a window, whose size counts bytes, ends within one. */
final class WindowContentCheck implements LayoutCheck {
    @Override
    public void check(PacketLayout layout, Diagnostics diagnostics) {
        for (PlacedItem placed : layout.places().values()) {
            if (placed.item() instanceof Classify classify && classify.window().isPresent()) {
                classify.branches().forEach(branch -> check(placed, branch, diagnostics));
            }
        }
    }

    private static void check(PlacedItem placed, Classify.Branch branch, Diagnostics diagnostics) {
        int phase = placed.blocks().get(branch.index()).end().bitPhase();
        if (phase != 0) {
            Classify classify = (Classify) placed.item();
            diagnostics
                    .error(
                            Code.E0508,
                            branch.span(),
                            "`%s` ends within a byte, but its window counts bytes",
                            branch.label())
                    .label("ends at bit %d of a byte", phase)
                    .also(classify.window().orElse(classify.tag()).span(), "the window")
                    .help("put `reserved: bit[%d] const(0);` at the end of the branch", 8 - phase);
        }
    }
}
