package org.mpl4j.compiler.spl.output.java;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;
import org.mpl4j.compiler.model.JavaNames;
import org.mpl4j.compiler.spl.model.Variable;

/** Adds how a policy begins: its variables, {@code start} with all that is given then, and {@code copyFrom}. */
final class Beginning {
    /** How many instances of a keyed automaton there may be where nobody says so. */
    private static final int INSTANCES = 64;

    private static final String MOST = "most";

    private final PolicyShape shape;
    private final TypeSpec.Builder type;
    private final Map<String, Given> given = new LinkedHashMap<>();

    /** Something that is given. */
    private record Given(TypeName type, String doc) {}

    private Beginning(PolicyShape shape, TypeSpec.Builder type) {
        this.shape = shape;
        this.type = type;
        for (Part part : shape.parts()) {
            part.startVariables().forEach(variable -> give(part, variable));
        }
        if (!shape.limits().isEmpty()) {
            given.put("now", new Given(TypeName.LONG, "what time it is, on a clock of yours"));
            shape.limits()
                    .forEach(limit -> given.put(
                            limitName(limit),
                            new Given(TypeName.LONG, "how long the limit {@code " + limit + "} is, on that clock")));
        }
    }

    private void give(Part part, Variable variable) {
        boolean isBool = variable.kind() == Variable.Kind.BOOL;
        String range = isBool || !variable.isBounded() ? "" : ", from " + variable.min() + " to " + variable.max();
        given.putIfAbsent(
                name(variable),
                new Given(
                        isBool ? TypeName.BOOLEAN : TypeName.INT,
                        "{@code " + variable.name() + "} of {@code " + part.name() + "}" + range));
    }

    /** Variables of one name and type in several automata are given once. */
    private String name(Variable variable) {
        boolean isBool = variable.kind() == Variable.Kind.BOOL;
        String name = JavaNames.member(variable.name());
        boolean isOther = shape.parts().stream()
                .flatMap(part -> part.startVariables().stream())
                .filter(other -> other.name().equals(variable.name()))
                .findFirst()
                .filter(first -> (first.kind() == Variable.Kind.BOOL) != isBool)
                .isPresent();
        return isOther || name.equals("now") || name.equals(MOST) ? name + "_" : name;
    }

    private static String limitName(String limit) {
        return JavaNames.member(limit) + "Limit";
    }

    static void add(PolicyShape shape, TypeSpec.Builder type) {
        new Beginning(shape, type).add();
    }

    private void add() {
        addFields();
        if (shape.hasKeys()) {
            type.addMethod(startWithRoom());
        }
        type.addMethod(start()).addMethod(constructor()).addMethod(copyFrom());
    }

    private void addFields() {
        boolean hasLimits = !shape.limits().isEmpty();
        for (Part part : shape.parts()) {
            if (part.isSet()) {
                part.sets().ifPresent(sets -> type.addField(sets.type(), part.set(), Modifier.PRIVATE, Modifier.FINAL));
                continue;
            }
            field(TypeName.INT, part.row());
            if (part.isKeyed()) {
                type.addField(PolicyTypes.INSTANCES, part.instances(), Modifier.PRIVATE, Modifier.FINAL);
            } else if (part.hasLimits()) {
                field(TypeName.LONG, part.deadline());
            }
        }
        if (hasLimits) {
            field(TypeName.LONG, "now");
            type.addField(ArrayTypeName.of(TypeName.LONG), "limits", Modifier.PRIVATE, Modifier.FINAL);
        }
        field(PolicyTypes.LISTENER, "listener");
    }

    private void field(TypeName of, String name) {
        type.addField(FieldSpec.builder(of, name, Modifier.PRIVATE).build());
    }

    private MethodSpec.Builder method(String returned) {
        StringBuilder doc = new StringBuilder("A policy that nothing has happened to yet.\n\n");
        MethodSpec.Builder method = MethodSpec.methodBuilder("start")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(shape.className());
        given.forEach((name, one) -> {
            doc.append("@param ").append(name).append(' ').append(one.doc).append('\n');
            method.addParameter(one.type, name);
        });
        method.addJavadoc("$L$L@return the policy\n", doc, returned);
        return method;
    }

    private String arguments() {
        return String.join(", ", given.keySet());
    }

    private MethodSpec start() {
        if (shape.hasKeys()) {
            String all = arguments();
            return method("")
                    .addStatement("return start($L$L$L)", all, all.isEmpty() ? "" : ", ", INSTANCES)
                    .build();
        }
        return method("")
                .addStatement("return new $T($L)", shape.className(), arguments())
                .build();
    }

    private MethodSpec startWithRoom() {
        String keyed = shape.parts().stream()
                .filter(Part::isKeyed)
                .map(part -> "{@code " + part.name() + "}")
                .collect(Collectors.joining(", "));
        String all = arguments();
        return method("@param " + MOST + " how many instances of " + keyed + " there may be at a time\n")
                .addParameter(TypeName.INT, MOST)
                .addStatement("return new $T($L$L$L)", shape.className(), all, all.isEmpty() ? "" : ", ", MOST)
                .build();
    }

