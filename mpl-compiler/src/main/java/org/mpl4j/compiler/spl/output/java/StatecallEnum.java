package org.mpl4j.compiler.spl.output.java;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import javax.lang.model.element.Modifier;
import org.mpl4j.compiler.model.JavaNames;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.spl.model.Direction;
import org.mpl4j.compiler.spl.model.Statecall;

/** Makes the enumeration of a policy file's statecalls, which finds the statecall of a view or builder by its number. */
final class StatecallEnum {
    private final ClassName name;
    private final Map<Statecall, List<String>> calls;
    private final PolicyPackets packets;
    private final Map<Statecall, String> constants = new LinkedHashMap<>();
    private final List<Statecall> inOrder;
    private final Map<Statecall, Integer> ordinals = new HashMap<>();
    private final String other;
    private final List<PacketLookup> lookups;

    /** @param calls with the fields that are given with each */
    StatecallEnum(ClassName name, Map<Statecall, List<String>> calls, PolicyPackets packets) {
        this.name = name;
        this.calls = calls;
        this.packets = packets;
        Names names = new Names();
        calls.keySet().forEach(call -> constants.put(call, names.add(JavaNames.label(call.name()))));
        this.other = names.add("OTHER");
        this.inOrder = List.copyOf(constants.keySet());
        inOrder.forEach(call -> ordinals.put(call, ordinals.size()));
        this.lookups = PacketLookup.of(inOrder, packets);
    }

    ClassName name() {
        return name;
    }

    /** The statecalls in the order of the enumeration. */
    List<Statecall> calls() {
        return inOrder;
    }

    /** The number of a statecall; that of others if it is none of these. */
    int ordinal(Statecall call) {
        return ordinals.getOrDefault(call, inOrder.size());
    }

    String constant(Statecall call) {
        return constants.getOrDefault(call, other);
    }

    /** What packets are that no statecall of the policy stands for. */
    String other() {
        return other;
    }

    List<String> fields(Statecall call) {
        return calls.getOrDefault(call, List.of());
    }

    /** How it is found which statecalls packets are. */
    List<PacketLookup> lookups() {
        return lookups;
    }

    /** The packets that statecalls stand for. */
    PolicyPackets packets() {
        return packets;
    }

    /** How many constants there are. */
    int count() {
        return constants.size() + 1;
    }

    /** Whether there are more of them than an enumeration can hold. */
    boolean isLarge() {
        return count() > LargeStatecalls.MOST;
    }

    /** The names of the constants, in order. */
    List<String> constants() {
        List<String> all = new ArrayList<>(constants.values());
        all.add(other);
        return all;
    }

    TypeSpec.Builder type(String file) {
        TypeSpec.Builder type =
                isLarge() ? TypeSpec.classBuilder(name).addModifiers(Modifier.FINAL) : TypeSpec.enumBuilder(name);
        type.addModifiers(Modifier.PUBLIC)
                .addSuperinterface(PolicyTypes.STATECALL)
                .addJavadoc(
                        "$L",
                        Lines.wrapped("What the policies of {@code " + file
                                + "} know about. {@code Receive_} and {@code Transmit_}"
                                + " are packets that came or are to go, by the branches that make them what they are; all others are events of the program. {@link #"
                                + other
                                + "} is a packet that the policies say nothing about: every step with it is allowed. Those with {@link #fields} need"
                                + " their values in a step."));
        if (isLarge()) {
            new LargeStatecalls(this).addTo(type);
        } else {
            constants().forEach(type::addEnumConstant);
        }
        addMembers(type);
        lookups.forEach(lookup -> addLookup(type, lookup));
        if (!lookups.isEmpty()) {
            type.addMethod(lookUp());
        }
        return type;
    }

    private void addMembers(TypeSpec.Builder type) {
        type.addField(constant(ArrayTypeName.of(PolicyTypes.DIRECTION), "DIRECTIONS")
                        .initializer("$T.values()", PolicyTypes.DIRECTION)
                        .build())
                .addField(numbers("DIRECTION", this::direction))
                .addMethod(getter("direction", PolicyTypes.DIRECTION)
                        .addStatement("return DIRECTIONS[DIRECTION[ordinal()]]")
                        .build());
        addFields(type);
    }

