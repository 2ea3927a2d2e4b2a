package org.mpl4j.compiler.backend.jqwik;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.HexFormat;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.mpl4j.compiler.model.Param;

/** Makes {@code PArbitraries.Input}: bytes, the arguments that they are read with, and how they came about. */
final class InputGenerator {
    private final PacketTests tests;

    InputGenerator(PacketTests tests) {
        this.tests = tests;
    }

    TypeSpec generate() {
        ParameterizedTypeName texts = ParameterizedTypeName.get(List.class, String.class);
        MethodSpec.Builder components = MethodSpec.constructorBuilder()
                .addParameter(ArrayTypeName.of(TypeName.BYTE), "bytes")
                .addParameter(ParameterSpec.builder(texts, "mutations").build());
        TypeSpec.Builder type = TypeSpec.recordBuilder(tests.input())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("Bytes, the arguments that they are read with, and how they came about.\n\n")
                .addJavadoc(
                        "@param bytes the input\n@param mutations what was done to a packet, in order; none if it is one\n");
        for (Param param : tests.params()) {
            components.addParameter(PacketTests.typeOf(param), PacketTests.nameOf(param));
            type.addJavadoc("@param $L the packet's parameter\n", PacketTests.nameOf(param));
        }
        return type.recordConstructor(components.build()).addMethod(text()).build();
    }

    private MethodSpec text() {
        CodeBlock.Builder arguments = CodeBlock.builder();
        for (Param param : tests.params()) {
            arguments.add(" + $S + $L", " " + param.name() + "=", PacketTests.nameOf(param));
        }
        return MethodSpec.methodBuilder("toString")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(ClassName.get(String.class))
                .addStatement(
                        "return $T.of().formatHex(bytes)$L + (mutations.isEmpty() ? $S : $S + mutations)",
                        HexFormat.class,
                        arguments.build(),
                        "",
                        " ")
                .build();
    }
}
