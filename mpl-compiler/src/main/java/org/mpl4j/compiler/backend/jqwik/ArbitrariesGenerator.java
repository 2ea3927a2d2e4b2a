package org.mpl4j.compiler.backend.jqwik;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.mpl4j.compiler.model.Param;
import org.mpl4j.compiler.model.ValueKind;

/** Makes {@code PArbitraries}. */
final class ArbitrariesGenerator {
    private static final ClassName ARBITRARY = ClassName.get("net.jqwik.api", "Arbitrary");
    private static final ClassName COMBINATORS = ClassName.get("net.jqwik.api", "Combinators");
    private static final ClassName OPTIONAL = ClassName.get("java.util", "Optional");
    private static final ClassName BUFFER = ClassName.get("java.nio", "ByteBuffer");
    private static final TypeName BYTES = ArrayTypeName.of(TypeName.BYTE);
    private static final int LEAST_DEPTH = 3;

    private final PacketTests tests;

    ArbitrariesGenerator(PacketTests tests) {
        this.tests = tests;
    }

    TypeSpec.Builder generate() {
        TypeSpec.Builder type = TypeSpec.classBuilder(tests.arbitraries())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc(
                        "Arbitrary packets {@code $L}, made by its builder.\n",
                        tests.name().name())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
        if (tests.canBeAlone()) {
            NearValidGenerator nearValid = new NearValidGenerator(tests);
            type.addField(depth()).addField(nearValid.spots());
            type.addMethod(simple("valid", BYTES, "Packets as bytes."));
            type.addMethod(simple("validBuffers", BUFFER, "Packets as buffers."));
            type.addMethod(inputs())
                    .addMethod(nearValid.nearValid())
                    .addMethod(nearValid.parts())
                    .addMethod(built());
            type.addType(new InputGenerator(tests).generate());
        }
        return type.addMethod(values()).addMethod(content());
    }

    /** Deep enough for all packets that can be inside. */
    private FieldSpec depth() {
        int depth = Math.max(LEAST_DEPTH, tests.outlines().weights().depth(tests.name()));
        return FieldSpec.builder(TypeName.INT, "DEPTH", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$L", depth)
                .build();
    }

    private MethodSpec simple(String name, TypeName of, String doc) {
        CodeBlock mapped =
                of.equals(BUFFER) ? CodeBlock.of("$T.wrap(input.bytes())", BUFFER) : CodeBlock.of("input.bytes()");
        return method(name, ParameterizedTypeName.get(ARBITRARY, of))
                .addJavadoc("$L\n\n@return shrinks to the smallest branches and values\n", doc)
                .addStatement("return inputs().map(input -> $L)", mapped)
                .build();
    }

    private static MethodSpec.Builder method(String name, TypeName returned) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(returned);
    }

    private MethodSpec inputs() {
        List<Param> given = tests.outline().given();
        List<Param> first = given.stream().filter(tests::isChosenFirst).toList();
        List<Param> others =
                given.stream().filter(param -> !first.contains(param)).toList();
        MethodSpec.Builder method = method("inputs", ParameterizedTypeName.get(ARBITRARY, tests.input()))
                .addJavadoc("Packets with their arguments.\n\n@return shrinks to the smallest branches and values\n");
        CodeBlock packets = first.isEmpty()
                ? built(others, CodeBlock.of("values(DEPTH$L)", arguments(List.of())))
                : afterParams(first, others);
        if (!first.isEmpty()) {
            method.addStatement(
                    "var made = new $T<$T<?>, $T>()",
                    HashMap.class,
                    List.class,
                    ParameterizedTypeName.get(ARBITRARY, ClassName.OBJECT));
        }
        return method.addCode("return $L.filter($T::isPresent).map($T::get);\n", packets, OPTIONAL, OPTIONAL)
                .build();
    }