    /** Adds the names of the fields of each: those that have the same ones share a list. */
    private void addFields(TypeSpec.Builder type) {
        TypeName list = ParameterizedTypeName.get(PolicyTypes.LIST, PolicyTypes.STRING);
        Map<List<String>, Integer> lists = new LinkedHashMap<>(Map.of(List.of(), 0));
        inOrder.forEach(call -> lists.putIfAbsent(fields(call), lists.size()));
        MethodSpec.Builder method = getter("fields", list);
        if (lists.size() == 1) {
            type.addMethod(
                    method.addStatement("return $T.of()", PolicyTypes.LIST).build());
            return;
        }
        CodeBlock all = lists.keySet().stream()
                .map(names ->
                        names.stream().map(name -> CodeBlock.of("$S", name)).collect(CodeBlock.joining(", ")))
                .map(names -> CodeBlock.of("$T.of($L)", PolicyTypes.LIST, names))
                .collect(CodeBlock.joining(", "));
        type.addField(constant(ParameterizedTypeName.get(PolicyTypes.LIST, list), "LISTS")
                        .initializer("$T.of($L)", PolicyTypes.LIST, all)
                        .build())
                .addField(numbers(
                        "FIELDS", i -> i < inOrder.size() ? lists.getOrDefault(fields(inOrder.get(i)), 0) : 0))
                .addMethod(method.addStatement("return LISTS.get(FIELDS[ordinal()])")
                        .build());
    }

    private static MethodSpec.Builder getter(String name, TypeName type) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(PolicyTypes.OVERRIDE)
                .addModifiers(Modifier.PUBLIC)
                .returns(type);
    }

    /** A number for each constant. */
    private FieldSpec numbers(String name, IntUnaryOperator number) {
        return constant(ArrayTypeName.of(TypeName.SHORT), name)
                .initializer("$T.numbers($S, $L)", PolicyTypes.AUTOMATON, TableText.numbers(count(), number), count())
                .build();
    }

    private static FieldSpec.Builder constant(TypeName type, String name) {
        return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
    }

    private int direction(int ordinal) {
        return (ordinal < inOrder.size() ? inOrder.get(ordinal).direction() : Direction.EVENT).ordinal();
    }

    private void addLookup(TypeSpec.Builder type, PacketLookup lookup) {
        int count = lookup.leaves().size();
        String numbers = TableText.numbers(
                count, leaf -> lookup.leaves().get(leaf).map(this::ordinal).orElse(inOrder.size()));
        type.addField(FieldSpec.builder(ArrayTypeName.of(name), lookup.array(), Modifier.STATIC, Modifier.FINAL)
                .initializer("lookUp($L, $S)", count, numbers)
                .build());
        QualifiedName packet = lookup.packet();
        type.addMethod(lookup.taking(lookup.isReceived() ? packets.view(packet) : packets.complete(packet), name)
                .addModifiers(Modifier.STATIC)
                .addJavadoc(
                        "{@return the statecall of what $L}\n", lookup.isReceived() ? "came" : "is about to be sent")
                .addStatement("return $L[packet.statecall()]", lookup.array())
                .build());
    }

    private MethodSpec lookUp() {
        return MethodSpec.methodBuilder("lookUp")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(ArrayTypeName.of(name))
                .addParameter(TypeName.INT, "count")
                .addParameter(PolicyTypes.STRING, "numbers")
                .addStatement("$T all = values()", ArrayTypeName.of(name))
                .addStatement("$T found = new $T[count]", ArrayTypeName.of(name), name)
                .addStatement("short[] by = $T.numbers(numbers, count)", PolicyTypes.AUTOMATON)
                .beginControlFlow("for (int i = 0; i < count; i++)")
                .addStatement("found[i] = all[by[i]]")
                .endControlFlow()
                .addStatement("return found")
                .build();
    }
}
