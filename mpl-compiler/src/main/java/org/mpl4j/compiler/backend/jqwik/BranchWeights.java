package org.mpl4j.compiler.backend.jqwik;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.mpl4j.compiler.backend.BuilderOutline;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.NestedPacket;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.model.SpecModel;

/** How often a branch is taken, so that those far inside are reached, too: the more branches there are in it, in nested packets also, the more often. */
final class BranchWeights {
    private static final int MOST = 9;

    private final SpecModel model;
    private final Map<QualifiedName, Set<QualifiedName>> reachable = new HashMap<>();

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
                branches += reachable(packet.item().target()).stream()
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

    /** How deep packets are nested until each that is possible has been in each other, with each number that guards and conditions of that one may be told. */
    int depth(QualifiedName packet) {
        return levels(packet).entrySet().stream()
                .mapToInt(use -> use.getValue() + (hasNested(use.getKey().packet) ? 1 : 0))
                .max()
                .orElse(0);
    }

    private boolean hasNested(QualifiedName packet) {
        return model.packet(packet).items().stream().anyMatch(NestedPacket.class::isInstance);
    }

    /** A packet and those that it can hold. */
    private Set<QualifiedName> reachable(QualifiedName packet) {
        return reachable.computeIfAbsent(
                packet, name -> levels(name).keySet().stream().map(Use::packet).collect(Collectors.toSet()));
    }

    /**
     * A packet with what its guards and conditions are told.
     *
     * @param told a number for each parameter; nothing where it is not known, or makes no difference
     */
    private record Use(QualifiedName packet, List<OptionalLong> told) {}

    private Map<Use, Integer> levels(QualifiedName packet) {
        Use outermost = new Use(
                packet, Collections.nCopies(model.packet(packet).params().size(), OptionalLong.empty()));
        Map<Use, Integer> levels = new LinkedHashMap<>(Map.of(outermost, 0));
        List<Use> outer = List.of(outermost);
        for (int level = 1; !outer.isEmpty(); level++) {
            List<Use> inner = new ArrayList<>();
            for (Use use : outer) {
                for (Item item : model.packet(use.packet).items()) {
                    if (item instanceof NestedPacket nested) {
                        Use inside = inside(use, nested);
                        if (levels.putIfAbsent(inside, level) == null) {
                            inner.add(inside);
                        }
                    }
                }
            }
            outer = inner;
        }
        return levels;
    }

    private Use inside(Use use, NestedPacket nested) {
        List<OptionalLong> told = new ArrayList<>();
        for (int i = 0; i < nested.arguments().size(); i++) {
            told.add(
                    ChoosingParams.has(model, nested.target(), i)
                            ? number(nested.arguments().get(i), use)
                            : OptionalLong.empty());
        }
        return new Use(nested.target(), told);
    }

    private static OptionalLong number(Expr argument, Use use) {
        if (argument instanceof Expr.IntConst number) {
            return OptionalLong.of(number.value());
        } else if (argument instanceof Expr.BoolConst flag) {
            return OptionalLong.of(flag.value() ? 1 : 0);
        }
        return argument instanceof Expr.ParamValue param ? use.told.get(param.index()) : OptionalLong.empty();
    }
}
