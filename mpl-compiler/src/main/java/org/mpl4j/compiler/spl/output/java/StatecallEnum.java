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
import javax.lang.model.element.Modifier;
import org.mpl4j.compiler.model.JavaNames;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.spl.model.Direction;
import org.mpl4j.compiler.spl.model.PacketBranch;
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
    private final Names arrays = new Names();

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
            constants.forEach((call, constant) -> addConstant(type, constant, fields(call)));
            type.addEnumConstant(other);
            type.addMethod(MethodSpec.constructorBuilder()
                    .addParameter(ArrayTypeName.of(PolicyTypes.STRING), "fields")
                    .varargs()
                    .addStatement("this.fields = $T.of(fields)", PolicyTypes.LIST)
                    .build());
        }
        addMembers(type);
        boolean isReceived = addLookups(type, Direction.RECEIVE);
        boolean isTransmitted = addLookups(type, Direction.TRANSMIT);
        if (isReceived || isTransmitted) {
            type.addMethod(lookUp());
        }
        return type;
    }

    private static void addConstant(TypeSpec.Builder type, String constant, List<String> fields) {
        CodeBlock names =
                fields.stream().map(field -> CodeBlock.of("$S", field)).collect(CodeBlock.joining(", "));
        if (fields.isEmpty()) {
            type.addEnumConstant(constant);
        } else {
            type.addEnumConstant(constant, TypeSpec.anonymousClassBuilder(names).build());
        }
    }

    private void addMembers(TypeSpec.Builder type) {
        TypeName list = ParameterizedTypeName.get(PolicyTypes.LIST, PolicyTypes.STRING);
        String directions = TableText.numbers(count(), this::direction);
        type.addField(constant(ArrayTypeName.of(PolicyTypes.DIRECTION), "DIRECTIONS")
                        .initializer("$T.values()", PolicyTypes.DIRECTION)
                        .build())
                .addField(constant(ArrayTypeName.of(TypeName.SHORT), "DIRECTION")
                        .initializer("$T.numbers($S, $L)", PolicyTypes.AUTOMATON, directions, count())
                        .build())
                .addField(list, "fields", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.methodBuilder("direction")
                        .addAnnotation(PolicyTypes.OVERRIDE)
                        .addModifiers(Modifier.PUBLIC)
                        .returns(PolicyTypes.DIRECTION)
                        .addStatement("return DIRECTIONS[DIRECTION[ordinal()]]")
                        .build())
                .addMethod(MethodSpec.methodBuilder("fields")
                        .addAnnotation(PolicyTypes.OVERRIDE)
                        .addModifiers(Modifier.PUBLIC)
                        .returns(list)
                        .addStatement("return fields")
                        .build());
    }

    private static FieldSpec.Builder constant(TypeName type, String name) {
        return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
    }

    private int direction(int ordinal) {
        return (ordinal < inOrder.size() ? inOrder.get(ordinal).direction() : Direction.EVENT).ordinal();
    }

    private boolean addLookups(TypeSpec.Builder type, Direction direction) {
        Map<QualifiedName, Map<List<String>, Statecall>> byPacket = new LinkedHashMap<>();
        for (Statecall call : constants.keySet()) {
            if (call.direction() == direction && call.branch().isPresent()) {
                PacketBranch branch = call.branch().get();
                byPacket.computeIfAbsent(branch.packet(), packet -> new LinkedHashMap<>())
                        .put(branch.labels(), call);
            }
        }
        boolean isAny = false;
        for (Map.Entry<QualifiedName, Map<List<String>, Statecall>> packet : byPacket.entrySet()) {
            isAny |= packets.leaves(packet.getKey())
                    .map(leaves -> addLookup(type, direction, packet.getKey(), leaves, packet.getValue()))
                    .orElse(false);
        }
        return isAny;
    }

    private boolean addLookup(
            TypeSpec.Builder type,
            Direction direction,
            QualifiedName packet,
            List<List<String>> leaves,
            Map<List<String>, Statecall> byLabels) {
        String numbers = TableText.numbers(leaves.size(), leaf -> {
            Statecall call = byLabels.get(leaves.get(leaf));
            return call == null ? inOrder.size() : ordinal(call);
        });
        boolean isReceived = direction == Direction.RECEIVE;
        String method = isReceived ? "received" : "transmitted";
        String array = arrays.add(Names.constant(method) + "_" + Names.constant(JavaNames.type(packet.name())));
        type.addField(
                FieldSpec.builder(ArrayTypeName.of(name), array, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer("lookUp($L, $S)", leaves.size(), numbers)
                        .build());
        type.addMethod(MethodSpec.methodBuilder(method)
                .addJavadoc(
                        "{@return the statecall of a packet that $L, or {@link #$L}}\n",
                        isReceived ? "was received" : "is about to be sent: of its builder, when nothing is missing",
                        other)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(name)
                .addParameter(isReceived ? packets.view(packet) : packets.complete(packet), "packet")
                .addStatement("return $L[packet.statecall()]", array)
                .build());
        return true;
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
