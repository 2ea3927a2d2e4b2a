package org.mpl4j.compiler.check;

import static org.mpl4j.compiler.diagnostic.Code.E0403;

import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Classify.Branch;
import org.mpl4j.compiler.model.Classify.Pattern;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.PacketType;

/** E0403: the default branch {@code _} is not the last, so that what follows it would never be taken. */
final class DefaultBranchCheck implements Check {
    @Override
    public void check(PacketType packet, Diagnostics diagnostics) {
        for (Item item : packet.items()) {
            if (item instanceof Classify classify) {
                for (Branch branch : classify.branches()) {
                    boolean isLast = branch.index() == classify.branches().size() - 1;
                    if (branch.pattern() instanceof Pattern.Otherwise
                            && branch.guard().isEmpty()
                            && !isLast) {
                        diagnostics
                                .error(E0403, branch.span(), "the default branch must be the last")
                                .also(
                                        classify.branches()
                                                .get(branch.index() + 1)
                                                .span(),
                                        "never taken");
                    }
                }
            }
        }
    }
}
