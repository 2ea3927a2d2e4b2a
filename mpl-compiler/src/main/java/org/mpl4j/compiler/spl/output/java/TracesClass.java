package org.mpl4j.compiler.spl.output.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;
import org.mpl4j.compiler.spl.model.Direction;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.table.Letter;

/**
 * Makes the traces of a policy for tests: arbitraries of legal traces, of traces with a wrong last step, and of shuffled ones. The class tries each statecall with values
 * of its fields from all ranges that guards tell apart, and with two keys.
 */
final class TracesClass {
    private static final int PLACES = 20_000;
    private static final int LONGEST = 12;

    /** How many steps are made in one method. */
    private static final int AT_ONCE = 500;

    private static final List<Long> KEYS = List.of(1L, 2L);

    private final PolicyShape shape;
    private final ClassName name;
    private final ClassName step;
    private final TypeName trace;

    TracesClass(PolicyShape shape) {
        this.shape = shape;
        String policy = shape.className().simpleName();
        this.name = ClassName.get(
                shape.className().packageName(), policy.substring(0, policy.length() - "Policy".length()) + "Traces");
        this.step = name.nestedClass("Step");
        this.trace = ParameterizedTypeName.get(PolicyTypes.LIST, step);
    }

    ClassName name() {
        return name;
    }

    TypeSpec.Builder type() {
        TypeName traces = ParameterizedTypeName.get(PolicyTypes.TRACES, shape.className(), step);
        TypeSpec.Builder type = TypeSpec.classBuilder(name);
        return addSteps(type)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc("Traces of {@link $T} for tests, found by exploring it.\n", shape.className())
                .addType(stepType())
                .addField(traces, "traces", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(traces, "traces")
                        .addStatement("this.traces = traces")
                        .build())
                .addMethod(of())
                .addMethod(take())
                .addMethod(legal())
                .addMethod(wrong())
                .addMethod(shuffled())
                .addMethod(all("everyTransition", "transition", "a legal trace for each transition of each automaton"))
                .addMethod(
                        all(
                                "everyRefusal",
                                "refusal",
                                "for each state of each automaton and each step that is refused there, a trace whose last step that is"))
                .addMethod(explored(traces));
    }

    private TypeSpec stepType() {
        return TypeSpec.recordBuilder(step)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc(
                        "A statecall and the values of its fields.\n\n@param call what happens\n@param fields as {@code step} takes them\n")
                .recordConstructor(MethodSpec.constructorBuilder()
                        .addParameter(shape.statecalls().name(), "call")
                        .addParameter(ParameterizedTypeName.get(PolicyTypes.LIST, PolicyTypes.LONG), "fields")
                        .build())
                .addMethod(MethodSpec.methodBuilder("toString")
                        .addAnnotation(PolicyTypes.OVERRIDE)
                        .addModifiers(Modifier.PUBLIC)
                        .returns(PolicyTypes.STRING)
                        .addStatement("return fields.isEmpty() ? call.name() : call.name() + fields")
                        .build())
                .build();
    }

