package org.mpl4j.dns.zone;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Tells new nodes, which come in canonical order, of the nodes above them. */
final class Linker {
    private final int apexLabels;

    /** By the number of labels below the apex: the last node that had so many. */
    private @Nullable Node[] path = new Node[16];

    /**
     * Begins at an apex.
     *
     * @param apexLabels how many labels it has
     */
    Linker(int apexLabels) {
        this.apexLabels = apexLabels;
    }

    /**
     * Links a node to the one right above it, which has been there before.
     *
     * @param node the next one
     */
    void link(Node node) {
        int depth = node.name().labelCount() - apexLabels;
        if (depth >= path.length) {
            path = Arrays.copyOf(path, 2 * depth);
        }
        path[depth] = node;
        node.linkTo(depth == 0 ? null : path[depth - 1]);
    }
}
