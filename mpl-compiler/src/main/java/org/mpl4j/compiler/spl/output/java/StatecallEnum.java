package org.mpl4j.compiler.spl.output.java;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
    private final String other;

    /** @param calls with the fields that are given with each */
    StatecallEnum(ClassName name, Map<Statecall, List<String>> calls, PolicyPackets packets) {
        this.name = name;
        this.calls = calls;
        this.packets = packets;
        Names names = new Names();
        calls.keySet().forEach(call -> constants.put(call, names.add(JavaNames.label(call.name()))));
        this.other = names.add("OTHER");
    }

    ClassName name() {
        return name;
    }

    /** The statecalls in the order of the enumeration. */
    List<Statecall> calls() {
        return List.copyOf(constants.keySet());
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

    TypeSpec.Builder type(String file) {
        TypeSpec.Builder type = TypeSpec.enumBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addSuperinterface(PolicyTypes.STATECALL)
                .addJavadoc("What the policies of {@code $L} know about.\n", file);
        constants.forEach((call, constant) ->
                type.addEnumConstant(constant, constant(call.direction(), doc(call), fields(call))));
        type.addEnumConstant(
                other,
                constant(
                        Direction.EVENT,
                        "A packet that the policies say nothing about: every step with it is allowed.",
                        List.of()));
        addMembers(type);
        boolean isReceived = addLookups(type, Direction.RECEIVE);
        boolean isTransmitted = addLookups(type, Direction.TRANSMIT);
        if (isReceived || isTransmitted) {
            type.addMethod(lookUp());
        }
        return type;
    }

    private static TypeSpec constant(Direction direction, String doc, List<String> fields) {
        CodeBlock names =
                fields.stream().map(field -> CodeBlock.of(", $S", field)).collect(CodeBlock.joining(""));
        return TypeSpec.anonymousClassBuilder("$T.$L$L", PolicyTypes.DIRECTION, direction, names)
                .addJavadoc("$L\n", doc)
                .build();
    }

    private String doc(Statecall call) {
        String what = switch (call.direction()) {
            case RECEIVE -> "received: " + branch(call);
            case TRANSMIT -> "about to be sent: " + branch(call);
            case EVENT -> "an event of the program";
            case TIMER -> "a limit is over";
        };
        List<String> fields = fields(call);
        String with = fields.isEmpty() ? "" : "; a step with it needs {@code " + String.join(", ", fields) + "}";
        return Names.upper(what) + with + ".";
    }

    private static String branch(Statecall call) {
        return call.branch()
                .map(branch -> "{@code "
                        + branch.packet().name()
                        + branch.labels().stream()
                                .map(label -> " " + JavaNames.label(label))
                                .collect(Collectors.joining())
                        + "}")
                .orElse("a packet");
    }

    private void addMembers(TypeSpec.Builder type) {
        TypeName list = ParameterizedTypeName.get(PolicyTypes.LIST, PolicyTypes.STRING);
        type.addField(PolicyTypes.DIRECTION, "direction", Modifier.PRIVATE, Modifier.FINAL)
                .addField(list, "fields", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(PolicyTypes.DIRECTION, "direction")
                        .addParameter(ArrayTypeName.of(PolicyTypes.STRING), "fields")
                        .varargs()
                        .addStatement("this.direction = direction")
                        .addStatement("this.fields = $T.of(fields)", PolicyTypes.LIST)
                        .build())
                .addMethod(MethodSpec.methodBuilder("direction")
                        .addAnnotation(PolicyTypes.OVERRIDE)
                        .addModifiers(Modifier.PUBLIC)
                        .returns(PolicyTypes.DIRECTION)
                        .addStatement("return direction")
                        .build())
                .addMethod(MethodSpec.methodBuilder("fields")
                        .addAnnotation(PolicyTypes.OVERRIDE)
                        .addModifiers(Modifier.PUBLIC)
                        .returns(list)
                        .addStatement("return fields")
                        .build());
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
        List<Statecall> all = calls();
        String numbers = TableText.numbers(leaves.size(), leaf -> {
            Statecall call = byLabels.get(leaves.get(leaf));
            return call == null ? all.size() : all.indexOf(call);
        });
        boolean isReceived = direction == Direction.RECEIVE;
        String method = isReceived ? "received" : "transmitted";
        String array =
                Names.constant(method) + "_" + JavaNames.label(packet.path()).toUpperCase(java.util.Locale.ROOT) + "_"
                        + Names.constant(JavaNames.type(packet.name()));
        type.addField(
                FieldSpec.builder(ArrayTypeName.of(name), array, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer("lookUp($L, $S)", leaves.size(), numbers)
                        .build());
        type.addMethod(MethodSpec.methodBuilder(method)
                .addJavadoc(
                        "Which statecall a packet is that $L.\n\n@param packet $L\n@return its statecall, or {@link #$L}\n",
                        isReceived ? "was received" : "is about to be sent",
                        isReceived
                                ? "the packet, or the view of it"
                                : "its builder, when nothing is missing and before it is built or after",
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
