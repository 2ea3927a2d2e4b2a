package org.mpl4j.compiler.backend.java;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.mpl4j.compiler.derive.Binding;
import org.mpl4j.compiler.derive.BuildPlan;
import org.mpl4j.compiler.ir.Op;
import org.mpl4j.compiler.layout.CallGraph;
import org.mpl4j.compiler.layout.FieldSizes;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.pipeline.CompiledSpec;

/**
 * Which fields {@code refresh()} computes anew: derived ones and checksums that have a fixed width and that no parse depends on. What a parse depends on (lengths, counts,
 * tags) says where everything lies, which no setter changes.
 */
final class RefreshFacts {
    private final CompiledSpec spec;
    private final Map<QualifiedName, Set<Integer>> parsed = new HashMap<>();
    private final Set<QualifiedName> holdingValues;
    private final Set<QualifiedName> holdingSums;

    RefreshFacts(CompiledSpec spec) {
        this.spec = spec;
        spec.programs().forEach((name, program) -> {
            Set<Integer> ids = new HashSet<>();
            addParsed(program.body().body(), ids);
            parsed.put(name, ids);
        });
        holdingValues = holding(Binding.Derived.class::isInstance);
        holdingSums = holding(Binding.Checksum.class::isInstance);
    }

    private static void addParsed(List<Op> ops, Set<Integer> ids) {
        for (Op op : ops) {
            if (op instanceof Op.Load load && load.isNeeded()) {
                ids.add(load.field().id());
            } else if (op instanceof Op.When when) {
                addParsed(when.body(), ids);
            } else if (op instanceof Op.Window window) {
                addParsed(window.body(), ids);
            } else if (op instanceof Op.Switch choice) {
                choice.cases().forEach(one -> addParsed(one.body(), ids));
            } else if (op instanceof Op.Repeat repeat) {
                addParsed(repeat.element().body(), ids);
            }
        }
    }

    private Set<QualifiedName> holding(Predicate<Binding> isSuch) {
        Set<QualifiedName> packets = spec.model().allPackets().stream()
                .filter(packet -> packet.items().stream()
                        .anyMatch(item -> item instanceof Field field && is(packet.name(), field, isSuch)))
                .map(packet -> packet.name())
                .collect(Collectors.toSet());
        return CallGraph.reaching(spec.model(), packets, nested -> true);
    }

    private boolean is(QualifiedName packet, Field field, Predicate<Binding> isSuch) {
        BuildPlan plan = spec.plan(packet);
        return isSuch.test(plan.binding(field.id()))
                && FieldSizes.fixedBits(field).isPresent()
                && !parsed.getOrDefault(packet, Set.of()).contains(field.id());
    }

    /** Whether a field is one that is computed from others, and no checksum. */
    boolean isValue(QualifiedName packet, Field field) {
        return is(packet, field, Binding.Derived.class::isInstance);
    }

    boolean isSum(QualifiedName packet, Field field) {
        return is(packet, field, Binding.Checksum.class::isInstance);
    }

    /** Whether a field is one that {@code refresh()} computes anew. */
    boolean isComputed(QualifiedName packet, Field field) {
        return isValue(packet, field) || isSum(packet, field);
    }

    /** Whether a packet, or one in it, has values to be computed. */
    boolean holdsValues(QualifiedName packet) {
        return holdingValues.contains(packet);
    }

    /** Whether a packet, or one in it, has checksums. */
    boolean holdsSums(QualifiedName packet) {
        return holdingSums.contains(packet);
    }
}
