package org.mpl4j.compiler.fuzz;

import java.util.List;
import java.util.Random;
import org.mpl4j.compiler.interpret.value.BranchShape;
import org.mpl4j.compiler.interpret.value.ItemShape;

/** Prefers nothing. */
record Chance(Random random) implements Preference {
    @Override
    public BranchShape oneOf(List<BranchShape> branches) {
        return branches.get(random.nextInt(branches.size()));
    }

    @Override
    public boolean wants(ItemShape optional) {
        return random.nextBoolean();
    }
}
