package org.mpl4j.compiler.fuzz;

import java.util.List;
import java.util.Random;
import org.mpl4j.compiler.interpret.value.BranchShape;
import org.mpl4j.compiler.interpret.value.ItemShape;

/** Prefers what has been reached least. */
record Preferred(Coverage coverage, Random random) implements Preference {
    @Override
    public BranchShape oneOf(List<BranchShape> branches) {
        return coverage.choose(branches, random);
    }

    @Override
    public boolean wants(ItemShape optional) {
        return coverage.wants(optional, random);
    }
}
