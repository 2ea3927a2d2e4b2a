package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.mpl4j.compiler.model.Param;

/** Adds the static methods by which callers, and packets around, come to a view. */
final class ParseMethods {
    private final PacketInfo packet;
    private final ClassName type;
    private final List<ParameterSpec> params;

    /** Names of all parameters, with a comma before each. */
    private final String arguments;

    /** The same of those that a parse uses. */
    private final String parsedArguments;

    private ParseMethods(PacketInfo packet) {
        this.packet = packet;
        this.type = packet.className();
        this.params = packet.type().params().stream().map(this::parameter).toList();
        this.arguments = params.stream().map(param -> ", " + param.name()).collect(Collectors.joining());
        this.parsedArguments = packet.type().params().stream()
                .filter(param -> packet.spec().facts().isParsed(packet.type().name(), param))
                .map(param -> ", " + name(param))
                .collect(Collectors.joining());
    }

    static void add(Members members, PacketInfo packet) {
        ParseMethods methods = new ParseMethods(packet);
        members.add(methods.parse());
        members.add(methods.parseWithLimits());
        members.add(methods.parseBytes());
        members.add(methods.tryParse());
        members.add(methods.tryParseWithLimits());
        members.add(methods.tryParseBytes());
        members.add(methods.parseStrict());
        members.add(methods.frameSize());
        members.add(BlockSkip.ofPacket(packet));
    }

    private ParameterSpec parameter(Param param) {
        return ParameterSpec.builder(SpecTypes.ofParameter(param.kind()), name(param))
                .build();
    }

    private String name(Param param) {
        return packet.body().name(new Var.Parameter(param.index()));
    }

