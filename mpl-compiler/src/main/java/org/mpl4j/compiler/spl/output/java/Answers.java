package org.mpl4j.compiler.spl.output.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Adds what a policy is asked without a certain step: what is allowed, whether it may stop here. */
final class Answers {
    private final PolicyShape shape;

    private Answers(PolicyShape shape) {
        this.shape = shape;
    }

    static void add(PolicyShape shape, TypeSpec.Builder type) {
        Answers answers = new Answers(shape);
        type.addMethod(answers.allows())
                .addMethod(answers.allowed())
                .addMethod(answers.mayTake())
                .addMethod(answers.isFinished())
                .addMethod(answers.parts())
                .addMethod(listen());
    }

    private MethodSpec allows() {
        String some = shape.hasFields() ? ", for some values of its fields" : "";
        return MethodSpec.methodBuilder("allows")
                .addJavadoc(
                        "Whether a step would be allowed now$L. Nothing changes.\n\n@param call what it is\n@return whether it would be\n",
                        some)
                .addModifiers(Modifier.PUBLIC)
                .returns(TypeName.BOOLEAN)
                .addParameter(shape.statecalls().name(), "call")
                .addStatement("return call != null && mayTake(call)")
                .build();
    }

    private MethodSpec allowed() {
        TypeName set =
                ParameterizedTypeName.get(PolicyTypes.SET, shape.statecalls().name());
        String some = shape.hasFields() ? ", each for some values of its fields" : "";
        CodeBlock filter = CodeBlock.of(
                "call -> call != $1T.$2L && call.direction() != $3T.TIMER && mayTake(call)",
                shape.statecalls().name(),
                shape.statecalls().other(),
                PolicyTypes.DIRECTION);
        MethodSpec.Builder method = MethodSpec.methodBuilder("allowed")
                .addJavadoc("{@return all that is allowed now$L, in a set that never changes}\n", some)
                .addModifiers(Modifier.PUBLIC)
                .returns(set);
        return shape.hasKeys() || shape.hasSets()
                ? method.addStatement("return $L.of($L)", Tables.ALLOWED, filter)
                        .build()
                : method.addStatement("return $L.in($L, $L)", Tables.ALLOWED, number(), filter)
                        .build();
    }

    /** A number for the rows that all automata are in. */
    private CodeBlock number() {
        CodeBlock number = CodeBlock.of("");
        for (Part part : shape.parts()) {
            number = number.isEmpty()
                    ? CodeBlock.of(shape.parts().size() == 1 ? "$L" : "(long) $L", part.row())
                    : CodeBlock.of(
                            "($L) * $L + $L", number, part.table().states().size(), part.row());
        }
        return number;
    }

    private MethodSpec mayTake() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("mayTake")
                .addModifiers(Modifier.PRIVATE)
                .returns(TypeName.BOOLEAN)
                .addParameter(shape.statecalls().name(), "call")
                .addStatement("int ordinal = call.ordinal()");
        shape.parts().stream().filter(Part::isKeyed).forEach(part -> addAny(method, part));
        CodeBlock all = shape.parts().stream()
                .map(part -> part.isKeyed()
                        ? CodeBlock.of("$L", part.local("Any"))
                        : new Lookup(shape, part).may(part.row()))
                .collect(CodeBlock.joining(" && "));
        return method.addStatement("return $L", all).build();
    }

    private void addAny(MethodSpec.Builder method, Part part) {
        Lookup lookup = new Lookup(shape, part);
        method.addStatement(
                "boolean $L = $L[ordinal] == $L || !$L.isFull() && $L",
                part.local("Any"),
                part.column(),
                part.ignored(),
                part.instances(),
                lookup.may(part.row()));
        method.beginControlFlow(
                        "for (int place = 0; !$1L && place < $2L.places(); place++)",
                        part.local("Any"),
                        part.instances())
                .addStatement(
                        "$L = $L.isTaken(place) && $L",
                        part.local("Any"),
                        part.instances(),
                        lookup.may(part.instances() + ".row(place)"))
                .endControlFlow();
    }

    private MethodSpec isFinished() {
        String ends = shape.parts().stream()
                .map(part -> part.isKeyed()
                        ? part.instances() + ".areAtEnd(" + part.constant() + ")"
                        : part.isSet() ? part.set() + ".isEnd()" : part.constant() + ".isEnd(" + part.row() + ")")
                .collect(Collectors.joining(" && "));
        return MethodSpec.methodBuilder("isFinished")
                .addJavadoc("{@return whether it is allowed to stop here}\n")
                .addModifiers(Modifier.PUBLIC)
                .returns(TypeName.BOOLEAN)
                .addStatement("return $L", ends)
                .build();
    }

    private MethodSpec parts() {
        String all = shape.parts().stream()
                .map(part -> part.isKeyed()
                        ? part.instances() + ".rowsByKey()"
                        : part.isSet() ? part.set() + ".snapshot()" : part.row())
                .collect(Collectors.joining(", "));
        return MethodSpec.methodBuilder("parts")
                .addJavadoc("For tests in this package: where each automaton is.\n")
                .returns(ParameterizedTypeName.get(PolicyTypes.LIST, PolicyTypes.OBJECT))
                .addStatement("return $T.of($L)", PolicyTypes.LIST, all)
                .build();
    }

    private static MethodSpec listen() {
        return MethodSpec.methodBuilder("listen")
                .addJavadoc(
                        "Sets who hears of every step, such as a {@code RecentStatecalls}, so that violations tell what came before.\n\n@param listener who; null for nobody\n")
                .addModifiers(Modifier.PUBLIC)
                .addParameter(PolicyTypes.LISTENER, "listener")
                .addStatement("this.listener = listener")
                .build();
    }
}
