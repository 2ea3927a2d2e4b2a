package org.mpl4j.compiler.fuzz;

import java.util.List;
import org.mpl4j.compiler.interpret.value.BranchShape;

/** Which of the branches that are possible is taken. */
interface BranchPreference {
    /** One of these, of which there is at least one. */
    BranchShape oneOf(List<BranchShape> branches);
}