    /** A method that takes a buffer and the packet's parameters. */
    private MethodSpec.Builder method(String name, TypeName returned, MethodDoc doc, boolean hasLimits) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(returned)
                .addParameter(RuntimeTypes.BYTE_BUFFER, "buffer");
        doc.param("buffer", "whose remaining bytes are looked at; its position stays where it is");
        if (hasLimits) {
            method.addParameter(RuntimeTypes.LIMITS, "limits");
            doc.param("limits", "how much may be done");
        }
        addParams(method, doc);
        return method.addJavadoc(doc.build());
    }

    private MethodSpec.Builder parsing(String name, TypeName returned, MethodDoc doc, boolean hasLimits) {
        return method(name, returned, doc, hasLimits).addException(RuntimeTypes.PARSE_EXCEPTION);
    }

    private static MethodDoc parseDoc() {
        return new MethodDoc("Parses a packet. Bytes after it are left alone.")
                .returns("a view of the buffer")
                .thrown(RuntimeTypes.PARSE_EXCEPTION, "if there is no such packet");
    }

    private MethodSpec parse() {
        return parsing("parse", type, parseDoc(), false)
                .addStatement("return parse(buffer, $T.DEFAULT$L)", RuntimeTypes.LIMITS, arguments)
                .build();
    }

    private MethodSpec parseWithLimits() {
        return parsing("parse", type, parseDoc(), true)
                .addStatement("$T b = $T.of(buffer)", RuntimeTypes.BYTE_BUFFER, RuntimeTypes.BIG_ENDIAN)
                .addStatement("int start = b.position()")
                .addStatement("int limit = b.limit()")
                .addStatement("int end = skip(b, start, limit, start, 0, limits$L)", parsedArguments)
                .addStatement("return at(b, start, end, limit, start$L)", arguments)
                .build();
    }

    /** For what another packet carries: a payload. */
    private MethodSpec parseBytes() {
        MethodDoc doc = new MethodDoc("Parses a packet that another one carries. Bytes after it are left alone.");
        return takingBytes("parse", type, doc)
                .addJavadoc(doc.returns("a view of the buffer under the bytes")
                        .thrown(RuntimeTypes.PARSE_EXCEPTION, "if there is no such packet")
                        .build())
                .addException(RuntimeTypes.PARSE_EXCEPTION)
                .addStatement("$T b = bytes.source()", RuntimeTypes.BYTE_BUFFER)
                .addStatement("int start = bytes.sourceOffset()")
                .addStatement("int limit = start + bytes.length()")
                .addStatement(
                        "int end = skip(b, start, limit, start, 0, $T.DEFAULT$L)", RuntimeTypes.LIMITS, parsedArguments)
                .addStatement("return at(b, start, end, limit, start$L)", arguments)
                .build();
    }

    private MethodSpec tryParseBytes() {
        MethodDoc doc = new MethodDoc("Parses a packet that another one carries, and throws nothing if there is none.");
        return takingBytes("tryParse", result(), doc)
                .addJavadoc(doc.returns("the packet, or what is wrong").build())
                .beginControlFlow("try")
                .addStatement("return new $T.Ok<>(parse(bytes$L))", RuntimeTypes.PARSE_RESULT, arguments)
                .nextControlFlow("catch ($T e)", RuntimeTypes.PARSE_EXCEPTION)
                .addStatement("return $T.failed(e, bytes.sourceOffset())", RuntimeTypes.PARSE_RESULT)
                .endControlFlow()
                .build();
    }

    private MethodSpec.Builder takingBytes(String name, TypeName returned, MethodDoc doc) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(returned)
                .addParameter(RuntimeTypes.BYTES, "bytes");
        doc.param("bytes", "a payload");
        addParams(method, doc);
        return method;
    }

    private void addParams(MethodSpec.Builder method, MethodDoc doc) {
        for (Param param : packet.type().params()) {
            method.addParameter(SpecTypes.ofParameter(param.kind()), name(param));
            doc.param(name(param), "the packet's parameter " + Docs.code(param.name()));
        }
    }

    private TypeName result() {
        return ParameterizedTypeName.get(RuntimeTypes.PARSE_RESULT, type);
    }

    private static MethodDoc tryDoc() {
        return new MethodDoc("Parses a packet, and throws nothing if there is none.")
                .returns("the packet, or what is wrong");
    }

    private MethodSpec tryParse() {
        return method("tryParse", result(), tryDoc(), false)
                .addStatement("return tryParse(buffer, $T.DEFAULT$L)", RuntimeTypes.LIMITS, arguments)
                .build();
    }

    private MethodSpec tryParseWithLimits() {
        return method("tryParse", result(), tryDoc(), true)
                .beginControlFlow("try")
                .addStatement("return new $T.Ok<>(parse(buffer, limits$L))", RuntimeTypes.PARSE_RESULT, arguments)
                .nextControlFlow("catch ($T e)", RuntimeTypes.PARSE_EXCEPTION)
                .addStatement("return $T.failed(e, buffer.position())", RuntimeTypes.PARSE_RESULT)
                .endControlFlow()
                .build();
    }

    private MethodSpec parseStrict() {
        MethodDoc doc = new MethodDoc("Parses a packet that breaks no rule of its specification.")
                .returns("a view of the buffer")
                .thrown(
                        RuntimeTypes.PARSE_EXCEPTION,
                        "if there is no such packet, or it has {@linkplain #violations violations}");
        return parsing("parseStrict", type, doc, false)
                .addStatement("$T packet = parse(buffer, $T.DEFAULT$L)", type, RuntimeTypes.LIMITS, arguments)
                .addStatement(
                        "$T violations = packet.violations()",
                        ParameterizedTypeName.get(RuntimeTypes.LIST, RuntimeTypes.VIOLATION))
                .beginControlFlow("if (!violations.isEmpty())")
                .addStatement("throw $T.violation(violations.get(0))", RuntimeTypes.PARSE_EXCEPTION)
                .endControlFlow()
                .addStatement("return packet")
                .build();
    }

    private MethodSpec frameSize() {
        MethodDoc doc = new MethodDoc("How long the packet is of which a stream has brought the beginning, or all.")
                .returns("its length in bytes if all of it is there; otherwise a larger number than there are: read at"
                        + "\n    least so many and ask again")
                .thrown(RuntimeTypes.PARSE_EXCEPTION, "if no packet starts like this");
        return parsing("frameSize", TypeName.INT, doc, false)
                .addStatement("$T b = $T.of(buffer)", RuntimeTypes.BYTE_BUFFER, RuntimeTypes.BIG_ENDIAN)
                .addStatement("int start = b.position()")
                .beginControlFlow("try")
                .addStatement(
                        "return skip(b, start, b.limit(), start, 0, $T.DEFAULT$L) - start",
                        RuntimeTypes.LIMITS,
                        parsedArguments)
                .nextControlFlow("catch ($T e)", RuntimeTypes.PARSE_EXCEPTION)
                .addStatement("return e.frameSize(start)")
                .endControlFlow()
                .build();
    }

    /** For packets around this one: what the constructor does not need, it does not get. */
    static MethodSpec at(PacketInfo packet, List<Var> constructorParameters) {
        ParseMethods methods = new ParseMethods(packet);
        BlockInfo body = packet.body();
        MethodSpec.Builder method = MethodSpec.methodBuilder("at")
                .addJavadoc("For generated code: a view of bytes that {@link #skip} has accepted.\n\n@hidden\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(methods.type);
        for (Var var : List.of(Var.Basic.BUFFER, Var.Basic.START, Var.Basic.END, Var.Basic.LIMIT, Var.Basic.ORIGIN)) {
            method.addParameter(body.type(var), body.name(var));
        }
        methods.params.forEach(param -> method.addParameter(param.type(), param.name()));
        CodeBlock given = constructorParameters.stream()
                .map(var -> CodeBlock.of("$L", body.name(var)))
                .collect(CodeBlock.joining(", "));
        return method.addStatement("return new $T($L)", methods.type, given).build();
    }
}