    /** Parameters first, then values for them: what makes these is made once for each number that makes a difference, and once for all others. */
    private CodeBlock afterParams(List<Param> first, List<Param> others) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Param param : first) {
            code.add("$L.flatMap($L -> ", arbitrary(param), PacketTests.nameOf(param));
        }
        code.add("{\n$>");
        KnownValues values = new KnownValues(tests);
        for (Param param : first) {
            String name = PacketTests.nameOf(param);
            CodeBlock told = param.kind() == ValueKind.BOOL
                    ? CodeBlock.of("$L", name)
                    : CodeBlock.of("$T.told($L$L)", tests.support(), name, KnownValues.list(values.tags(param)));
            code.addStatement("$T $L = $L", KnownNumbers.typeOf(param), KnownNumbers.variable(param), told);
        }
        String variables = first.stream().map(KnownNumbers::variable).collect(Collectors.joining(", "));
        code.addStatement(
                "var values = made.computeIfAbsent($T.asList($L), told -> values(DEPTH$L))",
                Arrays.class,
                variables,
                arguments(first));
        code.addStatement("return $L", built(others, CodeBlock.of("values")));
        code.add("$<}");
        first.forEach(param -> code.add(")"));
        return code.build();
    }

    /** An arbitrary of packets, or of nothing where values make none. */
    private CodeBlock built(List<Param> others, CodeBlock values) {
        CodeBlock passed = PacketTests.passed(tests.outline().given(), "", "");
        if (others.isEmpty()) {
            return CodeBlock.of("$L.map(given -> built(given$L))", values, passed);
        }
        CodeBlock arbitraries = others.stream()
                .map(param -> CodeBlock.of(", $L", arbitrary(param)))
                .collect(CodeBlock.joining(""));
        CodeBlock names = PacketTests.passed(others, "", "");
        return CodeBlock.of(
                "$T.combine($L$L).as((given$L) -> built(given$L))", COMBINATORS, values, arbitraries, names, passed);
    }

    /** For the method of content, the parameters that the builder takes; others are null. */
    private CodeBlock given() {
        return tests.params().stream()
                .filter(KnownNumbers::isNumber)
                .map(param -> CodeBlock.of(", $L", tests.isGiven(param) ? PacketTests.nameOf(param) : "null"))
                .collect(CodeBlock.joining(""));
    }

    /** For the method of values, what is known of the parameters, with a comma before each. */
    private CodeBlock arguments(List<Param> known) {
        return tests.params().stream()
                .filter(KnownNumbers::isNumber)
                .map(param -> CodeBlock.of(", $L", known.contains(param) ? KnownNumbers.variable(param) : "null"))
                .collect(CodeBlock.joining(""));
    }

    private CodeBlock arbitrary(Param param) {
        ClassName support = tests.support();
        KnownValues values = new KnownValues(tests);
        if (param.kind() == ValueKind.BOOL) {
            return CodeBlock.of("$T.flag().map(value -> (boolean) value)", support);
        } else if (param.kind() == ValueKind.INT) {
            return CodeBlock.of("$L.map(value -> (long) value)", values.param(param));
        }
        return CodeBlock.of(
                "$L.map(value -> ($T) value)", values.param(param), ClassName.get("org.mpl4j.runtime", "Bytes"));
    }

    private MethodSpec built() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("built")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(ParameterizedTypeName.get(OPTIONAL, tests.input()))
                .addParameter(Object.class, "values");
        for (Param param : tests.outline().given()) {
            method.addParameter(PacketTests.typeOf(param), PacketTests.nameOf(param));
        }
        method.beginControlFlow("try").addStatement("var buffer = $T.allocate(1 << 16)", BUFFER);
        method.addStatement(
                "content(values$L).write($T.builder(buffer$L)).build()",
                given(),
                tests.packet(),
                PacketTests.passed(tests.outline().given(), "", ""));
        for (Param param : tests.params()) {
            if (!tests.isGiven(param)) {
                method.addStatement(
                        "var $L = $L",
                        PacketTests.nameOf(param),
                        tests.decided(param).java().orElseThrow());
            }
        }
        return method.addStatement(
                        "var bytes = $T.copyOf(buffer.array(), buffer.position())",
                        ClassName.get("java.util", "Arrays"))
                .addStatement(
                        "return $T.of(new $T(bytes, $T.of()$L))",
                        OPTIONAL,
                        tests.input(),
                        List.class,
                        PacketTests.passed(tests.params(), "", ""))
                .nextControlFlow("catch ($T e)", ClassName.get("org.mpl4j.runtime", "BuildException"))
                .addStatement("return $T.empty()", OPTIONAL)
                .endControlFlow()
                .build();
    }

    private MethodSpec values() {
        MethodSpec.Builder method = method("values", ParameterizedTypeName.get(ARBITRARY, ClassName.OBJECT))
                .addJavadoc(
                        "For generated code: what a builder is given, as a list.\n\n@param depth so many packets may be nested\n")
                .addParameter(TypeName.INT, "depth");
        return withParams(method)
                .addJavadoc("@return the values\n@hidden\n")
                .addStatement(
                        "return $L",
                        new ValueArbitraries(tests).all(tests.outline().steps()))
                .build();
    }

    private MethodSpec.Builder withParams(MethodSpec.Builder method) {
        for (Param param : tests.params()) {
            if (KnownNumbers.isNumber(param)) {
                method.addParameter(KnownNumbers.typeOf(param), KnownNumbers.variable(param));
                method.addJavadoc(
                        "@param $L the parameter {@code $L}, null if it is not known\n",
                        KnownNumbers.variable(param),
                        param.name());
            }
        }
        return method;
    }

    private MethodSpec content() {
        ClassName content = tests.packet().nestedClass("Builder").nestedClass("Content");
        MethodSpec.Builder method = method("content", content)
                .addJavadoc("For generated code: gives values to a builder.\n\n@param given from {@code values}\n")
                .addParameter(Object.class, "given");
        return withParams(method)
                .addJavadoc("@return what a builder takes\n@hidden\n")
                .addStatement("var values = $T.list(given)", tests.support())
                .addCode(CodeBlock.builder()
                        .add("return stage -> {\n$>")
                        .add(new ContentCode(tests).function(tests.outline().steps(), "stage", "values"))
                        .add("$<};\n")
                        .build())
                .build();
    }
}
