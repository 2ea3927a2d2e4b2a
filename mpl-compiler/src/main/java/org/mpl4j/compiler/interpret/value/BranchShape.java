package org.mpl4j.compiler.interpret.value;

import java.util.List;
import org.mpl4j.compiler.model.Classify;

/** A branch of a classify. */
public final class BranchShape {
    private final ClassifyShape classify;
    private final Classify.Branch branch;
    private BlockShape body = new BlockShape(List.of());

    BranchShape(ClassifyShape classify, Classify.Branch branch) {
        this.classify = classify;
        this.branch = branch;
    }

    void setBody(BlockShape body) {
        this.body = body;
    }

    public ClassifyShape classify() {
        return classify;
    }

    public Classify.Branch branch() {
        return branch;
    }

    public int index() {
        return branch.index();
    }

    public String label() {
        return branch.label();
    }

    public BlockShape body() {
        return body;
    }

    /** Whether the branch, and every branch around it, was taken. */
    boolean isTaken(Taken taken) {
        BranchShape around = classify.within();
        return taken.branchOf(classify) == branch.index() && (around == null || around.isTaken(taken));
    }
}
