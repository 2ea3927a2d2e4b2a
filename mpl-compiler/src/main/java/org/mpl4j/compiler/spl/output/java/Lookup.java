package org.mpl4j.compiler.spl.output.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.table.Letter;

/** Writes how the row that follows is found in a part's table, in local variables of a method that has {@code ordinal} and the values of fields. */
final class Lookup {
    private final PolicyShape shape;
    private final Part part;

    Lookup(PolicyShape shape, Part part) {
        this.shape = shape;
        this.part = part;
    }

    /** The local variable with the row that follows, or a number below 0. */
    String next() {
        return part.local("Next");
    }

    String column() {
        return part.local("Column");
    }

    /** Where the instance is. */
    String place() {
        return part.local("Place");
    }

    /** The row that it is in. */
    String now() {
        return part.isKeyed() ? part.local("Now") : part.row();
    }

    String key() {
        return part.local("Key");
    }

    /** Statements that declare these. */
    CodeBlock code() {
        CodeBlock.Builder code = CodeBlock.builder();
        boolean needsColumn = part.isSet() || part.isKeyed() || part.hasGuards() || part.hasLimits();
        CodeBlock column = shape.isPacked() ? packed() : CodeBlock.of("$L[ordinal]", part.column());
        if (needsColumn) {
            code.addStatement("int $L = $L", column(), column);
            column = CodeBlock.of("$L", column());
        }
        if (part.hasGuards()) {
            code.beginControlFlow("if ($L == $L)", column(), part.columns().count())
                    .addStatement("$L = $L(ordinal$L)", column(), choosing(), shape.arguments(shape.mostFields()))
                    .endControlFlow();
        }
        if (part.isKeyed()) {
            return code.add(ofInstance()).build();
        } else if (part.isSet()) {
            return code.add(ofSet()).build();
        }
        return code.addStatement("int $L = $L", next(), cell(now(), column)).build();
    }

    /** The column from the number that has those of all automata, a byte each. */
    private CodeBlock packed() {
        int shift = Byte.SIZE * shape.parts().indexOf(part);
        return shift == 0
                ? CodeBlock.of("((int) columns & 0xff)")
                : CodeBlock.of("((int) (columns >>> $L) & 0xff)", shift);
    }

    private CodeBlock ofInstance() {
        return CodeBlock.builder()
                .addStatement("long $L = $L", key(), keyValue())
                .addStatement(
                        "int $L = $L == $L ? $T.NONE : $L.find($L)",
                        place(),
                        column(),
                        part.ignored(),
                        PolicyTypes.INSTANCES,
                        part.instances(),
                        key())
                .addStatement("int $1L = $2L < 0 ? $3L : $4L.row($2L)", now(), place(), part.row(), part.instances())
                .addStatement("int $L = $L", next(), cell(now(), CodeBlock.of("$L", column())))
                .build();
    }

    private CodeBlock ofSet() {
        CodeBlock.Builder code = CodeBlock.builder();
        boolean needsFields = part.sets()
                .filter(sets -> shape.statecalls().calls().stream()
                        .anyMatch(call -> !sets.fields(call).isEmpty()))
                .isPresent();
        for (int i = 0; needsFields && i < shape.mostFields(); i++) {
            code.addStatement("$L.give($L, $L)", part.set(), i, PolicyShape.argument(i));
        }
        return code.addStatement("int $L = $L.next($L)", next(), part.set(), column())
                .build();
    }

    private CodeBlock cell(String row, CodeBlock column) {
        return part.isSet() ? CodeBlock.of("$L.next($L)", part.set(), column) : part.cell(row, column);
    }

    private CodeBlock isAllowed(String row, CodeBlock column) {
        return part.isSet()
                ? CodeBlock.of("$L.may($L)", part.set(), column)
                : CodeBlock.of("$L >= 0", cell(row, column));
    }

    /** Whether the instance would begin, and there is no room for it. */
    CodeBlock hasNoRoom() {
        return CodeBlock.of("$L.hasNoRoom($L)", part.instances(), step());
    }

    /** The step of the instance, as questions about it are asked. */
    CodeBlock step() {
        return CodeBlock.of("$L, $L, $L, $L", part.constant(), place(), now(), next());
    }

    // Fields

    private String choosing() {
        return part.local("ColumnOf");
    }

    private CodeBlock keyValue() {
        Map<String, List<Statecall>> byArgument = keysByArgument();
        if (byArgument.size() == 1) {
            return CodeBlock.of("$L", byArgument.keySet().iterator().next());
        }
        return CodeBlock.of("$L(ordinal$L)", part.local("KeyOf"), shape.arguments(shape.mostFields()));
    }

    private Map<String, List<Statecall>> keysByArgument() {
        return shape.statecalls().calls().stream()
                .filter(call -> part.keyField(call).isPresent())
                .collect(Collectors.groupingBy(
                        call -> shape.argument(call, part.keyField(call).orElseThrow()),
                        TreeMap::new,
                        Collectors.toList()));
    }

