package org.mpl4j.compiler.backend.jqwik;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.mpl4j.compiler.backend.BuilderOutline;
import org.mpl4j.compiler.model.Classify;
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
        CodeBlock.Builder code = CodeBlock.builder().add("return $T.combine(values(DEPTH)", COMBINATORS);
        StringBuilder names = new StringBuilder("values");
        for (Param param : tests.outline().given()) {
            code.add(", $L", arbitrary(param));
            names.append(", ").append(PacketTests.nameOf(param));
        }
        code.add(").as((").add("$L) -> built($L))", names, names);
        if (tests.outline().given().isEmpty()) {
            code = CodeBlock.builder().add("return values(DEPTH).map($T::built)", tests.arbitraries());
        }
        return method("inputs", ParameterizedTypeName.get(ARBITRARY, tests.input()))
                .addJavadoc("Packets with their arguments.\n\n@return shrinks to the smallest branches and values\n")
                .addStatement(code.add(".filter($T::isPresent).map($T::get)", OPTIONAL, OPTIONAL)
                        .build())
                .build();
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
                "content(values).write($T.builder(buffer$L)).build()",
                tests.packet(),
                PacketTests.passed(tests.outline().given(), "", ""));
        for (Param param : tests.params()) {
            if (!tests.isGiven(param)) {
                method.addStatement("var $L = $L", PacketTests.nameOf(param), decided(param));
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

    /** The value of a parameter that the chosen branch decides. */
    private CodeBlock decided(Param param) {
        int index = tests.decider(param).orElseThrow();
        BuilderOutline.Choice choice =
                (BuilderOutline.Choice) tests.outline().steps().get(index);
        ClassName support = tests.support();
        CodeBlock.Builder code =
                CodeBlock.builder().add("switch ($T.way($T.list(values).get($L))) {\n$>", support, support, index);
        for (BuilderOutline.Way way : choice.ways()) {
            code.add("case $L -> ", way.branch().index());
            if (way.tagType().isEmpty()) {
                code.add("$L;\n", constant(way.branch().pattern(), param));
            } else {
                code.add(
                        "($T) $T.list($T.list(values).get($L)).get(1);\n",
                        PacketTests.typeOf(param),
                        support,
                        support,
                        index);
            }
        }
        return code.add("default -> throw $T.tooDeep();\n$<}", support).build();
    }

    private static CodeBlock constant(Classify.Pattern pattern, Param param) {
        if (pattern instanceof Classify.Pattern.IntRange range) {
            return CodeBlock.of("$LL", range.first());
        } else if (pattern instanceof Classify.Pattern.Bool flag) {
            return CodeBlock.of("$L", flag.value());
        } else if (pattern instanceof Classify.Pattern.Text text) {
            String hex = java.util.HexFormat.of().formatHex(text.value().toArray());
            return CodeBlock.of("$T.ofHex($S)", PacketTests.typeOf(param), hex);
        }
        return CodeBlock.of(param.kind() == ValueKind.BOOL ? "false" : "0L");
    }

    private MethodSpec values() {
        return method("values", ParameterizedTypeName.get(ARBITRARY, ClassName.OBJECT))
                .addJavadoc(
                        "For generated code: what a builder is given, as a list.\n\n@param depth so many packets may be nested\n@return the values\n@hidden\n")
                .addParameter(TypeName.INT, "depth")
                .addStatement(
                        "return $L",
                        new ValueArbitraries(tests).all(tests.outline().steps()))
                .build();
    }

    private MethodSpec content() {
        ClassName content = tests.packet().nestedClass("Builder").nestedClass("Content");
        return method("content", content)
                .addJavadoc(
                        "For generated code: gives values to a builder.\n\n@param given from {@code values}\n@return what a builder takes\n@hidden\n")
                .addParameter(Object.class, "given")
                .addStatement("var values = $T.list(given)", tests.support())
                .addCode(CodeBlock.builder()
                        .add("return stage -> {\n$>")
                        .add(new ContentCode(tests).function(tests.outline().steps(), "stage", "values"))
                        .add("$<};\n")
                        .build())
                .build();
    }
}