    private MethodSpec constructor() {
        MethodSpec.Builder method = MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE);
        given.forEach((name, one) -> method.addParameter(one.type, name));
        if (shape.hasKeys()) {
            method.addParameter(TypeName.INT, MOST);
        }
        if (!shape.limits().isEmpty()) {
            String lengths = shape.limits().stream().map(Beginning::limitName).collect(Collectors.joining(", "));
            method.addStatement("this.now = now").addStatement("this.limits = new long[] {0, $L}", lengths);
        }
        shape.parts().stream().map(this::checks).distinct().forEach(method::addCode);
        for (Part part : shape.parts()) {
            if (part.isSet()) {
                part.sets().ifPresent(sets -> method.addStatement("$L = $L", part.set(), firstSet(part, sets)));
                continue;
            }
            method.addStatement("$L = $L", part.row(), firstRow(part));
            if (part.isKeyed()) {
                method.addStatement("$L = new $T($L)", part.instances(), PolicyTypes.INSTANCES, MOST);
            } else if (part.hasLimits()) {
                method.addStatement("$L = $L", part.deadline(), Timing.deadlineOf(part, part.row()));
            }
        }
        return method.build();
    }

    private CodeBlock checks(Part part) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Variable variable : part.startVariables()) {
            if (variable.kind() == Variable.Kind.INT && variable.isBounded()) {
                String name = name(variable);
                code.beginControlFlow("if ($1L < $2L || $1L > $3L)", name, variable.min(), variable.max())
                        .addStatement(
                                "throw new $T($S + $L)",
                                PolicyTypes.ILLEGAL_ARGUMENT,
                                variable.name() + " is from " + variable.min() + " to " + variable.max() + ", not ",
                                name)
                        .endControlFlow();
            }
        }
        return code.build();
    }

    /** The object of a set, which gets the values of all variables. */
    private CodeBlock firstSet(Part part, Form.Sets sets) {
        List<CodeBlock> values = part.table().automaton().variables().stream()
                .map(variable -> !variable.isStart()
                        ? CodeBlock.of("0")
                        : variable.kind() == Variable.Kind.BOOL
                                ? CodeBlock.of("$L ? 1 : 0", name(variable))
                                : CodeBlock.of("$L", name(variable)))
                .toList();
        return sets.begin(part.program(), values, index(part));
    }

    /** The number of the combination of start values that are given. */
    private CodeBlock index(Part part) {
        CodeBlock index = CodeBlock.of("");
        for (Variable variable : part.startVariables()) {
            long count = (long) variable.max() - variable.min() + 1;
            CodeBlock digit = variable.kind() == Variable.Kind.BOOL
                    ? CodeBlock.of("($L ? 1 : 0)", name(variable))
                    : variable.min() == 0
                            ? CodeBlock.of("$L", name(variable))
                            : CodeBlock.of("($L - $L)", name(variable), variable.min());
            index = index.isEmpty() ? digit : CodeBlock.of("($L) * $L + $L", index, count, digit);
        }
        return index;
    }

    /** The row that the automaton begins in, which start values choose. */
    private CodeBlock firstRow(Part part) {
        List<Variable> variables = part.startVariables();
        if (variables.isEmpty()) {
            return CodeBlock.of("$L", part.table().start());
        }
        List<List<Integer>> combinations = new ArrayList<>(List.of(List.of()));
        for (Variable variable : variables) {
            combinations = combinations.stream()
                    .flatMap(before -> IntStream.rangeClosed(variable.min(), variable.max())
                            .mapToObj(value -> {
                                List<Integer> longer = new ArrayList<>(before);
                                longer.add(value);
                                return List.copyOf(longer);
                            }))
                    .toList();
        }
        List<List<Integer>> all = combinations;
        String rows = TableText.numbers(all.size(), i -> part.table().starts().getOrDefault(all.get(i), 0));
        return CodeBlock.of("$T.numbers($S, $L)[$L]", PolicyTypes.AUTOMATON, rows, all.size(), index(part));
    }

    private MethodSpec copyFrom() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("copyFrom")
                .addJavadoc(
                        "Makes this policy be where another one is. Who listens stays.\n\n@param other the other one\n")
                .addModifiers(Modifier.PUBLIC)
                .addParameter(shape.className(), "other");
        for (Part part : shape.parts()) {
            if (part.isSet()) {
                method.addStatement("$1L.copyFrom(other.$1L)", part.set());
                continue;
            }
            method.addStatement("$1L = other.$1L", part.row());
            if (part.isKeyed()) {
                method.addStatement("$1L.copyFrom(other.$1L)", part.instances());
            } else if (part.hasLimits()) {
                method.addStatement("$1L = other.$1L", part.deadline());
            }
        }
        if (!shape.limits().isEmpty()) {
            method.addStatement("now = other.now")
                    .addStatement("System.arraycopy(other.limits, 0, limits, 0, limits.length)");
        }
        return method.build();
    }
}