    /** Adds the methods that are called. */
    void addMethods(TypeSpec.Builder type) {
        if (part.hasGuards()) {
            type.addMethod(chooser());
        }
        Map<String, List<Statecall>> keys = part.isKeyed() ? keysByArgument() : Map.of();
        if (keys.size() > 1) {
            type.addMethod(keyChooser(keys));
        }
        if (isMayCalled()) {
            type.addMethod(may());
        }
    }

    /** Which value is the key; of what the automaton takes no notice of, it does not matter. */
    private MethodSpec keyChooser(Map<String, List<Statecall>> keys) {
        MethodSpec.Builder method = method(part.local("KeyOf"), TypeName.LONG);
        String usual = keys.entrySet().stream()
                .max(Comparator.comparingInt(entry -> entry.getValue().size()))
                .orElseThrow()
                .getKey();
        method.beginControlFlow("switch (ordinal)");
        keys.forEach((argument, calls) -> {
            if (!argument.equals(usual)) {
                calls.forEach(call -> method.addCode("case $L:\n", shape.ordinal(call)));
                method.addCode("$>").addStatement("return $L", argument).addCode("$<");
            }
        });
        return method.addCode("default:\n$>")
                .addStatement("return $L", usual)
                .addCode("$<")
                .endControlFlow()
                .build();
    }

    private MethodSpec.Builder method(String name, TypeName type) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(type)
                .addParameter(TypeName.INT, "ordinal");
        shape.addArguments(method, shape.mostFields());
        return method;
    }

    private List<Statecall> guarded() {
        return shape.statecalls().calls().stream()
                .filter(part.columns()::isGuarded)
                .toList();
    }

    /** The method that finds the column of a statecall by its fields. */
    private MethodSpec chooser() {
        MethodSpec.Builder method = method(choosing(), TypeName.INT);
        method.beginControlFlow("switch (ordinal)");
        for (Statecall call : guarded()) {
            method.addCode("case $L:\n$>", shape.ordinal(call));
            for (Letter letter : part.columns().letters(call)) {
                method.beginControlFlow("if ($L)", condition(call, letter))
                        .addStatement("return $L", part.columns().of(letter))
                        .endControlFlow();
            }
            method.addStatement("return $L", part.refused()).addCode("$<");
        }
        method.addCode("default:\n$>").addStatement("return $L", part.refused()).addCode("$<");
        return method.endControlFlow().build();
    }

    private CodeBlock condition(Statecall call, Letter letter) {
        List<CodeBlock> conditions = new ArrayList<>();
        for (Letter.FieldRange range : letter.ranges()) {
            String value = shape.argument(call, range.field());
            if (range.min() != Long.MIN_VALUE) {
                conditions.add(CodeBlock.of("$L >= $LL", value, range.min()));
            }
            if (range.max() != Long.MAX_VALUE) {
                conditions.add(CodeBlock.of("$L <= $LL", value, range.max()));
            }
        }
        return conditions.isEmpty() ? CodeBlock.of("true") : CodeBlock.join(conditions, " && ");
    }

    /** Whether a statecall is allowed in a row for some values of its fields. */
    CodeBlock may(String row) {
        if (!isMayCalled()) {
            return isAllowed(row, ofOrdinal());
        }
        return part.isSet() ? CodeBlock.of("$L(ordinal)", mayName()) : CodeBlock.of("$L(ordinal, $L)", mayName(), row);
    }

    /** Whether that is a method: what is asked in one place and without guards is an expression. */
    private boolean isMayCalled() {
        return part.isKeyed() || part.hasGuards();
    }

    private CodeBlock ofOrdinal() {
        return CodeBlock.of("$L[ordinal]", part.column());
    }

    private String mayName() {
        return part.local("May");
    }

    /** The method that tells whether a statecall is allowed in a row for some values of its fields. */
    private MethodSpec may() {
        MethodSpec.Builder method = MethodSpec.methodBuilder(mayName())
                .addModifiers(Modifier.PRIVATE)
                .returns(TypeName.BOOLEAN)
                .addParameter(TypeName.INT, "ordinal");
        if (!part.isSet()) {
            method.addModifiers(Modifier.STATIC).addParameter(TypeName.INT, "row");
        }
        CodeBlock usual = isAllowed("row", ofOrdinal());
        if (!part.hasGuards()) {
            return method.addStatement("return $L", usual).build();
        }
        method.beginControlFlow("switch (ordinal)");
        for (Statecall call : guarded()) {
            CodeBlock any = part.columns().letters(call).stream()
                    .map(part.columns()::of)
                    .distinct()
                    .map(column -> isAllowed("row", CodeBlock.of("$L", column)))
                    .collect(CodeBlock.joining(" || "));
            method.addCode("case $L:\n$>", shape.ordinal(call))
                    .addStatement("return $L", any)
                    .addCode("$<");
        }
        return method.addCode("default:\n$>")
                .addStatement("return $L", usual)
                .addCode("$<")
                .endControlFlow()
                .build();
    }
}
