package org.mpl4j.compiler.fuzz;

import java.util.List;
import org.mpl4j.compiler.interpret.value.BranchShape;
import org.mpl4j.compiler.interpret.value.ItemShape;

/** What is taken of several that are possible. */
interface Preference {
    /** One of these, of which there is at least one. */
    BranchShape oneOf(List<BranchShape> branches);

    /** Whether an optional item should be there. */
    boolean wants(ItemShape optional);
}
