package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.mpl4j.compiler.model.Param;

/** Adds the static methods by which callers, and packets around, come to a view. */
final class ParseMethods {
    static final String READ = "read";

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
        if (packet.spec().isReusable()) {
            members.add(methods.wrap());
            members.add(methods.wrapPart());
        }
        Beginnings.add(members, methods);
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
                .addStatement("return $L(b, start, limit, start, limits$L$L)", READ, arguments, fresh())
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
                        "return $L(b, start, limit, start, $T.DEFAULT$L$L)",
                        READ,
                        RuntimeTypes.LIMITS,
                        arguments,
                        fresh())
                .build();
    }

    /** The names of the packet's parameters, with a comma before each. */
    String arguments() {
        return arguments;
    }

    /** What a read is given behind all else: a view, where that can be. */
    CodeBlock fresh() {
        return packet.spec().isReusable() ? CodeBlock.of(", new $T()", type) : CodeBlock.of("");
    }

    private static MethodDoc wrapDoc() {
        return new MethodDoc(
                        "Parses a packet, and points this view at it. Bytes after it are left alone. If there is none, the view stays where it is.")
                .returns("this view")
                .thrown(RuntimeTypes.PARSE_EXCEPTION, "if there is no such packet");
    }

    private MethodSpec.Builder wrapping(MethodDoc doc, ParameterSpec... positions) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(ReusableViews.WRAP)
                .addModifiers(Modifier.PUBLIC)
                .addException(RuntimeTypes.PARSE_EXCEPTION)
                .returns(type)
                .addParameter(RuntimeTypes.BYTE_BUFFER, "buffer")
                .addParameters(List.of(positions));
        addParams(method, doc);
        return method.addJavadoc(doc.build());
    }

    private MethodSpec wrap() {
        MethodDoc doc =
                wrapDoc().param("buffer", "whose remaining bytes are looked at; its position stays where it is");
        return wrapping(doc)
                .addStatement("return $L(buffer, buffer.position(), buffer.limit()$L)", ReusableViews.WRAP, arguments)
                .build();
    }

    private MethodSpec wrapPart() {
        MethodDoc doc = wrapDoc()
                .param("buffer", "what the packet is in; its position does not count")
                .param("start", "where it begins")
                .param("end", "where it ends, or what is behind it; at most the limit of the buffer");
        ParameterSpec start = ParameterSpec.builder(TypeName.INT, "start").build();
        ParameterSpec end = ParameterSpec.builder(TypeName.INT, "end").build();
        return wrapping(doc, start, end).addCode(wrapped(READ)).build();
    }

    /** Statements that point the view at what is in a part of a buffer. */
    CodeBlock wrapped(String read) {
        return CodeBlock.builder()
                .addStatement("$T.checkFromToIndex(start, end, buffer.limit())", Objects.class)
                .addStatement(
                        "return $L($T.of(buffer), start, end, start, $T.DEFAULT$L, this)",
                        read,
                        RuntimeTypes.BIG_ENDIAN,
                        RuntimeTypes.LIMITS,
                        arguments)
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

    void addParams(MethodSpec.Builder method, MethodDoc doc) {
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

    /** For packets around this one: what makes views, and finds ends, in bytes that have been validated. */
    static List<MethodSpec> ofValidated(PacketInfo packet, ViewMaking.Maker at, ViewMaking.Maker startingAt) {
        ParseMethods methods = new ParseMethods(packet);
        CodeBlock.Builder code = CodeBlock.builder();
        TrustedFrame frame = TrustedFrame.findingEnd(packet.body(), code, Set.of());
        code.add(EndMethods.returnEnd(frame));
        MethodSpec.Builder end =
                methods.standard("end", "finds the end", TypeName.INT, Var.Basic.LIMIT, Var.Basic.ORIGIN);
        packet.type().params().stream()
                .filter(param -> packet.spec().facts().isParsed(packet.type().name(), param))
                .map(methods::parameter)
                .forEach(end::addParameter);
        MethodSpec.Builder known = methods.standard(
                ViewMaking.AT, "a view", methods.type, Var.Basic.END, Var.Basic.LIMIT, Var.Basic.ORIGIN);
        MethodSpec.Builder found =
                methods.standard(ViewMaking.STARTING_AT, "a view", methods.type, Var.Basic.LIMIT, Var.Basic.ORIGIN);
        methods.params.forEach(known::addParameter);
        methods.params.forEach(found::addParameter);
        List<MethodSpec> made =
                new ArrayList<>(List.of(end.addCode(code.build()).build()));
        made.addAll(methods.makers(known, at));
        made.addAll(methods.makers(found, startingAt));
        return made;
    }

    /** A method that makes a view; and, where views can be pointed somewhere, one that is given it. */
    private List<MethodSpec> makers(MethodSpec.Builder method, ViewMaking.Maker maker) {
        if (!packet.spec().isReusable()) {
            return List.of(method.addCode(maker.code()).build());
        }
        MethodSpec fresh = method.build();
        MethodSpec pointing = method.addParameter(ReusableViews.target(type))
                .addCode(maker.code())
                .build();
        String given = fresh.parameters().stream().map(ParameterSpec::name).collect(Collectors.joining(", "));
        return List.of(
                fresh.toBuilder()
                        .addStatement("return $L($L, new $T())", fresh.name(), given, type)
                        .build(),
                pointing);
    }

    private MethodSpec.Builder standard(String name, String what, TypeName returned, Var... further) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addJavadoc("For generated code: $L of bytes that {@link #skip} has accepted.\n\n@hidden\n", what)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(returned);
        BlockInfo body = packet.body();
        Stream.concat(Stream.of(Var.Basic.BUFFER, Var.Basic.START), Stream.of(further))
                .forEach(var -> method.addParameter(body.type(var), body.name(var)));
        return method;
    }

    /** A method that public ones share. */
    static MethodSpec read(String name, PacketInfo packet, CodeBlock code) {
        ParseMethods methods = new ParseMethods(packet);
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(methods.type)
                .addException(RuntimeTypes.PARSE_EXCEPTION);
        BlockInfo body = packet.body();
        Stream.of(Var.Basic.BUFFER, Var.Basic.START, Var.Basic.LIMIT, Var.Basic.ORIGIN, Var.Basic.LIMITS)
                .forEach(var -> method.addParameter(body.type(var), body.name(var)));
        methods.params.forEach(method::addParameter);
        if (packet.spec().isReusable()) {
            method.addParameter(ReusableViews.target(methods.type));
        }
        return method.addCode(code).build();
    }
}
