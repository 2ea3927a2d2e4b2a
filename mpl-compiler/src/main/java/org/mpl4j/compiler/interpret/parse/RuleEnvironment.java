package org.mpl4j.compiler.interpret.parse;

import org.mpl4j.compiler.interpret.value.BranchShape;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.interpret.value.ItemShape;
import org.mpl4j.compiler.interpret.value.ScopeValue;

/** Looks things up in a tree that is complete, from a field of it. */
final class RuleEnvironment extends ValueEnvironment {
    private final FieldShape field;

    RuleEnvironment(ScopeValue scope, FieldShape field) {
        super(scope);
        this.field = field;
    }

    @Override
    public long remaining() {
        return windowEnd() - field.startOf(scope());
    }

    private int windowEnd() {
        ItemShape item = field;
        for (BranchShape branch = item.within();
                branch != null;
                branch = branch.classify().within()) {
            if (branch.classify().classify().window().isPresent()) {
                return branch.classify().endOf(scope());
            }
        }
        return scope().limit();
    }
}
