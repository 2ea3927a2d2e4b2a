package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.mpl4j.compiler.model.EnumType;
import org.mpl4j.compiler.model.Field;

/**
 * Makes the type of an open enumeration: a sealed interface whose values are the constants of an enum, {@code Known}, or a record {@code Unknown} that keeps the
 * number. A {@code switch} over it is exhaustive, and nothing is lost.
 */
final class EnumGenerator {
    private static final ParameterizedTypeName OPTIONAL_STRING =
            ParameterizedTypeName.get(RuntimeTypes.OPTIONAL, RuntimeTypes.STRING);

    private final ClassName name;
    private final EnumType type;
    private final EnumConstants constants;
    private final TypeName raw;
    private final ClassName known;
    private final ClassName unknown;

    private EnumGenerator(ClassName name, EnumType type) {
        this.name = name;
        this.type = type;
        this.constants = new EnumConstants(type);
        this.raw = EnumTypes.raw(type);
        this.known = name.nestedClass("Known");
        this.unknown = name.nestedClass("Unknown");
    }

    /** Of a field's own variant. */
    static TypeSpec inline(ClassName name, Field field) {
        CodeBlock doc = CodeBlock.of("Values of $L.\n", Docs.code(field.name()));
        return new EnumGenerator(name, field.enumeration().orElseThrow())
                .generate(doc)
                .addModifiers(Modifier.STATIC)
                .build();
    }

    /** Of a typedef, which has a file of its own. */
    static TypeSpec.Builder shared(ClassName name, EnumType type) {
        String declared = type.sharedName().orElseThrow().name();
        return new EnumGenerator(name, type)
                .generate(Docs.sentence("Values of " + Docs.code(declared) + ".", type.doc()));
    }

    private TypeSpec.Builder generate(CodeBlock doc) {
        TypeSpec.Builder builder = TypeSpec.interfaceBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.SEALED)
                .addJavadoc(doc)
                .addSuperinterface(EnumTypes.isOfBytes(type) ? RuntimeTypes.OPEN_BYTES_ENUM : RuntimeTypes.OPEN_ENUM)
                .addPermittedSubclass(known)
                .addPermittedSubclass(unknown);
        constants
                .names()
                .forEach((constant, java) ->
                        builder.addField(FieldSpec.builder(name, java, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                                .addJavadoc("{@link $T#$L}.\n", known, java)
                                .initializer("$T.$L", known, java)
                                .build()));
        return builder.addMethod(of()).addType(known()).addType(unknown());
    }

    private MethodSpec of() {
        return MethodSpec.methodBuilder("of")
                .addJavadoc(
                        "The value for a number, whether it has a name or not.\n\n@param value on the wire\n@return the value\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(name)
                .addParameter(raw, "value")
                .addStatement("$T known = $T.find(value)", known, known)
                .addStatement("return known != null ? known : new $T(value)", unknown)
                .build();
    }

    private TypeSpec known() {
        TypeSpec.Builder builder = TypeSpec.enumBuilder(known)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("The values that have a name.\n")
                .addSuperinterface(name);
        constants
                .names()
                .forEach((constant, java) -> builder.addEnumConstant(
                        java,
                        TypeSpec.anonymousClassBuilder("$L, $S", constants.literal(constant), constant.tag())
                                .addJavadoc("$L.\n", Docs.code(constants.text(constant)))
                                .build()));
        TypeName value = EnumTypes.isOfBytes(type) ? RuntimeTypes.BYTES : TypeName.LONG;
        if (constants.hasTable()) {
            builder.addField(FieldSpec.builder(
                            ArrayTypeName.of(known),
                            EnumConstants.TABLE,
                            Modifier.PRIVATE,
                            Modifier.STATIC,
                            Modifier.FINAL)
                    .initializer("new $T[$L]", known, constants.tableSize())
                    .build());
            builder.addStaticBlock(constants.fillTable());
        }
        return builder.addField(value, "value", Modifier.PRIVATE, Modifier.FINAL)
                .addField(RuntimeTypes.STRING, "tag", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(value, "value")
                        .addParameter(RuntimeTypes.STRING, "tag")
                        .addStatement("this.value = value")
                        .addStatement("this.tag = tag")
                        .build())
                .addMethod(MethodSpec.methodBuilder("find")
                        .addModifiers(Modifier.STATIC)
                        .returns(known)
                        .addParameter(raw, "value")
                        .addCode(constants.find())
                        .build())
                .addMethod(Members.override("value", value)
                        .addStatement("return value")
                        .build())
                .addMethod(Members.override("tag", OPTIONAL_STRING)
                        .addStatement("return $T.of(tag)", Optional.class)
                        .build())
                .addMethod(Members.override("toString", RuntimeTypes.STRING)
                        .addStatement("return tag")
                        .build())
                .build();
    }

    private TypeSpec unknown() {
        TypeName value = EnumTypes.isOfBytes(type) ? RuntimeTypes.BYTES : TypeName.LONG;
        MethodSpec.Builder constructor = MethodSpec.compactConstructorBuilder().addModifiers(Modifier.PUBLIC);
        CodeBlock narrowed = raw.equals(TypeName.INT)
                ? CodeBlock.of("value == (int) value && $T.find((int) value) != null", known)
                : CodeBlock.of("$T.find(value) != null", known);
        constructor.beginControlFlow("if ($L)", narrowed);
        constructor.addStatement("throw new $T(value + $S)", IllegalArgumentException.class, " has a name");
        constructor.endControlFlow();
        return TypeSpec.recordBuilder(unknown)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("A value without a name.\n\n@param value on the wire\n")
                .addSuperinterface(name)
                .recordConstructor(MethodSpec.constructorBuilder()
                        .addParameter(value, "value")
                        .build())
                .addMethod(constructor.build())
                .addMethod(Members.override("tag", OPTIONAL_STRING)
                        .addStatement("return $T.empty()", Optional.class)
                        .build())
                .addMethod(Members.override("toString", RuntimeTypes.STRING)
                        .addStatement(
                                EnumTypes.isOfBytes(type) ? "return value.hex()" : "return $T.toUnsignedString(value)",
                                EnumTypes.isOfBytes(type) ? new Object[0] : new Object[] {Long.class})
                        .build())
                .build();
    }
}
