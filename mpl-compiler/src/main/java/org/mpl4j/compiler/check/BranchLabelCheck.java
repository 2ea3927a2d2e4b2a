package org.mpl4j.compiler.check;

import static org.mpl4j.compiler.diagnostic.Code.E0203;

import java.util.HashMap;
import java.util.Map;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Classify.Branch;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.PacketType;

/** E0203: two branches of one classify have the same label. */
final class BranchLabelCheck implements Check {
    @Override
    public void check(PacketType packet, Diagnostics diagnostics) {
        for (Item item : packet.items()) {
            if (item instanceof Classify classify) {
                Map<String, Branch> firsts = new HashMap<>();
                for (Branch branch : classify.branches()) {
                    Branch first = firsts.putIfAbsent(branch.label(), branch);
                    if (first != null) {
                        diagnostics
                                .error(E0203, branch.span(), "two branches have the label `%s`", branch.label())
                                .also(first.span(), "first used here");
                    }
                }
            }
        }
    }
}
