package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.ArrayItem.Bound;
import org.mpl4j.compiler.model.JavaNames;

/** What adds elements to an array: an interface for the caller, and the class behind it. */
final class ListBuilder {
    private final BuilderClass builder;
    private final BuildBlock block;
    private final ArrayItem array;
    private final ClassName list;
    private final ClassName listClass;
    private final BuilderClass element;
    private final String path;

    ListBuilder(BuilderClass builder, BuildBlock block, ArrayItem array) {
        this.builder = builder;
        this.block = block;
        this.array = array;
        BuildScope scope = builder.scope();
        String name = block.key() + JavaNames.type(array.name());
        this.list = scope.stageNames().add(name + "List");
        this.listClass = scope.newClass(scope.className(), name + "Items");
        this.element = builder.element(block.info().array(array.id()), name + "Item");
        this.path = block.path(array.name());
    }

    TypeName consumer() {
        return ParameterizedTypeName.get(RuntimeTypes.CONSUMER, list);
    }

    private String variable() {
        String name = block.info().variable(array.id(), "List");
        return block.parent() == null ? name : name + array.id();
    }

    private boolean isUntil() {
        return array.bound() instanceof Bound.Until;
    }

    private boolean usesOrder() {
        return element.scope().body().info().scope().usesOrder();
    }

    /** Statements that let the caller add elements. */
    CodeBlock call(BuildFrame frame) {
        String name = variable();
        builder.scope().variables().read(name, listClass, "");
        CodeBlock.Builder code = CodeBlock.builder()
                .beginControlFlow("if ($L == null)", name)
                .addStatement("$L = new $T()", name, listClass)
                .endControlFlow()
                .addStatement("$L.count = 0", name);
        if (isUntil()) {
            code.addStatement("$L.isEnded = false", name);
        }
        if (usesOrder()) {
            code.addStatement(
                    "$L.isLittle = $L",
                    name,
                    frame.isLittle(frame.placed(array.id()).order()));
        }
        CodeBlock given =
                CodeBlock.builder().addStatement("content.accept($L)", name).build();
        code.add(new Reread(builder.scope(), block, array).note(given));
        if (isUntil()) {
            code.beginControlFlow("if (!$L.isEnded)", name)
                    .addStatement(
                            "throw $T.contradiction($S, $S)",
                            RuntimeTypes.BUILD_EXCEPTION,
                            path,
                            "must have an element that ends it")
                    .endControlFlow();
        }
        String count = block.info().variable(array.id(), SlotUse.Kind.COUNT.suffix());
        return code.add(builder.scope().variables().assign(count, CodeBlock.of("$L.count", name)))
                .build();
    }

    private boolean isNoted() {
        return Choices.areNotedIn(block.info(), array);
    }

    /** The types for the caller. */
    List<TypeSpec> stageTypes() {
        List<TypeSpec> types = new ArrayList<>(element.stageTypes());
        TypeSpec.Builder type = TypeSpec.interfaceBuilder(list)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("Adds elements to $L, one after the other.\n", Docs.code(array.name()));
        adders().forEach(adder -> type.addMethod(adder.declaration()));
        types.add(type.build());
        return types;
    }

    /** The classes behind them. */
    List<TypeSpec> classes() {
        TypeSpec.Builder type = TypeSpec.classBuilder(listClass)
                .addModifiers(Modifier.PRIVATE, Modifier.FINAL)
                .addSuperinterface(list)
                .addField(FieldSpec.builder(element.scope().className(), "element", Modifier.PRIVATE, Modifier.FINAL)
                        .initializer("new $T()", element.scope().className())
                        .build())
                .addField(TypeName.INT, "count", Modifier.PRIVATE);
        if (isUntil()) {
            type.addField(TypeName.BOOLEAN, "isEnded", Modifier.PRIVATE);
        }
        if (usesOrder()) {
            type.addField(TypeName.BOOLEAN, "isLittle", Modifier.PRIVATE);
        }
        adders().forEach(adder -> type.addMethod(adder.implementation(true)));
        return List.of(
                type.build(),
                element.type().addModifiers(Modifier.PRIVATE, Modifier.FINAL).build());
    }

    void noteRead(Map<String, Set<String>> read) {
        element.noteRead(read);
    }

    private List<OfferMethod> adders() {
        Optional<Offer> single = element.single();
        if (single.isPresent()) {
            return element.methods(element.scope().body(), single.get()).stream()
                    .map(method -> {
                        String arguments = method.parameters().stream()
                                .map(ParameterSpec::name)
                                .collect(Collectors.joining(", "));
                        return adder(method.parameters(), CodeBlock.of("element.$L($L)", method.name(), arguments));
                    })
                    .toList();
        }
        return List.of(adder(
                List.of(ParameterSpec.builder(element.stages().content(), "content")
                        .build()),
                CodeBlock.of("content.write(element)")));
    }

    private OfferMethod adder(List<ParameterSpec> parameters, CodeBlock given) {
        MethodDoc doc = new MethodDoc("Adds an element.");
        parameters.forEach(parameter -> doc.param(parameter.name(), "what it is"));
        doc.returns("this").thrown(RuntimeTypes.BUILD_EXCEPTION, "if it does not fit");
        CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("try");
        if (isUntil()) {
            code.beginControlFlow("if (isEnded)")
                    .addStatement(
                            "throw $T.contradiction(null, $S)",
                            RuntimeTypes.BUILD_EXCEPTION,
                            "follows the element that ends the list")
                    .endControlFlow();
        }
        if (isNoted()) {
            code.addStatement("out.choices().more()");
        }
        code.addStatement("element.begin($L)", usesOrder() ? "isLittle" : "")
                .addStatement(given)
                .addStatement("element.finish()");
        if (isNoted()) {
            code.addStatement("out.choices().add(true)");
        }
        if (isUntil()) {
            code.addStatement("isEnded = element.endsList()");
        }
        code.nextControlFlow("catch ($T e)", RuntimeTypes.BUILD_EXCEPTION)
                .addStatement("throw e.within($S, count)", path)
                .endControlFlow()
                .addStatement("count++")
                .addStatement("return this");
        return new OfferMethod("add", parameters, doc, list, code.build());
    }
}
