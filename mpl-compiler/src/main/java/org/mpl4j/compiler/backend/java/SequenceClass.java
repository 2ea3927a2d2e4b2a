package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.mpl4j.compiler.layout.Size;
import org.mpl4j.compiler.model.NestedPacket;

/**
 * The class of all lists of a packet that are arrays of nothing but that packet, wherever they are: code that takes such a list works on one class, so that the
 * just-in-time compiler knows it.
 */
final class SequenceClass {
    private static final String NAME = "Sequence";

    private final PacketInfo packet;
    private final ClassName name;

    private SequenceClass(PacketInfo packet) {
        this.packet = packet;
        this.name = name(packet.spec(), packet.className());
    }

    /** The class of lists of a packet. */
    static ClassName name(SpecInfo spec, ClassName packet) {
        boolean isTaken =
                packet.simpleName().equals(NAME) || spec.unqualifiable().isTaken(NAME);
        return packet.nestedClass(isTaken ? NAME + "_" : NAME);
    }

    static TypeSpec of(PacketInfo packet) {
        return new SequenceClass(packet).generate();
    }

    /** A new list of the elements of an array. */
    static CodeBlock create(Frame frame, ArrayInfo array, CodeBlock size) {
        return CodeBlock.of("new $T($L)", array.listType(), CodeBlock.join(arguments(frame, array, size), ", "));
    }

    /** What its constructor is given. */
    static List<CodeBlock> arguments(Frame frame, ArrayInfo array, CodeBlock size) {
        CodeBlock end = frame.endOf(array.array().id()).text();
        NestedPacket nested = array.single().orElseThrow();
        return List.of(
                frame.startOf(array.array().id()).text(),
                end,
                size,
                frame.buffer(),
                array.endsWindow() || !usesLimit(frame, nested) ? end : frame.pass(Var.Basic.LIMIT),
                NestedCalls.origin(frame, nested));
    }

    private static boolean usesLimit(Frame frame, NestedPacket nested) {
        return frame.block().packet().spec().facts().usesLimit(nested.target());
    }

    private TypeSpec generate() {
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addJavadoc("A list of such packets, one behind the other, inside another packet.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(RuntimeTypes.ELEMENT_LIST, packet.className()));
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addJavadoc("For generated code: a list of what has been validated.\n\n@hidden\n")
                .addModifiers(Modifier.PUBLIC)
                .addParameter(TypeName.INT, "start")
                .addParameter(TypeName.INT, "end")
                .addParameter(TypeName.INT, "size")
                .addStatement("super(start, end, size, $L)", isFixed() ? stride() : CodeBlock.of("VARIABLE"));
        field(type, constructor, RuntimeTypes.BYTE_BUFFER, "buffer");
        field(type, constructor, TypeName.INT, "limit");
        field(type, constructor, TypeName.INT, "origin");
        MethodSpec made = constructor.build();
        if (packet.spec().isReusable()) {
            type.addMethod(walk(made));
        }
        return type.addMethod(made)
                .addMethod(elementAt())
                .addMethod(next())
                .addMethod(iterator())
                .build();
    }

    private static void field(TypeSpec.Builder type, MethodSpec.Builder constructor, TypeName of, String name) {
        type.addField(
                FieldSpec.builder(of, name, Modifier.PRIVATE, Modifier.FINAL).build());
        constructor.addParameter(of, name).addStatement("this.$1L = $1L", name);
    }

    private boolean isFixed() {
        return packet.layout().size() instanceof Size.Static size && size.bits() > 0;
    }

    private CodeBlock stride() {
        return CodeBlock.of("$L", ((Size.Static) packet.layout().size()).bits() / 8);
    }

    private MethodSpec elementAt() {
        boolean usesLimit = packet.spec().facts().usesLimit(packet.type().name());
        return ListClass.method("elementAt", packet.className())
                .addParameter(TypeName.INT, "elementEnd")
                .addStatement(
                        "return $T.$L(buffer, at, elementEnd, $L, origin)",
                        packet.className(),
                        ViewMaking.AT,
                        usesLimit ? "limit" : "elementEnd")
                .build();
    }

    private MethodSpec next() {
        MethodSpec.Builder method = ListClass.method("next", TypeName.INT);
        return isFixed()
                ? method.addStatement("return at + $L", stride()).build()
                : method.addStatement("return $T.end(buffer, at, limit, origin)", packet.className())
                        .build();
    }

    private MethodSpec walk(MethodSpec constructor) {
        CodeBlock element = CodeBlock.of(
                "$T.$L(buffer, at, limit, origin, $L)",
                packet.className(),
                ViewMaking.STARTING_AT,
                ReusableViews.TARGET);
        CodeBlock step = isFixed()
                ? CodeBlock.of("at += $L", stride())
                : CodeBlock.of("at = $L.endOffset()", ReusableViews.TARGET);
        return ReusableViews.walk(
                constructor,
                packet.className(),
                element,
                step,
                isFixed() ? ListClass.Count.NONE : ListClass.Count.MAYBE);
    }

    private MethodSpec iterator() {
        CodeBlock element =
                CodeBlock.of("$T.$L(buffer, at, limit, origin)", packet.className(), ViewMaking.STARTING_AT);
        return isFixed()
                ? ListClass.iterator(
                        packet.className(), element, CodeBlock.of("at += $L", stride()), ListClass.Count.NONE)
                : ListClass.iterator(
                        packet.className(), element, CodeBlock.of("at = element.endOffset()"), ListClass.Count.MAYBE);
    }
}