    private MethodSpec of() {
        TypeName start = ParameterizedTypeName.get(PolicyTypes.SUPPLIER, shape.className());
        return MethodSpec.methodBuilder("of")
                .addJavadoc(
                        "The traces of a policy.\n\n@param start starts it; the same each time\n@return its traces\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(name)
                .addParameter(start, "start")
                .addCode(
                        "$T walker = new $T<>(start, policy -> {\n$>",
                        ParameterizedTypeName.get(PolicyTypes.TRACES.nestedClass("Walker"), shape.className(), step),
                        PolicyTypes.TRACES.nestedClass("Walker"))
                .addStatement("$T copy = start.get()", shape.className())
                .addStatement("copy.copyFrom(policy)")
                .addStatement("return copy")
                .addCode("$<}, $T::take, $T::parts);\n", name, shape.className())
                .addStatement("return new $T($T.of(walker, steps(), $L))", name, PolicyTypes.TRACES, PLACES)
                .build();
    }

    /** All steps that are tried. */
    private TypeSpec.Builder addSteps(TypeSpec.Builder type) {
        List<CodeBlock> all = new ArrayList<>();
        MethodSpec.Builder method = MethodSpec.methodBuilder("steps")
                .addJavadoc("{@return every statecall, with values of its fields that the policy tells apart}\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(trace)
                .addStatement("$T steps = new $T<>()", trace, PolicyTypes.ARRAY_LIST);
        for (Statecall call : shape.statecalls().calls()) {
            boolean isKnown =
                    shape.parts().stream().anyMatch(part -> part.columns().isKnown(call));
            if (isKnown && call.direction() != Direction.TIMER) {
                samples(call)
                        .forEach(values -> all.add(CodeBlock.of(
                                "steps.add(new Step($T.$L, $T.of($L)))",
                                shape.statecalls().name(),
                                shape.statecalls().constant(call),
                                PolicyTypes.LIST,
                                values.stream().map(value -> value + "L").collect(Collectors.joining(", ")))));
            }
        }
        for (int i = 0; i < all.size(); i += AT_ONCE) {
            MethodSpec.Builder some = MethodSpec.methodBuilder("steps" + (i / AT_ONCE + 1))
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                    .addParameter(trace, "steps");
            all.subList(i, Math.min(all.size(), i + AT_ONCE)).forEach(some::addStatement);
            type.addMethod(some.build());
            method.addStatement("steps$L(steps)", i / AT_ONCE + 1);
        }
        return type.addMethod(method.addStatement("return steps").build());
    }

    private List<List<Long>> samples(Statecall call) {
        List<List<Long>> samples = List.of(List.of());
        for (String field : shape.fields(call)) {
            Set<Long> values = values(call, field);
            samples = samples.stream()
                    .flatMap(before -> values.stream().map(value -> {
                        List<Long> longer = new ArrayList<>(before);
                        longer.add(value);
                        return longer;
                    }))
                    .toList();
        }
        return samples;
    }

    private Set<Long> values(Statecall call, String field) {
        Set<Long> values = new LinkedHashSet<>();
        for (Part part : shape.parts()) {
            if (part.keyField(call).filter(field::equals).isPresent()) {
                values.addAll(KEYS);
            }
            part.sets()
                    .filter(sets -> sets.fields(call).contains(field))
                    .ifPresent(sets -> values.addAll(sets.samples()));
            for (Letter letter : part.columns().letters(call)) {
                letter.ranges().stream()
                        .filter(range -> range.field().equals(field))
                        .forEach(range -> values.add(range.min() == Long.MIN_VALUE ? range.max() : range.min()));
            }
        }
        return values;
    }

    private MethodSpec take() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("take")
                .addJavadoc(
                        "Takes a step.\n\n@param policy which takes it\n@param step the step\n@return whether it is allowed\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(TypeName.BOOLEAN)
                .addParameter(shape.className(), "policy")
                .addParameter(step, "step");
        if (!shape.hasFields()) {
            return method.addStatement("return policy.step(step.call())").build();
        }
        method.beginControlFlow("switch (step.fields().size())");
        for (int count = 0; count < shape.mostFields(); count++) {
            method.addCode("case $L:\n$>", count)
                    .addStatement("return policy.step(step.call()$L)", values(count))
                    .addCode("$<");
        }
        return method.addCode("default:\n$>")
                .addStatement("return policy.step(step.call()$L)", values(shape.mostFields()))
                .addCode("$<")
                .endControlFlow()
                .build();
    }

    private static String values(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> ", step.fields().get(" + i + ")")
                .collect(Collectors.joining());
    }

    private MethodSpec.Builder arbitrary(String method, String doc) {
        return MethodSpec.methodBuilder(method)
                .addJavadoc("{@return $L}\n", doc)
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(PolicyTypes.ARBITRARY, trace));
    }

    private static CodeBlock number(String count) {
        return CodeBlock.of(
                "$T.integers().between(0, Math.max(0, traces.$LCount() - 1))", PolicyTypes.ARBITRARIES, count);
    }

    private static CodeBlock choices() {
        return CodeBlock.of("$T.integers().between(0, 9999).list().ofMaxSize($L)", PolicyTypes.ARBITRARIES, LONGEST);
    }

    private MethodSpec legal() {
        return arbitrary(
                        "legal",
                        "legal traces: each transition is as likely as any other, on a shortest way, and the policy goes on from there")
                .addStatement(
                        "return $L.flatMap(number -> $L.map(choices -> traces.extended(traces.transition(number), choices)))",
                        number("transition"),
                        choices())
                .build();
    }

    private MethodSpec wrong() {
        return arbitrary(
                        "wrong",
                        "traces of which all steps but the last are legal: each refusal is as likely as any other")
                .beginControlFlow("if (traces.refusalCount() == 0)")
                .addStatement("throw new IllegalStateException($S)", shape.policy() + " refuses nothing")
                .endControlFlow()
                .addStatement("return $L.map(traces::refusal)", number("refusal"))
                .build();
    }

    private MethodSpec shuffled() {
        return arbitrary("shuffled", "legal traces in another order, legal or not")
                .addStatement("return legal().flatMap($T::shuffle)", PolicyTypes.ARBITRARIES)
                .build();
    }

    private MethodSpec all(String method, String what, String doc) {
        return MethodSpec.methodBuilder(method)
                .addJavadoc("{@return $L}\n", doc)
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(PolicyTypes.LIST, trace))
                .addStatement(
                        "$T all = new $T<>()",
                        ParameterizedTypeName.get(PolicyTypes.LIST, trace),
                        PolicyTypes.ARRAY_LIST)
                .beginControlFlow("for (int i = 0; i < traces.$LCount(); i++)", what)
                .addStatement("all.add(traces.$L(i))", what)
                .endControlFlow()
                .addStatement("return all")
                .build();
    }

    private static MethodSpec explored(TypeName traces) {
        return MethodSpec.methodBuilder("explored")
                .addJavadoc("{@return what was explored: how much, and how much of it some traces cover}\n")
                .addModifiers(Modifier.PUBLIC)
                .returns(traces)
                .addStatement("return traces")
                .build();
    }
}
