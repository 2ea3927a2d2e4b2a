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
        StringBuilder path = new StringBuilder();
        append(value, body, path);
        return path.toString();
    }

    private static void append(ScopeValue value, BlockShape body, StringBuilder path) {
        for (ItemShape item : body.items()) {
            BranchShape branch = unnamedBranch(value, item);
            if (branch != null) {
                path.append(path.isEmpty() ? "" : ".").append(branch.label());
                append(value, branch.body(), path);
            }
        }
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
