package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.ClassName;
import java.util.Collections;
import java.util.List;
import org.mpl4j.compiler.ir.Op;
import org.mpl4j.compiler.model.Classify;

/**
 * A classify and what it is in Java.
 *
 * @param owner the block that it is directly in
 * @param type the sealed interface that its branches implement
 * @param kind the enumeration of its branches
 * @param branches by index; filled in while the infos are made
 */
record ClassifyInfo(Op.Switch op, BlockInfo owner, ClassName type, ClassName kind, List<BlockInfo> branches) {
    Classify classify() {
        return op.classify();
    }

    @Override
    public List<BlockInfo> branches() {
        return Collections.unmodifiableList(branches);
    }

    /** What a branch is called in Java: its label. */
    String label(int branch) {
        return branches.get(branch).className().simpleName();
    }
}
