package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.Expr;

/**
 * The list class of an array, which makes views of elements when they are asked for.
 *
 * @param parameters of its constructor, after start, end and size
 */
record ListClass(ArrayInfo array, TypeSpec type, List<Var> parameters) {
    static ListClass of(ArrayInfo array) {
        ListFrame frame = new ListFrame(array, "endOffset()");
        MethodSpec elementAt = elementAt(array, frame);
        MethodSpec next = next(array, frame);
        CodeBlock elementFrom = elementFrom(array, frame, List.of());
        TypeSpec.Builder type = TypeSpec.classBuilder(array.list())
                .addJavadoc(Docs.sentence(
                        "The elements of " + Docs.code(array.array().name()) + ".", Optional.empty()))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(RuntimeTypes.ELEMENT_LIST, array.element()));
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(TypeName.INT, "start")
                .addParameter(TypeName.INT, "end")
                .addParameter(TypeName.INT, "size");
        constructor.addStatement("super(start, end, size, $L)", stride(array));
        for (Var var : frame.fields()) {
            String name = frame.name(var);
            type.addField(FieldSpec.builder(array.body().type(var), name, Modifier.PRIVATE, Modifier.FINAL)
                    .build());
            constructor.addParameter(array.body().type(var), name);
            constructor.addStatement("this.$1L = $1L", name);
        }
        MethodSpec made = constructor.build();
        if (array.isReusable(frame)) {
            type.addMethod(walk(array, made));
        }
        type.addMethod(made).addMethod(elementAt).addMethod(next).addMethod(iterator(array, elementFrom));
        return new ListClass(array, type.build(), new ArrayList<>(frame.fields()));
    }

    private static CodeBlock stride(ArrayInfo array) {
        return array.stride().map(stride -> CodeBlock.of("$L", stride)).orElse(CodeBlock.of("VARIABLE"));
    }

    private static MethodSpec elementAt(ArrayInfo array, ListFrame frame) {
        CodeBlock view = array.single()
                .map(nested ->
                        NestedAccessors.view(frame, nested, CodeBlock.of("at"), CodeBlock.of("elementEnd"), List.of()))
                .orElseGet(() -> array.body().code().view().create(frame::get));
        return method("elementAt", array.element())
                .addParameter(TypeName.INT, "elementEnd")
                .addStatement("return $L", view)
                .build();
    }

    private static MethodSpec next(ArrayInfo array, ListFrame frame) {
        MethodSpec.Builder method = method("next", TypeName.INT);
        if (array.stride().isPresent()) {
            return method.addStatement("return at + $L", stride(array)).build();
        }
        return method.addStatement("return $L", EndMethods.elementEnd(array, frame::get))
                .build();
    }

    /** An element whose end is not known. */
    private static CodeBlock elementFrom(ArrayInfo array, ListFrame frame, List<CodeBlock> target) {
        return array.single()
                .map(nested -> NestedAccessors.viewFrom(frame, nested, CodeBlock.of("at"), target))
                .orElseGet(() -> elementFrom(array.body().code().view(), frame, target));
    }

    private static CodeBlock elementFrom(ViewClass view, ListFrame frame, List<CodeBlock> target) {
        return target.isEmpty() ? view.createFrom(frame::get) : view.createFrom(frame::get, target.get(0));
    }

    /** Whether a list is told how many elements it has. */
    enum Count {
        NONE("at < %s"),
        ALWAYS("left > 0"),
        MAYBE("left > 0 || left == UNCOUNTED && at < %s");

        private final String hasNext;

        Count(String hasNext) {
            this.hasNext = hasNext;
        }

        /** Whether there is an element at {@code at}. */
        String condition(String end) {
            return String.format(hasNext, end);
        }

        /** What is done for each element. */
        CodeBlock step() {
            CodeBlock.Builder code = CodeBlock.builder();
            return switch (this) {
                case NONE -> code.build();
                case ALWAYS -> code.addStatement("left--").build();
                case MAYBE ->
                    code.beginControlFlow("if (left > 0)")
                            .addStatement("left--")
                            .endControlFlow()
                            .build();
            };
        }
    }

    private static MethodSpec iterator(ArrayInfo array, CodeBlock elementFrom) {
        return iterator(array.element(), elementFrom, step(array, "element"), count(array));
    }

    private static MethodSpec walk(ArrayInfo array, MethodSpec constructor) {
        CodeBlock element =
                elementFrom(array, new ListFrame(array, "end"), List.of(CodeBlock.of(ReusableViews.TARGET)));
        return ReusableViews.walk(
                constructor, array.element(), element, step(array, ReusableViews.TARGET), count(array));
    }

    private static CodeBlock step(ArrayInfo array, String element) {
        return array.stride()
                .map(stride -> CodeBlock.of("at += $L", stride))
                .orElseGet(() -> CodeBlock.of("at = $L.endOffset()", element));
    }

    private static Count count(ArrayInfo array) {
        return isCounted(array) ? Count.ALWAYS : Count.NONE;
    }

    /**
     * The method that makes an iterator. Of its own: in one that all lists shared, the just-in-time compiler could not tell what elements are, and make none.
     *
     * @param elementFrom the element at {@code at}
     * @param step the statement that leads to the next one
     */
    static MethodSpec iterator(ClassName elementType, CodeBlock elementFrom, CodeBlock step, Count count) {
        TypeName type = ParameterizedTypeName.get(RuntimeTypes.ITERATOR, elementType);
        TypeSpec.Builder walk = TypeSpec.anonymousClassBuilder("")
                .addSuperinterface(type)
                .addField(FieldSpec.builder(TypeName.INT, "at", Modifier.PRIVATE)
                        .initializer("startOffset()")
                        .build());
        if (count != Count.NONE) {
            walk.addField(FieldSpec.builder(TypeName.INT, "left", Modifier.PRIVATE)
                    .initializer("knownSize()")
                    .build());
        }
        MethodSpec.Builder next = Members.override("next", elementType)
                .beginControlFlow("if (!hasNext())")
                .addStatement("throw new $T()", RuntimeTypes.NO_SUCH_ELEMENT)
                .endControlFlow()
                .addStatement("$T element = $L", elementType, elementFrom)
                .addStatement(step);
        next.addCode(count.step());
        walk.addMethod(Members.override("hasNext", TypeName.BOOLEAN)
                        .addStatement("return $L", count.condition("endOffset()"))
                        .build())
                .addMethod(next.addStatement("return element").build());
        return Members.override("iterator", type)
                .addStatement("return $L", walk.build())
                .build();
    }

    /** Whether the list is told how many elements it has, of which each may be empty. */
    private static boolean isCounted(ArrayInfo array) {
        return array.stride().isEmpty() && array.array().bound() instanceof ArrayItem.Bound.Count;
    }

    static MethodSpec.Builder method(String name, TypeName type) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(RuntimeTypes.OVERRIDE)
                .addModifiers(Modifier.PROTECTED)
                .returns(type)
                .addParameter(TypeName.INT, "at");
    }

    /** A new list. */
    CodeBlock create(Frame frame) {
        return CodeBlock.of("new $T($L)", array.list(), CodeBlock.join(arguments(frame), ", "));
    }

    /** What its constructor is given. */
    List<CodeBlock> arguments(Frame frame) {
        List<CodeBlock> arguments = new ArrayList<>();
        arguments.add(frame.startOf(array.array().id()).text());
        arguments.add(frame.endOf(array.array().id()).text());
        arguments.add(size(frame, array));
        for (Var var : parameters) {
            arguments.add(frame.passInto(var, frame.placed(array.array().id()).order()));
        }
        return arguments;
    }

    /** How many elements a new list is told that it has. */
    static CodeBlock size(Frame frame, ArrayInfo array) {
        if (isCounted(array)) {
            Expr expr = ((ArrayItem.Bound.Count) array.array().bound()).count();
            return new ExprEmitter(frame, array.op().at())
                    .number(expr)
                    .narrowed()
                    .text();
        }
        return CodeBlock.of("$T.UNCOUNTED", RuntimeTypes.ELEMENT_LIST);
    }
}
