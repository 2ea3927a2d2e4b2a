package org.mpl4j.compiler.spl.graph;

import java.util.ArrayList;
import java.util.List;

/** Where nodes lead, with a statecall or without. */
public final class Successors {
    private Successors() {}

    public static List<Integer> of(Node node) {
        if (node instanceof Node.Fork fork) {
            return fork.ways().stream().map(Node.Way::target).toList();
        } else if (node instanceof Node.Assign assign) {
            return List.of(assign.target());
        } else if (node instanceof Node.Count count) {
            return List.of(count.target());
        } else if (node instanceof Node.Arm arm) {
            return List.of(arm.target());
        } else if (node instanceof Node.Jump jump) {
            return List.of(jump.target());
        } else if (node instanceof Place place) {
            List<Integer> all = new ArrayList<>();
            place.handlers().forEach(handler -> all.add(handler.entry()));
            place.taking().ifPresent(taking -> all.add(taking.target()));
            place.counting().forEach(expiry -> all.add(expiry.target()));
            if (place.onward() >= 0) {
                all.add(place.onward());
            }
            return all;
        }
        return List.of();
    }
}
