package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Makes the types of a classify: the sealed interface with a class a branch, and the enumeration of the branches. */
final class ClassifyTypes {
    private final ClassifyInfo info;

    ClassifyTypes(ClassifyInfo info) {
        this.info = info;
    }

    TypeSpec sealed() {
        TypeSpec.Builder type = TypeSpec.interfaceBuilder(info.type())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.SEALED)
                .addSuperinterface(RuntimeTypes.VIEW)
                .addSuperinterface(RuntimeTypes.TREE_PRINTABLE)
                .addJavadoc(Docs.sentence(
                        "The branches of " + Docs.code(info.classify().name()) + ".",
                        info.classify().doc()));
        ViewLeaf.ofAny(info).ifPresent(type::addMethod);
        for (BlockInfo branch : info.branches()) {
            type.addPermittedSubclass(branch.className());
            type.addType(branch.code().view().type());
        }
        return type.build();
    }

    TypeSpec kind() {
        TypeSpec.Builder type = TypeSpec.enumBuilder(info.kind())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc(Docs.sentence(
                        "Which branch of " + Docs.code(info.classify().name()) + " was taken.", Optional.empty()));
        info.classify()
                .branches()
                .forEach(branch -> type.addEnumConstant(
                        info.label(branch.index()),
                        TypeSpec.anonymousClassBuilder("$S", branch.label())
                                .addJavadoc("$L.\n", Docs.code(branch.label()))
                                .build()));
        return type.addField(RuntimeTypes.STRING, "label", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(RuntimeTypes.STRING, "label")
                        .addStatement("this.label = label")
                        .build())
                .addMethod(Members.getter(
                                "label",
                                RuntimeTypes.STRING,
                                CodeBlock.of("{@return the branch's label as in the specification}\n"))
                        .addStatement("return label")
                        .build())
                .addField(FieldSpec.builder(
                                ArrayTypeName.of(info.kind()), "ALL", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer("values()")
                        .build())
                .addMethod(MethodSpec.methodBuilder("of")
                        .addModifiers(Modifier.STATIC)
                        .returns(info.kind())
                        .addParameter(int.class, "branch")
                        .addStatement("return ALL[branch]")
                        .build())
                .build();
    }
}
