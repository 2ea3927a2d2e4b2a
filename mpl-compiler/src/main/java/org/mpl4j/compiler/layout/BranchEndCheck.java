package org.mpl4j.compiler.layout;

import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Item;

/** E0506: what follows a classify, or an optional item, would start at different bits of a byte. */
final class BranchEndCheck implements LayoutCheck {
    @Override
    public void check(PacketLayout layout, Diagnostics diagnostics) {
        for (PlacedItem placed : layout.places().values()) {
            if (BitPhases.hasUnevenBranches(placed)) {
                report(placed, (Classify) placed.item(), diagnostics);
            } else if (BitPhases.isUnevenOption(placed, layout)) {
                Item item = placed.item();
                diagnostics
                        .error(Code.E0506, item.span(), "`%s` is optional, but not whole bytes", item.name())
                        .label("what follows starts at different bits with and without it");
            }
        }
    }

    private static void report(PlacedItem placed, Classify classify, Diagnostics diagnostics) {
        int first = placed.blocks().get(0).end().bitPhase();
        for (Classify.Branch branch : classify.branches()) {
            int phase = placed.blocks().get(branch.index()).end().bitPhase();
            if (phase != first) {
                diagnostics
                        .error(Code.E0506, branch.span(), "the branches of `%s` end at different bits", classify.name())
                        .label("ends at bit %d of a byte", phase)
                        .also(classify.branches().get(0).span(), "ends at bit %d", first);
                return;
            }
        }
    }
}
