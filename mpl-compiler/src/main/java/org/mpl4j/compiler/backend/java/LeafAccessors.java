package org.mpl4j.compiler.backend.java;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mpl4j.compiler.backend.BackendContext;
import org.mpl4j.compiler.backend.JavaPackages;
import org.mpl4j.compiler.layout.PlacedItem;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.LeafBranches;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.pipeline.CompiledSpec;

/** How numbers and truth values of a packet are read from its view, in each of its {@linkplain LeafBranches leaves}: those of the branches taken, and of what is around them. */
public final class LeafAccessors {
    private LeafAccessors() {}

    /**
     * How one is read.
     *
     * @param calls what stands behind the view: {@code .asText().length()}
     * @param isTruth whether it is a boolean
     * @param isEverywhere whether it is the same in each leaf
     */
    public record Accessor(String calls, boolean isTruth, boolean isEverywhere) {}

    /** The accessors of each leaf, by the names of what is read. */
    public static List<Map<String, Accessor>> of(QualifiedName packet, CompiledSpec spec, JavaPackages packages) {
        BlockInfo body = new SpecInfo(spec, new BackendContext(packages, Map.of()))
                .packet(packet)
                .body();
        return LeafBranches.areTold(body.packet().type()) ? leaves(body, "") : List.of(directly(body, ""));
    }

    private static List<Map<String, Accessor>> leaves(BlockInfo block, String way) {
        List<Map<String, Accessor>> leaves = List.of(directly(block, way));
        for (ClassifyInfo classify : block.classifies()) {
            List<Map<String, Accessor>> inner = leaves(block, classify, way);
            leaves = leaves.stream()
                    .flatMap(before -> inner.stream().map(behind -> joined(before, behind)))
                    .toList();
        }
        return leaves;
    }

    private static List<Map<String, Accessor>> leaves(BlockInfo block, ClassifyInfo classify, String way) {
        List<Map<String, Accessor>> leaves = new ArrayList<>();
        if (classify.classify().presence().isPresent()) {
            leaves.add(Map.of());
        }
        for (int i = 0; i < classify.branches().size(); i++) {
            String into = way + "." + block.memberNames().as(classify, i) + "()";
            leaves.addAll(leaves(classify.branches().get(i), into));
        }
        return leaves;
    }

    private static Map<String, Accessor> directly(BlockInfo block, String way) {
        Map<String, Accessor> all = new LinkedHashMap<>();
        for (PlacedItem placed : block.placed().items()) {
            if (placed.item() instanceof Field field
                    && field.presence().isEmpty()
                    && FieldJava.of(field).isNumber()) {
                MemberNames names = block.memberNames();
                String method = field.enumeration().isPresent() ? names.raw(field) : names.accessor(field);
                boolean isTruth = FieldJava.of(field).kind() == FieldJava.Kind.BOOLEAN;
                all.put(field.name(), new Accessor(way + "." + method + "()", isTruth, way.isEmpty()));
            }
        }
        return all;
    }

    private static Map<String, Accessor> joined(Map<String, Accessor> outer, Map<String, Accessor> inner) {
        Map<String, Accessor> joined = new LinkedHashMap<>(outer);
        joined.putAll(inner);
        return joined;
    }
}
