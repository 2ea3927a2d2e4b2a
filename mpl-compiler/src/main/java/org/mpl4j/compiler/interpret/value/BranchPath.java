package org.mpl4j.compiler.interpret.value;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Walks through the branches that were taken. */
public final class BranchPath {
    private BranchPath() {}

    /**
     * The labels of the unnamed classifies in a block.
     *
     * @param body of a scope, or of a branch of a named classify
     */
    public static String of(ScopeValue value, BlockShape body) {
        String path = "";
        for (ItemShape item : body.items()) {
            BranchShape branch = unnamedBranch(value, item);
            if (branch != null) {
                path = join(join(path, branch.label()), of(value, branch.body()));
            }
        }
        return path;
    }

    /** One after the other, with a dot between them if there are two. */
    public static String join(String outer, String inner) {
        return outer.isEmpty() ? inner : inner.isEmpty() ? outer : outer + "." + inner;
    }

    /** Adds the labels of a block and of the branches taken in it, those of named classifies left out. */
    public static void collectLabels(ScopeValue value, BlockShape body, Map<String, Integer> labels) {
        for (ItemShape item : body.items()) {
            if (item instanceof LabelShape label && label.isPresent(value)) {
                labels.put(label.key(value), label.offset(value));
            }
            BranchShape branch = unnamedBranch(value, item);
            if (branch != null) {
                collectLabels(value, branch.body(), labels);
            }
        }
    }

    private static @Nullable BranchShape unnamedBranch(ScopeValue value, ItemShape item) {
        return item instanceof ClassifyShape classify && !classify.isNamed() ? classify.branch(value) : null;
    }
}
