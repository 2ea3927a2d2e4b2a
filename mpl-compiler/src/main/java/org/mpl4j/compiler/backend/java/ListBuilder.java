package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** The type of lists of views. */
    TypeName views() {
        return block.info().array(array.id()).listType();
    }

    /** Statements that let the caller add elements. */
    CodeBlock byFunction(BuildFrame frame) {
        return call(frame, CodeBlock.of("content.accept($L)", variable()));
    }

    /** Statements that add the elements of a list of views. */
    CodeBlock byViews(BuildFrame frame) {
        return call(frame, CodeBlock.of("$L.addAll(elements)", variable()));
    }

    private CodeBlock call(BuildFrame frame, CodeBlock adding) {
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
        CodeBlock given = CodeBlock.builder().addStatement(adding).build();
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
        type.addMethod(addAll());
        return List.of(
                type.build(),
                element.type().addModifiers(Modifier.PRIVATE, Modifier.FINAL).build());
    }

    private MethodSpec addAll() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("addAll")
                .addModifiers(Modifier.PRIVATE)
                .addParameter(views(), "elements");
        if (isVerbatim()) {
            method.beginControlFlow("if (elements.startOffset() < elements.endOffset())")
                    .addStatement(
                            "out.putBytes($S, elements.get(0).buffer(), elements.startOffset(), elements.endOffset())",
                            path)
                    .endControlFlow();
            String count = block.info().variable(array.id(), SlotUse.Kind.COUNT.suffix());
            if (builder.scope().variables().isRead(count)) {
                method.addStatement("count = elements.size()");
            }
            return method.build();
        }
        return method.beginControlFlow("for ($T view : elements)", view())
                .addStatement("add(view)")
                .endControlFlow()
                .build();
    }

    /** Whether elements that were read can be copied. */
    private boolean isVerbatim() {
        return Verbatim.areElements(block.info(), array);
    }

    void noteRead(Map<String, Set<String>> read) {
        element.noteRead(read);
    }

    private TypeName view() {
        return block.info().array(array.id()).element();
    }

    private List<OfferMethod> adders() {
        List<OfferMethod> adders = new ArrayList<>();
        Optional<Offer> single = element.single();
        if (single.isPresent()) {
            for (OfferMethod method : element.methods(element.scope().body(), single.get())) {
                ParameterSpec parameter = method.parameters().get(0);
                if (!parameter.type().equals(view())) {
                    adders.add(
                            adder(parameter, built(CodeBlock.of("element.$L($L)", method.name(), parameter.name()))));
                }
            }
        } else {
            adders.add(adder(
                    ParameterSpec.builder(element.stages().content(), "content").build(),
                    built(CodeBlock.of("content.write(element)"))));
        }
        CodeBlock view = CodeBlock.of("view");
        adders.add(adder(
                ParameterSpec.builder(view(), "view").build(),
                isVerbatim()
                        ? PutMethods.copy("", view)
                        : built(CodeBlock.of("element.$L($L)", PutMethods.PUT, view))));
        return adders;
    }

    /** Statements that build an element by one that gives what is in it. */
    private CodeBlock built(CodeBlock given) {
        return CodeBlock.builder()
                .addStatement("element.begin($L)", usesOrder() ? "isLittle" : "")
                .addStatement(given)
                .addStatement("element.finish()")
                .build();
    }

    private OfferMethod adder(ParameterSpec parameter, CodeBlock given) {
        MethodDoc doc = new MethodDoc("Adds an element.");
        doc.param(parameter.name(), parameter.type().equals(view()) ? "one that was read" : "what it is");
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
        code.add(given);
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
        return new OfferMethod("add", List.of(parameter), doc, list, code.build());
    }
}
