package org.mpl4j.compiler.spl.output.java;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.function.ToIntFunction;
import javax.lang.model.element.Modifier;
import org.mpl4j.compiler.source.Span;
import org.mpl4j.compiler.spl.model.Direction;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.table.Letter;
import org.mpl4j.compiler.spl.table.TableState;

/** Adds the tables of a policy's automata, which all of its objects share. */
final class Tables {
    /** How many fields a statecall needs. */
    static final String ARGUMENTS = "ARGUMENTS";

    static final String ALLOWED = "ALLOWED";

    /** The columns of all automata, in one number for each statecall. */
    static final String COLUMNS = "COLUMNS";

    private static final TypeName SHORTS = ArrayTypeName.of(TypeName.SHORT);
    private static final int LAST_LINE = 0xffff;

    private final PolicyShape shape;
    private final String file;
    private final TypeSpec.Builder type;

    private Tables(PolicyShape shape, String file, TypeSpec.Builder type) {
        this.shape = shape;
        this.file = file;
        this.type = type;
    }

    static void add(PolicyShape shape, String file, TypeSpec.Builder type) {
        new Tables(shape, file, type).add();
    }

    private void add() {
        shape.parts().forEach(this::add);
        if (shape.isPacked()) {
            CodeBlock all = shape.parts().stream()
                    .map(part -> CodeBlock.of("$L", part.column()))
                    .collect(CodeBlock.joining(", "));
            add(ArrayTypeName.of(TypeName.LONG), COLUMNS, CodeBlock.of("$T.packed($L)", PolicyTypes.AUTOMATON, all));
        }
        if (shape.hasFields()) {
            add(SHORTS, ARGUMENTS, byStatecall(call -> shape.fields(call).size(), 0));
        }
        TypeName sets = ParameterizedTypeName.get(
                PolicyTypes.ALLOWED_SETS, shape.statecalls().name());
        add(
                sets,
                ALLOWED,
                CodeBlock.of(
                        "new $T<>($T.values())",
                        PolicyTypes.ALLOWED_SETS,
                        shape.statecalls().name()));
    }

    private void add(Part part) {
        List<TableState> states = part.table().states();
        boolean isDense = !part.isSet() && !part.isSparse();
        int[] endings = isDense ? new int[0] : part.columns().endings();
        add(
                PolicyTypes.AUTOMATON,
                part.constant(),
                CodeBlock.of(
                        "$T.of($S, $S, $L, $L, $S, $S, $S$L)",
                        PolicyTypes.AUTOMATON,
                        part.name(),
                        file,
                        states.size(),
                        isDense ? part.columns().count() : 0,
                        TableText.numbers(states.size(), part::stateOf),
                        TableText.numbers(states.size(), row -> line(states.get(row))),
                        TableText.numbers(
                                states.size(), row -> isDense ? states.get(row).isEnd() ? 1 : 0 : endings[row]),
                        isDense ? lines(part.columns().rows()) : CodeBlock.of("")));
        part.sets().ifPresent(sets -> add(sets.programType(), part.program(), sets.program(shape)));
        if (part.isSparse()) {
            add(
                    PolicyTypes.SPARSE_TABLE,
                    part.next(),
                    CodeBlock.of(
                            "$T.of($L, $L$L)",
                            PolicyTypes.SPARSE_TABLE,
                            states.size(),
                            part.ignored(),
                            TableText.literals(TableText.longs(part.columns().sparse()))));
        } else if (isDense) {
            add(SHORTS, part.next(), CodeBlock.of("$L.next()", part.constant()));
        }
        add(SHORTS, part.column(), byStatecall(part::column, part.ignored()));
        if (part.hasLimits()) {
            addLimits(part, states);
        }
    }

    private static int line(TableState state) {
        return state.places().stream()
                .mapToInt(Span::line)
                .filter(line -> line <= LAST_LINE)
                .findFirst()
                .orElse(0);
    }

    private static CodeBlock lines(int[][] rows) {
        return TableText.literals(TableText.rows(rows));
    }

    private CodeBlock byStatecall(ToIntFunction<Statecall> number, int ofOthers) {
        List<Statecall> calls = shape.statecalls().calls();
        String text = TableText.numbers(
                shape.statecalls().count(), i -> i < calls.size() ? number.applyAsInt(calls.get(i)) : ofOthers);
        return CodeBlock.of(
                "$T.numbers($S, $L)",
                PolicyTypes.AUTOMATON,
                text,
                shape.statecalls().count());
    }

    private void addLimits(Part part, List<TableState> states) {
        int rows = states.size();
        if (!part.isSparse()) {
            add(
                    SHORTS,
                    part.arms(),
                    CodeBlock.of(
                            "$T.cells($L, $L$L)",
                            PolicyTypes.AUTOMATON,
                            rows,
                            part.columns().count(),
                            lines(part.columns().armed())));
        }
        List<String> limits = shape.limits();
        String of = TableText.numbers(
                rows, row -> states.get(row).limit().map(limits::indexOf).orElse(-1) + 1);
        add(SHORTS, part.limitOf(), CodeBlock.of("$T.numbers($S, $L)", PolicyTypes.AUTOMATON, of, rows));
        String timers = TableText.numbers(rows, row -> timer(part, row));
        add(SHORTS, Timing.timers(part), CodeBlock.of("$T.numbers($S, $L)", PolicyTypes.AUTOMATON, timers, rows));
    }

    /** The statecall that ends the limit of a row: one that it allows. */
    private int timer(Part part, int row) {
        for (int i : part.table().rows().get(row).letters()) {
            Letter letter = part.table().letters().get(i);
            if (letter.call().direction() == Direction.TIMER && part.table().next(row, i) >= 0) {
                return shape.ordinal(letter.call());
            }
        }
        return shape.statecalls().calls().size();
    }

    private void add(TypeName of, String name, CodeBlock initializer) {
        type.addField(FieldSpec.builder(of, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(initializer)
                .build());
    }
}
