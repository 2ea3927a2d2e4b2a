package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.mpl4j.compiler.model.Field;

/**
 * What views have that can be pointed at one packet after the other: a constructor of a view of nothing, {@code wrap}, and for each accessor that makes a view another one that points a given view there. So
 * code that keeps its views allocates nothing, whatever the just-in-time compiler takes into what. It is made on request (the option {@value #OPTION}), as it makes classes larger, and views changeable.
 */
final class ReusableViews {
    static final String OPTION = "reusable";

    /** The last parameter of methods that point a view somewhere. */
    static final String TARGET = "target";

    static final String WRAP = "wrap";

    private static final String KEEP = "keep";
    private static final String ACTION = "action";

    private ReusableViews() {}

    /** The field that keeps what a view knows. */
    static FieldSpec field(BlockInfo block, Var var, String name) {
        FieldSpec.Builder field = FieldSpec.builder(block.type(var), name, Modifier.PRIVATE);
        if (var == Var.Basic.BUFFER) {
            field.initializer("$T.EMPTY.source()", RuntimeTypes.BYTES);
        } else if (block.type(var).equals(RuntimeTypes.BYTES)) {
            field.initializer("$T.EMPTY", RuntimeTypes.BYTES);
        }
        return field.build();
    }

    /** The constructor of a view of nothing, and the method that points it somewhere. */
    static List<MethodSpec> creation(Members members) {
        BlockInfo block = members.block();
        MethodSpec.Builder keep =
                MethodSpec.methodBuilder(KEEP).addModifiers(Modifier.PRIVATE).returns(block.className());
        for (Var var : members.frame().fields()) {
            String name = block.name(var);
            keep.addParameter(block.type(var), name)
                    .addStatement("this.$L = $L", members.frame().name(var), name);
        }
        MethodSpec constructor = MethodSpec.constructorBuilder()
                .addJavadoc(
                        "A view of nothing, to be pointed at one packet after the other. Until then its accessors tell nothing.\n")
                .addModifiers(Modifier.PUBLIC)
                .build();
        return List.of(constructor, keep.addStatement("return this").build());
    }

    /** The statement that ends a method which points a view somewhere. */
    static CodeBlock returned(CodeBlock arguments) {
        return CodeBlock.builder()
                .addStatement("return $L.$L($L)", TARGET, KEEP, arguments)
                .build();
    }

    static ParameterSpec target(TypeName type) {
        return ParameterSpec.builder(type, TARGET).build();
    }

    /** A variant of a public method, which points a given view where the other one makes a view. */
    static MethodSpec.Builder pointing(String name, ClassName type, String what) {
        return MethodSpec.methodBuilder(name)
                .addJavadoc(new MethodDoc("Points a view at " + what + ".")
                        .param(TARGET, "a view, which is there until it is pointed elsewhere")
                        .returns("{@code target}")
                        .build())
                .addModifiers(Modifier.PUBLIC)
                .returns(type)
                .addParameter(type, TARGET);
    }

    /** A method that points a view at each element of an array in turn. */
    static MethodSpec.Builder each(String name, ClassName element, String array) {
        TypeName action = ParameterizedTypeName.get(RuntimeTypes.CONSUMER, WildcardTypeName.supertypeOf(element));
        return MethodSpec.methodBuilder(name)
                .addJavadoc(new MethodDoc("Points a view at each element of " + array + " in turn.")
                        .param(TARGET, "a view")
                        .param(ACTION, "what is done with it each time")
                        .build())
                .addModifiers(Modifier.PUBLIC)
                .addParameter(element, TARGET)
                .addParameter(action, ACTION);
    }

    /** What the methods of lists that go through their elements are given behind all else. */
    static CodeBlock eachArguments() {
        return CodeBlock.of("$L, $L", TARGET, ACTION);
    }

    /**
     * The static method of a list class that goes through elements without a list.
     *
     * @param constructor of the list, whose parameters it has, too
     * @param element the statement that points the view at the element at {@code at}
     * @param step the statement that leads to the next one
     */
    static MethodSpec walk(
            MethodSpec constructor, ClassName elementType, CodeBlock element, CodeBlock step, ListClass.Count count) {
        MethodSpec.Builder method = MethodSpec.methodBuilder("each")
                .addJavadoc("For generated code: points a view at each element in turn.\n\n@hidden\n")
                .addModifiers(constructor.modifiers())
                .addModifiers(Modifier.STATIC)
                .addParameters(constructor.parameters())
                .addParameter(elementType, TARGET)
                .addParameter(
                        ParameterizedTypeName.get(RuntimeTypes.CONSUMER, WildcardTypeName.supertypeOf(elementType)),
                        ACTION)
                .addStatement("int at = start");
        if (count != ListClass.Count.NONE) {
            method.addStatement("int left = size");
        }
        method.beginControlFlow("while ($L)", count.condition("end"))
                .addStatement(element)
                .addStatement(step)
                .addCode(count.step())
                .addStatement("$L.accept($L)", ACTION, TARGET);
        return method.endControlFlow().build();
    }

    /** Adds where the content of a field that is bytes is in the buffer, so that it needs no object. */
    static void addBounds(Members members, Field field) {
        BytesCode.Region content = new FieldReader(members.frame(), field).region();
        add(members, field, members.names().startOffset(field), "begins", content.from());
        add(members, field, members.names().endOffset(field), "ends", content.to());
    }

    private static void add(Members members, Field field, String name, String verb, Code at) {
        String what = "the position in {@link #buffer()} at which " + Docs.code(field.name()) + " " + verb;
        MethodSpec.Builder method = Members.getter(name, TypeName.INT, Docs.returning(what, Optional.empty()));
        Presence.check(members, field, method);
        members.add(method.addStatement("return $L", at.text()).build());
    }
}
