package org.mpl4j.compiler.interpret.value;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.layout.PlacedItem;
import org.mpl4j.compiler.model.Classify;

/** A choice of branches. */
public final class ClassifyShape extends ItemShape {
    private final int branchSlot;
    private final List<BranchShape> branches = new ArrayList<>();

    ClassifyShape(Draughtsman.Position position, PlacedItem placed) {
        super(position, placed);
        this.branchSlot = position.newSlot();
        for (Classify.Branch branch : classify().branches()) {
            branches.add(new BranchShape(this, branch));
        }
    }

    public Classify classify() {
        return (Classify) item();
    }

    /** Whether it is a field of its own; otherwise its branches' fields belong to what is around it. */
    public boolean isNamed() {
        return classify().isNamed();
    }

    public List<BranchShape> branches() {
        return branches;
    }

    /** Where the parse notes the index of the branch that was taken. */
    public int branchSlot() {
        return branchSlot;
    }

    /** The branch taken; null if the parse did not come so far. */
    public @Nullable BranchShape branch(ScopeValue value) {
        int index = value.slot(branchSlot);
        return index < 0 ? null : branches.get(index);
    }

    @Override
    boolean wasReached(ScopeValue value) {
        return value.slot(branchSlot) >= 0;
    }
}
