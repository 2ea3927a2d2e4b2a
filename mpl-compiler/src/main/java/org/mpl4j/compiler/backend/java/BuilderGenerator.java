package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.mpl4j.compiler.backend.Optimization;
import org.mpl4j.compiler.model.Param;

/** Adds to a packet's class what builds it: {@code builder}, {@code write}, the interface {@code Builder} with its stages, and the class {@code Writer} behind them. */
final class BuilderGenerator {
    private final PacketInfo packet;
    private final ClassName writer;

    BuilderGenerator(PacketInfo packet) {
        this.packet = packet;
        this.writer = packet.className().nestedClass("Writer");
    }

    void addTo(TypeSpec.Builder type) {
        Map<String, Set<String>> read = new HashMap<>();
        BuilderClass draft = builder(read);
        draft.stageTypes();
        draft.type();
        draft.noteRead(read);
        BuilderClass builder = builder(read);
        TypeSpec stages = stages(builder);
        type.addMethod(builderMethod(builder)).addMethod(writeMethod(builder));
        type.addType(stages);
        type.addType(writer(builder));
    }

    private BuilderClass builder(Map<String, Set<String>> readBefore) {
        BuildScope scope = new BuildScope(
                packet.body(),
                null,
                writer,
                StageNames.of(packet.className()),
                readBefore.getOrDefault(writer.toString(), Set.of()));
        return new BuilderClass(scope, readBefore);
    }

    private TypeSpec stages(BuilderClass builder) {
        return TypeSpec.interfaceBuilder(packet.className().nestedClass("Builder"))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc(
                        "The stages in which $L is built: each says what may be given next, and only when nothing is missing there is a {@code build()}.\n",
                        Docs.code(packet.type().name().name()))
                .addTypes(builder.stageTypes())
                .build();
    }

    private TypeSpec writer(BuilderClass builder) {
        return builder.type()
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc(
                        "Builds packets, one after the other: one that is kept makes further packets without allocating. Not for several threads at once.\n")
                .addMethod(MethodSpec.constructorBuilder()
                        .addJavadoc("A writer for any number of packets.\n")
                        .addModifiers(Modifier.PUBLIC)
                        .build())
                .addMethod(append(builder))
                .build();
    }

    private void addParameters(BuilderClass builder, MethodSpec.Builder method, MethodDoc doc) {
        for (Param param : builder.scope().parameters().given()) {
            String name = builder.scope().parameters().name(param.index());
            method.addParameter(SpecTypes.ofParameter(param.kind()), name);
            doc.param(name, "the packet's parameter " + Docs.code(param.name()));
        }
    }

    private MethodSpec builderMethod(BuilderClass builder) {
        MethodSpec.Builder method = MethodSpec.methodBuilder("builder")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(builder.stages().first())
                .addParameter(RuntimeTypes.BYTE_BUFFER, "buffer");
        MethodDoc doc = new MethodDoc("Begins to build a packet in a buffer, step by step.")
                .param(
                        "buffer",
                        "where it is written to, from its position on; that moves when the packet is complete");
        addParameters(builder, method, doc);
        doc.returns("what is to be given first");
        return method.addJavadoc(doc.build())
                .addStatement("$T writer = new $T()", writer, writer)
                .addStatement(
                        "writer.begin(new $T(buffer)$L)",
                        RuntimeTypes.PACKET_WRITER,
                        builder.scope().parameters().arguments())
                .addStatement("return writer")
                .build();
    }

    /** Parameters of a method that appends a packet to what a writer has. */
    private MethodSpec.Builder appending(BuilderClass builder, MethodDoc doc) {
        MethodSpec.Builder method = MethodSpec.methodBuilder("write")
                .addModifiers(Modifier.PUBLIC)
                .returns(TypeName.VOID)
                .addParameter(RuntimeTypes.PACKET_WRITER, "out");
        doc.param("out", "what it is appended to");
        addParameters(builder, method, doc);
        method.addParameter(builder.stages().content(), "content");
        doc.param("content", "gives what the packet consists of")
                .thrown(RuntimeTypes.BUILD_EXCEPTION, "if something does not fit, or contradicts something else");
        return method.addJavadoc(doc.build());
    }

    private MethodSpec writeMethod(BuilderClass builder) {
        MethodDoc doc = new MethodDoc("Appends a packet: into a buffer, or into the payload of another packet.");
        CodeBlock arguments = builder.scope().parameters().given().stream()
                .map(param -> CodeBlock.of("$L, ", builder.scope().parameters().name(param.index())))
                .collect(CodeBlock.joining(""));
        MethodSpec.Builder method = appending(builder, doc).addModifiers(Modifier.STATIC);
        if (!packet.spec().isOn(Optimization.FLAT_CALLS) || !builder.readAgain().isEmpty()) {
            return method.addStatement("new $T().write(out, $Lcontent)", writer, arguments)
                    .build();
        }
        CodeBlock building = CodeBlock.builder()
                .addStatement("$T writer = new $T()", writer, writer)
                .addStatement(
                        "writer.begin(out$L)", builder.scope().parameters().arguments())
                .addStatement("content.write(writer)")
                .addStatement("writer.finish()")
                .build();
        return method.addCode(inside(building)).build();
    }

    private MethodSpec append(BuilderClass builder) {
        CodeBlock building = CodeBlock.builder()
                .addStatement("begin(out$L)", builder.scope().parameters().arguments())
                .addStatement("content.write(this)")
                .addStatement("finish()")
                .add(builder.readAgain())
                .build();
        return appending(builder, new MethodDoc("Appends a packet."))
                .addCode(inside(building))
                .build();
    }

    /** What is done around building a packet that may be in another one. */
    private CodeBlock inside(CodeBlock building) {
        CodeBlock.Builder code = CodeBlock.builder();
        boolean usesOrigin = packet.layout().scope().usesOrigin();
        if (usesOrigin) {
            code.addStatement("boolean isInside = out.position() > out.start()")
                    .beginControlFlow("if (isInside)")
                    .addStatement("out.pushOrigin()")
                    .endControlFlow();
        }
        boolean isNoted = Choices.areNoted(packet.body());
        if (isNoted) {
            code.addStatement("long around = out.choices().begin()");
        }
        code.add(building);
        if (isNoted) {
            code.addStatement("out.choices().end(around)");
        }
        if (usesOrigin) {
            code.beginControlFlow("if (isInside)")
                    .addStatement("out.popOrigin()")
                    .endControlFlow();
        }
        return code.build();
    }
}
