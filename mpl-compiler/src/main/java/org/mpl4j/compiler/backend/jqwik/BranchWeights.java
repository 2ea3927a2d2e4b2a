package org.mpl4j.compiler.backend.jqwik;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mpl4j.compiler.backend.BuilderOutline;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.NestedPacket;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.model.SpecModel;

/** How often a branch is taken, so that those far inside are reached, too: the more branches there are in it, in nested packets also, the more often. */
final class BranchWeights {
    private static final int MOST = 9;

    private final SpecModel model;
    private final Map<QualifiedName, Map<QualifiedName, Integer>> reachable = new HashMap<>();

    BranchWeights(SpecModel model) {
        this.model = model;
    }

    int of(BuilderOutline.Way way) {
        return (int) Math.max(1, Math.min(MOST, inside(way.steps())));
    }

    private long inside(List<BuilderOutline.Step> steps) {
        long branches = 0;
        for (BuilderOutline.Step step : steps) {
            if (step instanceof BuilderOutline.Packet packet) {
                branches += reachable(packet.item().target()).keySet().stream()
                        .mapToLong(this::own)
                        .sum();
            } else if (step instanceof BuilderOutline.Elements elements) {
                branches += inside(elements.element());
            } else if (step instanceof BuilderOutline.Choice choice) {
                branches += choice.ways().size();
                branches += choice.ways().stream()
                        .mapToLong(way -> inside(way.steps()))
                        .sum();
            }
        }
        return branches;
    }

    private long own(QualifiedName packet) {
        return model.packet(packet).items().stream()
                .mapToLong(item ->
                        item instanceof Classify classify ? classify.branches().size() : 0)
                .sum();
    }

    /** How deep packets are nested until each packet that is possible has been there. */
    int depth(QualifiedName packet) {
        return reachable(packet).values().stream()
                .mapToInt(level -> level)
                .max()
                .orElse(0);
    }

    /** A packet and those that it can hold, with the least level of each. */
    private Map<QualifiedName, Integer> reachable(QualifiedName packet) {
        return reachable.computeIfAbsent(packet, this::search);
    }

    private Map<QualifiedName, Integer> search(QualifiedName packet) {
        Map<QualifiedName, Integer> levels = new LinkedHashMap<>(Map.of(packet, 0));
        List<QualifiedName> outer = List.of(packet);
        for (int level = 1; !outer.isEmpty(); level++) {
            List<QualifiedName> inner = new ArrayList<>();
            for (QualifiedName name : outer) {
                for (Item item : model.packet(name).items()) {
                    if (item instanceof NestedPacket nested && levels.putIfAbsent(nested.target(), level) == null) {
                        inner.add(nested.target());
                    }
                }
            }
            outer = inner;
        }
        return levels;
    }
}
