package org.mpl4j.compiler.backend.jqwik;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.mpl4j.compiler.layout.FieldSizes;
import org.mpl4j.compiler.layout.Place;
import org.mpl4j.compiler.layout.PlacedItem;
import org.mpl4j.compiler.model.Field;

/** Makes the members of {@code PArbitraries} that mutate packets. */
final class NearValidGenerator {
    private static final ClassName ARBITRARY = ClassName.get("net.jqwik.api", "Arbitrary");
    private static final ClassName COMBINATORS = ClassName.get("net.jqwik.api", "Combinators");
    private static final ClassName BUFFER = ClassName.get("java.nio", "ByteBuffer");

    private final PacketTests tests;

    NearValidGenerator(PacketTests tests) {
        this.tests = tests;
    }

    /** The fields whose place is fixed. */
    FieldSpec spots() {
        ClassName spot = tests.support().nestedClass("Spot");
        List<CodeBlock> spots = new ArrayList<>();
        for (PlacedItem placed : tests.layout().scope().body().items()) {
            if (placed.item() instanceof Field field
                    && field.presence().isEmpty()
                    && placed.start().base() == Place.START
                    && FieldSizes.fixedBits(field).isPresent()) {
                spots.add(CodeBlock.of(
                        "new $T($S, $L, $L)",
                        spot,
                        field.name(),
                        placed.start().bitOffset(),
                        FieldSizes.fixedBits(field).getAsLong()));
            }
        }
        return FieldSpec.builder(
                        ParameterizedTypeName.get(ClassName.get(List.class), spot),
                        "SPOTS",
                        Modifier.PRIVATE,
                        Modifier.STATIC,
                        Modifier.FINAL)
                .initializer("$T.of($L)", List.class, CodeBlock.join(spots, ", "))
                .build();
    }

    MethodSpec nearValid() {
        CodeBlock passed = PacketTests.passed(tests.params(), "input.", "()");
        return MethodSpec.methodBuilder("nearValid")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(ParameterizedTypeName.get(ARBITRARY, tests.input()))
                .addJavadoc(
                        "Bytes that are almost packets; each input tells what was done to it.\n\n@return shrinks to few mutations\n")
                .addCode(CodeBlock.builder()
                        .add(
                                "return $T.combine(inputs(), $T.some()).as((input, mutations) -> {\n$>",
                                COMBINATORS,
                                tests.support().nestedClass("Mutation"))
                        .addStatement("var done = new $T<String>()", ArrayList.class)
                        .addStatement(
                                "var bytes = $T.apply(input.bytes(), mutations, SPOTS, parts(input), done)",
                                tests.support().nestedClass("Mutation"))
                        .addStatement("return new $T(bytes, done$L)", tests.input(), passed)
                        .add("$<});\n")
                        .build())
                .build();
    }

    /** What nested packets, branches and elements there are, and where. */
    MethodSpec parts() {
        ClassName part = ClassName.get("org.mpl4j.runtime.text", "PacketPart");
        return MethodSpec.methodBuilder("parts")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(ParameterizedTypeName.get(ClassName.get(List.class), part))
                .addParameter(tests.input(), "input")
                .beginControlFlow("try")
                .addStatement(
                        "return $T.parts($S, $T.parse($T.wrap(input.bytes())$L))",
                        ClassName.get("org.mpl4j.runtime.text", "TreePrinter"),
                        tests.name().name(),
                        tests.packet(),
                        BUFFER,
                        PacketTests.passed(tests.params(), "input.", "()"))
                .nextControlFlow("catch ($T e)", ClassName.get("org.mpl4j.runtime", "ParseException"))
                .addStatement("return $T.of()", List.class)
                .endControlFlow()
                .build();
    }
}
