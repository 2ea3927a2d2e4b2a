package org.mpl4j.compiler.spl.output.java;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Statecalls of which there are more than an enumeration can hold, whose constants are made in one method: a class that is like one, whose constants are in interfaces. */
final class LargeStatecalls {
    /** How many constants an enumeration has at most. */
    static final int MOST = 1_500;

    private static final int AT_ONCE = 1_000;
    private static final int IN_A_LINE = 50;

    private final StatecallEnum statecalls;

    LargeStatecalls(StatecallEnum statecalls) {
        this.statecalls = statecalls;
    }

    private ClassName part(int number) {
        return ClassName.get(statecalls.name().packageName(), statecalls.name().simpleName() + "s" + (number + 1));
    }

    private int parts() {
        return (statecalls.count() + AT_ONCE - 1) / AT_ONCE;
    }

    /** The interfaces that have the constants. */
    Map<ClassName, TypeSpec.Builder> types() {
        Map<ClassName, TypeSpec.Builder> types = new LinkedHashMap<>();
        List<String> constants = statecalls.constants();
        for (int part = 0; part < parts(); part++) {
            TypeSpec.Builder type =
                    TypeSpec.interfaceBuilder(part(part)).addJavadoc("Some of {@link $T}.\n", statecalls.name());
            int end = Math.min(constants.size(), (part + 1) * AT_ONCE);
            for (int i = part * AT_ONCE; i < end; i++) {
                type.addField(FieldSpec.builder(
                                statecalls.name(), constants.get(i), Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                        .initializer("$T.at($L)", statecalls.name(), i)
                        .build());
            }
            types.put(part(part), type);
        }
        return types;
    }

    /** Adds what an enumeration has by itself. */
    void addTo(TypeSpec.Builder type) {
        for (int part = 0; part < parts(); part++) {
            type.addSuperinterface(part(part));
        }
        TypeName array = ArrayTypeName.of(statecalls.name());
        type.addField(FieldSpec.builder(array, "ALL", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer("all($L)", texts())
                        .build())
                .addField(PolicyTypes.STRING, "name", Modifier.PRIVATE, Modifier.FINAL)
                .addField(TypeName.INT, "ordinal", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(TypeName.INT, "ordinal")
                        .addParameter(PolicyTypes.STRING, "name")
                        .addStatement("this.ordinal = ordinal")
                        .addStatement("this.name = name")
                        .build())
                .addMethod(all(array))
                .addMethod(MethodSpec.methodBuilder("at")
                        .addModifiers(Modifier.STATIC)
                        .returns(statecalls.name())
                        .addParameter(TypeName.INT, "ordinal")
                        .addStatement("return ALL[ordinal]")
                        .build())
                .addMethod(MethodSpec.methodBuilder("values")
                        .addJavadoc("{@return all of them, in order}\n")
                        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                        .returns(array)
                        .addStatement("return ALL.clone()")
                        .build())
                .addMethod(getter("name", PolicyTypes.STRING, "name"))
                .addMethod(getter("ordinal", TypeName.INT, "ordinal"))
                .addMethod(getter("toString", PolicyTypes.STRING, "name"));
    }

    private static MethodSpec getter(String method, TypeName type, String field) {
        return MethodSpec.methodBuilder(method)
                .addAnnotation(PolicyTypes.OVERRIDE)
                .addModifiers(Modifier.PUBLIC)
                .returns(type)
                .addStatement("return $L", field)
                .build();
    }

    /** Names, some in a text. */
    private CodeBlock texts() {
        List<String> words = statecalls.constants();
        List<CodeBlock> texts = new ArrayList<>();
        for (int i = 0; i < words.size(); i += IN_A_LINE) {
            texts.add(CodeBlock.of("\n$S", String.join(" ", words.subList(i, Math.min(words.size(), i + IN_A_LINE)))));
        }
        return CodeBlock.join(texts, ",");
    }

    private MethodSpec all(TypeName array) {
        return MethodSpec.methodBuilder("all")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(array)
                .addParameter(ArrayTypeName.of(PolicyTypes.STRING), "texts")
                .varargs()
                .addStatement("$1T[] all = new $1T[$2L]", statecalls.name(), statecalls.count())
                .addStatement("int count = 0")
                .beginControlFlow("for ($T text : texts)", PolicyTypes.STRING)
                .beginControlFlow("for ($T word : text.split($S))", PolicyTypes.STRING, " ")
                .addStatement("all[count] = new $T(count, word)", statecalls.name())
                .addStatement("count++")
                .endControlFlow()
                .endControlFlow()
                .addStatement("return all")
                .build();
    }
}
