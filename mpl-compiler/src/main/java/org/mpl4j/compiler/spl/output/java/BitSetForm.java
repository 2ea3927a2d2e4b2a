package org.mpl4j.compiler.spl.output.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mpl4j.compiler.spl.explore.ConfigurationTable;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.table.StateTable;
import org.mpl4j.compiler.spl.table.TableState;

/** An automaton as configurations, a bit for each. */
final class BitSetForm implements Form.Sets {
    private final ConfigurationTable configurations;
    private final StateTable outline;
    private final Columns columns;

    BitSetForm(ConfigurationTable configurations) {
        this.configurations = configurations;
        List<ConfigurationTable.Entry> entries = configurations.entries();
        Set<String> labels = Form.labels(
                entries.stream().map(ConfigurationTable.Entry::label).toList());
        List<TableState> states = new ArrayList<>();
        for (ConfigurationTable.Entry entry : entries) {
            states.add(Form.state(states.size(), entry.label(), entry.place(), entry.isEnd(), labels));
        }
        if (configurations.starts().values().stream().anyMatch(start -> start.length == 0)) {
            states.add(Form.state(states.size(), Optional.empty(), Optional.empty(), false, labels));
        }
        this.outline = new StateTable(
                configurations.automaton(), configurations.letters(), states, List.of(), Map.of(List.of(), 0));
        this.columns = Columns.ofLetters(outline);
    }

    @Override
    public StateTable table() {
        return outline;
    }

    @Override
    public Columns columns() {
        return columns;
    }

    @Override
    public ClassName type() {
        return PolicyTypes.CONFIGURATION_BITS;
    }

    @Override
    public ClassName programType() {
        return PolicyTypes.CONFIGURATION_PROGRAM;
    }

    @Override
    public CodeBlock program(PolicyShape shape) {
        List<ConfigurationTable.Entry> entries = configurations.entries();
        List<Long> numbers = new ArrayList<>();
        for (ConfigurationTable.Entry entry : entries) {
            numbers.add((long) entry.moves().size());
            for (ConfigurationTable.Step move : entry.moves()) {
                numbers.add((long) move.letter());
                numbers.add(move.aborts() ? 1L : 0L);
                numbers.add((long) move.targets().length);
                for (int target : move.targets()) {
                    numbers.add((long) target);
                }
            }
        }
        return CodeBlock.of(
                "$T.of($L, $L, $S$L)",
                programType(),
                entries.size(),
                configurations.letters().size(),
                TableText.numbers(entries.size(), i -> entries.get(i).isEnd() ? 1 : 0),
                TableText.literals(TableText.longs(numbers)));
    }

    @Override
    public CodeBlock begin(String program, List<CodeBlock> values, CodeBlock index) {
        if (configurations.starts().size() == 1) {
            return CodeBlock.of(
                    "new $T($L, $S)",
                    type(),
                    program,
                    text(configurations.starts().values().iterator().next()));
        }
        CodeBlock all = configurations.starts().values().stream()
                .map(start -> CodeBlock.of("$S", text(start)))
                .collect(CodeBlock.joining(", "));
        return CodeBlock.of("new $T($L, new String[] {$L}[$L])", type(), program, all, index);
    }

    private static String text(int[] start) {
        List<Long> numbers = new ArrayList<>();
        for (int configuration : start) {
            numbers.add((long) configuration);
        }
        return String.join("", TableText.longs(numbers));
    }

    @Override
    public List<String> fields(Statecall call) {
        return List.of();
    }

    @Override
    public Set<Long> samples() {
        return Set.of();
    }
}
