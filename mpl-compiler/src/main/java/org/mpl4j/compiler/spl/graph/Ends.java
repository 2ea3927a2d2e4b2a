package org.mpl4j.compiler.spl.graph;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.mpl4j.compiler.spl.model.Step;

/** Nodes still to be defined, where steps go on: one for each name that the place there would have. */
final class Ends {
    private final Map<Optional<Step.Named>, Integer> nodes = new LinkedHashMap<>();

    static Ends of(Optional<Step.Named> label, int node) {
        Ends ends = new Ends();
        ends.nodes.put(label, node);
        return ends;
    }

    Map<Optional<Step.Named>, Integer> nodes() {
        return nodes;
    }

    boolean isEmpty() {
        return nodes.isEmpty();
    }
}
