package org.mpl4j.compiler.spl.output.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;
import org.mpl4j.compiler.model.QualifiedName;

/** Adds the steps that are given packets instead of statecalls and fields: these are read from the packets. What is refused is kept, for those who ask why. */
final class PacketSteps {
    private final PolicyShape shape;
    private final TypeSpec.Builder type;
    private final ClassName statecall;

    private PacketSteps(PolicyShape shape, TypeSpec.Builder type) {
        this.shape = shape;
        this.type = type;
        this.statecall = shape.statecalls().name();
    }

    static void add(PolicyShape shape, TypeSpec.Builder type) {
        new PacketSteps(shape, type).add();
    }

    private void add() {
        List<PacketLookup> lookups = shape.statecalls().lookups().stream()
                .filter(lookup ->
                        lookup.leaves().stream().flatMap(call -> call.stream()).anyMatch(shape::knows))
                .toList();
        if (lookups.isEmpty()) {
            return;
        }
        field(statecall, "refused");
        IntStream.range(0, shape.mostFields()).forEach(i -> field(TypeName.LONG, refused(i)));
        for (QualifiedName packet :
                lookups.stream().map(PacketLookup::packet).distinct().toList()) {
            PacketValues values = new PacketValues(
                    shape,
                    lookups.stream()
                            .filter(lookup -> lookup.packet().equals(packet))
                            .toList());
            for (PacketLookup lookup : values.lookups()) {
                addSteps(lookup, values);
            }
            values.addTo(type);
        }
        type.addMethod(take()).addMethod(violation());
    }

    private void field(TypeName of, String name) {
        type.addField(FieldSpec.builder(of, name, Modifier.PRIVATE).build());
    }

    private static String refused(int index) {
        return "refused" + Names.upper(PolicyShape.argument(index));
    }

    private void addSteps(PacketLookup lookup, PacketValues values) {
        PolicyPackets packets = shape.statecalls().packets();
        CodeBlock.Builder code = CodeBlock.builder();
        CodeBlock leaf = CodeBlock.of("packet.statecall()");
        if (values.areByLeaf(lookup)) {
            code.addStatement("int leaf = $L", leaf);
            leaf = CodeBlock.of("leaf");
        }
        code.addStatement("return takePacket($T.$L[$L]$L)", statecall, lookup.array(), leaf, values.arguments(lookup));
        type.addMethod(step(lookup, packets.view(lookup.packet()), code.build()));
        if (!lookup.isReceived() && !values.hasAny(lookup)) {
            CodeBlock built =
                    CodeBlock.of("return takePacket($T.transmitted(packet)$L);\n", statecall, shape.arguments(0));
            type.addMethod(step(lookup, packets.complete(lookup.packet()), built));
        }
    }

    private static MethodSpec step(PacketLookup lookup, ClassName packet, CodeBlock code) {
        return lookup.taking(packet, TypeName.BOOLEAN)
                .addJavadoc(
                        "{@return whether a packet may $L now; then it is a step}\n",
                        lookup.isReceived() ? "come" : "be sent")
                .addCode(code)
                .build();
    }

    private MethodSpec take() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("takePacket")
                .addModifiers(Modifier.PRIVATE)
                .returns(TypeName.BOOLEAN)
                .addParameter(statecall, "call");
        int most = shape.mostFields();
        shape.addArguments(method, most);
        method.addStatement(
                        "boolean isAllowed = $L(call$L)", shape.hasFields() ? "take" : "step", shape.arguments(most))
                .beginControlFlow("if (!isAllowed)")
                .addStatement("refused = call");
        IntStream.range(0, most).forEach(i -> method.addStatement("$L = $L", refused(i), PolicyShape.argument(i)));
        return method.endControlFlow().addStatement("return isAllowed").build();
    }

    private MethodSpec violation() {
        CodeBlock values = IntStream.range(0, shape.mostFields())
                .mapToObj(i -> CodeBlock.of(", $L", refused(i)))
                .collect(CodeBlock.joining(""));
        CodeBlock given = shape.hasFields() ? CodeBlock.of(", $L", shape.mostFields()) : CodeBlock.of("");
        return MethodSpec.methodBuilder("violation")
                .addJavadoc(
                        "{@return why the packet that was refused last is not allowed now; its reason is {@code NONE} if none was}\n")
                .addModifiers(Modifier.PUBLIC)
                .returns(PolicyTypes.VIOLATION)
                .addStatement("return refusal(refused$L$L)", given, values)
                .build();
    }
}
