package org.mpl4j.compiler.spl.output.java;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Adds what a policy is asked with a statecall: to step, whether it would, and why it did not. */
final class Stepping {
    private final PolicyShape shape;
    private final List<Lookup> lookups;
    private final TypeSpec.Builder type;

    private Stepping(PolicyShape shape, TypeSpec.Builder type) {
        this.shape = shape;
        this.type = type;
        this.lookups =
                shape.parts().stream().map(part -> new Lookup(shape, part)).toList();
    }

    static void add(PolicyShape shape, TypeSpec.Builder type) {
        new Stepping(shape, type).add();
    }

    private void add() {
        int most = shape.mostFields();
        for (int given = 0; given <= most; given++) {
            type.addMethod(step(given));
        }
        if (most > 0) {
            type.addMethod(method("take", TypeName.BOOLEAN, most, Modifier.PRIVATE)
                    .addCode(taking())
                    .build());
        }
        for (int given = 1; given <= most; given++) {
            type.addMethod(allows(given));
        }
        for (int given = 0; given <= most; given++) {
            type.addMethod(violation(given));
        }
        type.addMethod(refusal());
        type.addMethod(describe());
        lookups.forEach(lookup -> lookup.addMethods(type));
    }

    private MethodSpec.Builder method(String name, TypeName returned, int arguments, Modifier... access) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(access)
                .returns(returned)
                .addParameter(shape.statecalls().name(), "call");
        shape.addArguments(method, arguments);
        return method;
    }

    private MethodSpec step(int given) {
        MethodSpec.Builder method = method("step", TypeName.BOOLEAN, given, Modifier.PUBLIC);
        if (given == 0) {
            method.addJavadoc(
                    "Something happened. Either every automaton that knows of it steps, or nothing changes.\n\n@param call what it is\n@return whether it is allowed\n");
        } else {
            method.addJavadoc(
                    "{@return whether a {@link #step($T)} is allowed that has values for its {@link $T#fields}}\n",
                    shape.statecalls().name(),
                    shape.statecalls().name());
        }
        return method.addCode(shape.hasFields() ? delegating("take", given) : taking())
                .build();
    }

    private CodeBlock delegating(String to, int given) {
        CodeBlock.Builder code = CodeBlock.builder();
        CodeBlock enough = given == shape.mostFields()
                ? CodeBlock.of("")
                : CodeBlock.of(" && $L[call.ordinal()] <= $L", Tables.ARGUMENTS, given);
        return code.addStatement("return call != null$L && $L(call$L)", enough, to, shape.arguments(given))
                .build();
    }

    private CodeBlock taking() {
        CodeBlock.Builder code = CodeBlock.builder();
        if (!shape.hasFields()) {
            code.beginControlFlow("if (call == null)")
                    .addStatement("return false")
                    .endControlFlow();
        }
        code.add(ordinal());
        lookups.forEach(lookup -> code.add(lookup.code()));
        code.addStatement("boolean isAllowed = $L", areAllowed());
        code.beginControlFlow("if (isAllowed)");
        for (int i = 0; i < lookups.size(); i++) {
            code.add(settle(shape.parts().get(i), lookups.get(i)));
        }
        code.endControlFlow();
        return code.beginControlFlow("if (listener != null)")
                .addStatement("listener.step(NAME, call, isAllowed)")
                .endControlFlow()
                .addStatement("return isAllowed")
                .build();
    }

    private CodeBlock ordinal() {
        CodeBlock.Builder code = CodeBlock.builder().addStatement("int ordinal = call.ordinal()");
        if (shape.isPacked()) {
            code.addStatement("long columns = $L[ordinal]", Tables.COLUMNS);
        }
        return code.build();
    }

    private CodeBlock areAllowed() {
        String all = lookups.stream().map(Lookup::next).collect(Collectors.joining(" | "));
        CodeBlock.Builder code = CodeBlock.builder().add(lookups.size() == 1 ? "$L >= 0" : "($L) >= 0", all);
        for (int i = 0; i < lookups.size(); i++) {
            if (shape.parts().get(i).isKeyed()) {
                code.add(" && !($L)", lookups.get(i).hasNoRoom());
            }
        }
        return code.build();
    }

    /** Statements that make the row that follows the one that the automaton is in. */
    private CodeBlock settle(Part part, Lookup lookup) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (part.isSet()) {
            return code.addStatement("$L.settle()", part.set()).build();
        }
        if (!part.isKeyed()) {
            if (part.hasLimits()) {
                code.beginControlFlow("if ($L)", arms(part, lookup))
                        .addStatement("$L = $L", part.deadline(), Timing.deadlineOf(part, lookup.next()))
                        .endControlFlow();
            }
            return code.addStatement("$L = $L", part.row(), lookup.next()).build();
        }
        if (part.hasLimits()) {
            code.addStatement("boolean $L = $L < 0 || $L", part.local("Arms"), lookup.place(), arms(part, lookup));
        }
        CodeBlock settle = CodeBlock.of(
                "$L.settle($L, $L, $L, $L, $L)",
                part.instances(),
                part.constant(),
                lookup.place(),
                lookup.key(),
                lookup.now(),
                lookup.next());
        if (!part.hasLimits()) {
            return code.beginControlFlow("if ($L != $L)", lookup.next(), lookup.now())
                    .addStatement("$L", settle)
                    .endControlFlow()
                    .build();
        }
        return code.addStatement("$L = $L", lookup.place(), settle)
                .beginControlFlow("if ($L && $L >= 0)", part.local("Arms"), lookup.place())
                .addStatement(
                        "$L.putDeadline($L, $L)",
                        part.instances(),
                        lookup.place(),
                        Timing.deadlineOf(part, lookup.next()))
                .endControlFlow()
                .build();
    }

    private static CodeBlock arms(Part part, Lookup lookup) {
        return part.arms(lookup.now(), lookup.column());
    }

    // Questions

    private MethodSpec allows(int given) {
        return method("allows", TypeName.BOOLEAN, given, Modifier.PUBLIC)
                .addJavadoc("{@return whether such a {@link #step} would be allowed now}\n")
                .addStatement(
                        "return call != null && refusal(call, $L$L).reason() == $T.NONE",
                        given,
                        shape.arguments(given),
                        PolicyTypes.REASON)
                .build();
    }

    private MethodSpec violation(int given) {
        return method("violation", PolicyTypes.VIOLATION, given, Modifier.PUBLIC)
                .addJavadoc(
                        "{@return why such a {@link #step} is not allowed now; its reason is {@code NONE} if it is}\n")
                .addStatement("return refusal(call$L$L)", shape.hasFields() ? ", " + given : "", shape.arguments(given))
                .build();
    }

    private MethodSpec refusal() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("refusal")
                .addModifiers(Modifier.PRIVATE)
                .returns(PolicyTypes.VIOLATION)
                .addParameter(shape.statecalls().name(), "asked");
        if (shape.hasFields()) {
            method.addParameter(TypeName.INT, "given");
        }
        shape.addArguments(method, shape.mostFields());
        method.addStatement(
                "$1T call = asked == null ? $1T.$2L : asked",
                shape.statecalls().name(),
                shape.statecalls().other());
        method.addCode(ordinal());
        if (shape.hasFields()) {
            method.addStatement("boolean isMissing = $L[ordinal] > given", Tables.ARGUMENTS);
        }
        for (int i = 0; i < lookups.size(); i++) {
            addReason(method, shape.parts().get(i), lookups.get(i));
        }
        Part first = shape.parts().get(0);
        return method.addStatement("return $L", described(first, first.row(), "NONE"))
                .build();
    }

    private void addReason(MethodSpec.Builder method, Part part, Lookup lookup) {
        method.addCode(lookup.code());
        if (part.isKeyed()) {
            addReasonOfInstance(method, part, lookup);
            return;
        }
        if (part.hasFields()) {
            method.beginControlFlow("if (isMissing && $L != $L)", lookup.column(), part.ignored())
                    .addStatement("return $L", described(part, lookup.now(), "FIELDS_MISSING"))
                    .endControlFlow();
        }
        method.beginControlFlow("if ($L < 0)", lookup.next());
        if (part.isSet()) {
            method.addStatement(
                    "return $L",
                    describedBy(
                            part,
                            lookup.now(),
                            CodeBlock.of(
                                    "$L == $T.OVERFLOW ? $T.TOO_MANY : $T.NOT_ALLOWED",
                                    lookup.next(),
                                    PolicyTypes.REGISTERS,
                                    PolicyTypes.REASON,
                                    PolicyTypes.REASON)));
        } else {
            method.addStatement("return $L", described(part, lookup.now(), "NOT_ALLOWED"));
        }
        method.endControlFlow();
    }

    private void addReasonOfInstance(MethodSpec.Builder method, Part part, Lookup lookup) {
        String reason = part.local("Reason");
        method.addStatement(
                        "$1T $2L = isMissing && $3L != $4L ? $1T.FIELDS_MISSING : $5L.reason($6L)",
                        PolicyTypes.REASON,
                        reason,
                        lookup.column(),
                        part.ignored(),
                        part.instances(),
                        lookup.step())
                .beginControlFlow("if ($L != $T.NONE)", reason, PolicyTypes.REASON)
                .addStatement("return $L", describedBy(part, lookup.now(), CodeBlock.of("$L", reason)))
                .endControlFlow();
    }

    private static CodeBlock described(Part part, String row, String reason) {
        return describedBy(part, row, CodeBlock.of("$T.$L", PolicyTypes.REASON, reason));
    }

    private static CodeBlock describedBy(Part part, String row, CodeBlock reason) {
        return CodeBlock.of(
                "describe($L, $L, $L, $L, $L, call, $L)",
                part.constant(),
                part.column(),
                part.ignored(),
                row,
                StateEnums.all(part),
                reason);
    }

    private MethodSpec describe() {
        TypeName statecall = shape.statecalls().name();
        return MethodSpec.methodBuilder("describe")
                .addModifiers(Modifier.PRIVATE)
                .returns(PolicyTypes.VIOLATION)
                .addParameter(PolicyTypes.AUTOMATON, "automaton")
                .addParameter(short[].class, "columns")
                .addParameter(TypeName.INT, "ignored")
                .addParameter(TypeName.INT, "row")
                .addParameter(ArrayTypeName.of(PolicyTypes.ENUM), "states")
                .addParameter(statecall, "call")
                .addParameter(PolicyTypes.REASON, "reason")
                .addStatement(
                        "$T instead = new $T<>()",
                        ParameterizedTypeName.get(PolicyTypes.LIST, statecall),
                        PolicyTypes.ARRAY_LIST)
                .beginControlFlow("for ($T other : allowed())", statecall)
                .beginControlFlow("if (columns[other.ordinal()] != ignored)")
                .addStatement("instead.add(other)")
                .endControlFlow()
                .endControlFlow()
                .addStatement(
                        "return automaton.violation(row, states[automaton.stateOf(row)].name(), call, reason, instead, listener)")
                .build();
    }
}
