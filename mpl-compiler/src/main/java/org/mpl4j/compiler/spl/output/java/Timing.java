package org.mpl4j.compiler.spl.output.java;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;

/** Adds time limits to a policy that has some: the caller's clock, the next deadline, and what happens when it is over. */
final class Timing {
    private static final String ALL = "STATECALLS";
    private static final String NONE = "NO_DEADLINE";

    private final PolicyShape shape;
    private final TypeSpec.Builder type;

    private Timing(PolicyShape shape, TypeSpec.Builder type) {
        this.shape = shape;
        this.type = type;
    }

    static void add(PolicyShape shape, TypeSpec.Builder type) {
        if (!shape.limits().isEmpty()) {
            new Timing(shape, type).add();
        }
    }

    /** For each row, the statecall that ends its limit. */
    static String timers(Part part) {
        return part.constant() + "_TIMER";
    }

    /** When the limit of a row is over that begins now. */
    static CodeBlock deadlineOf(Part part, String row) {
        return CodeBlock.of("now + limits[$L[$L]]", part.limitOf(), row);
    }

    private void add() {
        type.addField(FieldSpec.builder(TypeName.LONG, NONE, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("What {@link #deadline} is while no limit runs.\n")
                .initializer("Long.MAX_VALUE")
                .build());
        TypeName all = ArrayTypeName.of(shape.statecalls().name());
        type.addField(FieldSpec.builder(all, ALL, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$T.values()", shape.statecalls().name())
                .build());
        type.addMethod(at()).addMethod(deadline()).addMethod(expire());
    }

    private MethodSpec at() {
        return MethodSpec.methodBuilder("at")
                .addJavadoc(
                        "Tells what time it is: limits that steps begin count from here. Any clock will do that always goes on, such as {@code System.nanoTime()}.\n\n"
                                + "@param now the time\n@return this\n")
                .addModifiers(Modifier.PUBLIC)
                .returns(shape.className())
                .addParameter(TypeName.LONG, "now")
                .addStatement("this.now = now")
                .addStatement("return this")
                .build();
    }

    private static CodeBlock earlier(CodeBlock deadline) {
        return CodeBlock.of("found == $1L || $2L - found < 0", NONE, deadline);
    }

    private MethodSpec deadline() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("deadline")
                .addJavadoc(
                        "{@return when the next limit is over, on the caller's clock; {@link #$L} while none runs}\n",
                        NONE)
                .addModifiers(Modifier.PUBLIC)
                .returns(TypeName.LONG)
                .addStatement("long found = $L", NONE);
        for (Part part : shape.parts()) {
            if (part.hasLimits() && part.isKeyed()) {
                CodeBlock deadline = CodeBlock.of("$L.deadline(place)", part.instances());
                beginPlaces(method, part);
                method.beginControlFlow("if ($L != 0 && ($L))", limitOfPlace(part), earlier(deadline))
                        .addStatement("found = $L", deadline)
                        .endControlFlow()
                        .endControlFlow();
            } else if (part.hasLimits()) {
                CodeBlock deadline = CodeBlock.of("$L", part.deadline());
                method.beginControlFlow("if ($L[$L] != 0 && ($L))", part.limitOf(), part.row(), earlier(deadline))
                        .addStatement("found = $L", deadline)
                        .endControlFlow();
            }
        }
        return method.addStatement("return found").build();
    }

    private static void beginPlaces(MethodSpec.Builder method, Part part) {
        method.beginControlFlow("for (int place = 0; place < $L.places(); place++)", part.instances());
    }

    /** The limit of the instance at a place, 0 if there is none. */
    private static CodeBlock limitOfPlace(Part part) {
        return CodeBlock.of("($1L.isTaken(place) ? $2L[$1L.row(place)] : 0)", part.instances(), part.limitOf());
    }

    private MethodSpec expire() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("expire")
                .addJavadoc(
                        "Tells what time it is, and lets limits be over whose time has come.\n\n@param now the time\n@return whether any was over\n")
                .addModifiers(Modifier.PUBLIC)
                .returns(TypeName.BOOLEAN)
                .addParameter(TypeName.LONG, "now")
                .addStatement("this.now = now")
                .addStatement("boolean isAny = false");
        for (Part part : shape.parts()) {
            if (part.hasLimits() && part.isKeyed()) {
                beginPlaces(method, part);
                method.beginControlFlow(
                                "if ($L != 0 && now - $L.deadline(place) >= 0)", limitOfPlace(part), part.instances())
                        .addStatement(
                                "isAny |= step($1L[$2L[$3L.row(place)]], $3L.key(place))",
                                ALL,
                                timers(part),
                                part.instances())
                        .endControlFlow()
                        .endControlFlow();
            } else if (part.hasLimits()) {
                method.beginControlFlow(
                                "if ($L[$L] != 0 && now - $L >= 0)", part.limitOf(), part.row(), part.deadline())
                        .addStatement("isAny |= step($L[$L[$L]])", ALL, timers(part), part.row())
                        .endControlFlow();
            }
        }
        return method.addStatement("return isAny").build();
    }
}
