package org.mpl4j.compiler.spl.output.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;
import org.mpl4j.compiler.backend.java.LeafAccessors.Accessor;
import org.mpl4j.compiler.spl.model.Statecall;

/**
 * Writes how the values that steps of a packet are given are read from its view.
 *
 * <p>A choice says for each leaf of the packet which field is read, if any. Each place among the arguments has one, in each direction; those that never contradict each other
 * are one.
 */
final class PacketValues {
    /** A place among the arguments of the steps of a direction. */
    private record Argument(PacketLookup lookup, int index) {}

    private final PolicyShape shape;
    private final List<PacketLookup> lookups;
    private final List<Map<Integer, Accessor>> choices = new ArrayList<>();
    private final Map<Argument, Integer> choiceOf = new LinkedHashMap<>();

    /** @param lookups of one packet, at least one */
    PacketValues(PolicyShape shape, List<PacketLookup> lookups) {
        this.shape = shape;
        this.lookups = List.copyOf(lookups);
        lookups.forEach(this::choose);
    }

    private void choose(PacketLookup lookup) {
        for (int i = 0; i < shape.mostFields(); i++) {
            Map<Integer, Accessor> wanted = wanted(lookup, i);
            if (!wanted.isEmpty()) {
                choiceOf.put(new Argument(lookup, i), choice(wanted));
            }
        }
    }

    private Map<Integer, Accessor> wanted(PacketLookup lookup, int index) {
        Map<Integer, Accessor> wanted = new TreeMap<>();
        for (int leaf = 0; leaf < lookup.leaves().size(); leaf++) {
            Optional<Statecall> call = lookup.leaves().get(leaf);
            List<String> fields = call.map(shape::fields).orElse(List.of());
            if (index < fields.size()) {
                String field = fields.get(index);
                Accessor accessor = shape.statecalls()
                        .packets()
                        .accessors(lookup.packet())
                        .get(leaf)
                        .get(field);
                if (accessor == null) {
                    throw new IllegalArgumentException(
                            "the packet of " + call.orElseThrow() + " has no field " + field);
                }
                wanted.put(leaf, accessor);
            }
        }
        return wanted;
    }

    private int choice(Map<Integer, Accessor> wanted) {
        for (int i = 0; i < choices.size(); i++) {
            Map<Integer, Accessor> known = choices.get(i);
            boolean agrees = wanted.entrySet().stream()
                    .allMatch(one ->
                            known.getOrDefault(one.getKey(), one.getValue()).equals(one.getValue()));
            if (agrees) {
                known.putAll(wanted);
                return i;
            }
        }
        choices.add(new TreeMap<>(wanted));
        return choices.size() - 1;
    }

    /** The packet's steps. */
    List<PacketLookup> lookups() {
        return lookups;
    }

    /** Whether steps of a direction are given any values. */
    boolean hasAny(PacketLookup lookup) {
        return choiceOf.keySet().stream().anyMatch(argument -> argument.lookup().equals(lookup));
    }

    /** Whether they depend on what leaf the packet is. */
    boolean areByLeaf(PacketLookup lookup) {
        return choiceOf.entrySet().stream()
                .anyMatch(one -> one.getKey().lookup().equals(lookup) && isByLeaf(one.getValue()));
    }

    private boolean isByLeaf(int choice) {
        return everywhere(choices.get(choice)).isEmpty();
    }

    private List<Integer> byLeaf() {
        return IntStream.range(0, choices.size()).filter(this::isByLeaf).boxed().toList();
    }

    /** What is read, if it is the same in each leaf: steps that need no value are given it in vain. */
    private static Optional<Accessor> everywhere(Map<Integer, Accessor> choice) {
        List<Accessor> read = choice.values().stream().distinct().toList();
        return read.size() == 1 ? Optional.of(read.get(0)).filter(Accessor::isEverywhere) : Optional.empty();
    }

    /** The values for a step, behind its statecall, of {@code packet} that is {@code leaf}. */
    CodeBlock arguments(PacketLookup lookup) {
        return IntStream.range(0, shape.mostFields())
                .mapToObj(i -> Optional.ofNullable(choiceOf.get(new Argument(lookup, i))))
                .map(choice -> choice.map(this::argument).orElse(CodeBlock.of("0")))
                .map(value -> CodeBlock.of(", $L", value))
                .collect(CodeBlock.joining(""));
    }

    private CodeBlock argument(int choice) {
        CodeBlock which = byLeaf().size() == 1 ? CodeBlock.of("") : CodeBlock.of(", $L", choice);
        return everywhere(choices.get(choice))
                .map(PacketValues::value)
                .orElse(CodeBlock.of("field(packet, leaf$L)", which));
    }

    private static CodeBlock value(Accessor accessor) {
        return CodeBlock.of(accessor.isTruth() ? "(packet$L ? 1 : 0)" : "packet$L", accessor.calls());
    }

    /** Adds the method that reads what depends on the leaf. */
    void addTo(TypeSpec.Builder type) {
        List<Integer> byLeaf = byLeaf();
        if (byLeaf.isEmpty()) {
            return;
        }
        PacketLookup any = lookups.get(0);
        MethodSpec.Builder method = MethodSpec.methodBuilder("field")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(TypeName.LONG)
                .addParameter(shape.statecalls().packets().view(any.packet()), "packet")
                .addParameter(TypeName.INT, "leaf");
        if (byLeaf.size() > 1) {
            method.addParameter(TypeName.INT, "choice");
        }
        Map<CodeBlock, List<Integer>> leaves = new LinkedHashMap<>();
        for (int leaf = 0; leaf < any.leaves().size(); leaf++) {
            int number = leaf;
            List<Integer> reading = byLeaf.stream()
                    .filter(choice -> choices.get(choice).containsKey(number))
                    .toList();
            if (!reading.isEmpty()) {
                leaves.computeIfAbsent(read(leaf, reading), value -> new ArrayList<>())
                        .add(leaf);
            }
        }
        method.beginControlFlow("switch (leaf)");
        leaves.forEach((value, some) -> {
            some.forEach(leaf -> method.addCode("case $L:\n", leaf));
            method.addCode("$>").addStatement("return $L", value).addCode("$<");
        });
        type.addMethod(method.addCode("default:\n$>")
                .addStatement("return 0")
                .addCode("$<")
                .endControlFlow()
                .build());
    }

    /** What the choices that read something in a leaf do read. */
    private CodeBlock read(int leaf, List<Integer> reading) {
        CodeBlock read = CodeBlock.of("");
        for (int choice : reading) {
            CodeBlock value = value(Objects.requireNonNull(choices.get(choice).get(leaf)));
            if (read.isEmpty()) {
                read = value;
            } else if (!read.equals(value)) {
                read = CodeBlock.of("choice == $L ? $L : $L", choice, value, read);
            }
        }
        return read;
    }
}
