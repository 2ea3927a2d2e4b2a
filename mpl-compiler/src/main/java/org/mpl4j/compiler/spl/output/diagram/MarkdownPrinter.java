package org.mpl4j.compiler.spl.output.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mpl4j.compiler.spl.table.StateTable;
import org.mpl4j.compiler.spl.table.TableState;

/** Automata as tables in Markdown: states and statecalls, and where they lead. Of the two, that of which there are fewer has the columns. */
public final class MarkdownPrinter {
    private final StringBuilder text = new StringBuilder();

    private MarkdownPrinter() {}

    /** A section each. */
    public static String print(List<StateTable> tables) {
        MarkdownPrinter printer = new MarkdownPrinter();
        tables.forEach(printer::section);
        return printer.text.toString();
    }

    private void section(StateTable table) {
        if (!text.isEmpty()) {
            line("");
        }
        line("## " + table.name());
        line("");
        line("Where statecalls lead; `·` stays, an empty cell refuses. It starts in " + starts(table) + ends(table));
        line("");
        List<String> states = table.states().stream()
                .map(state -> "**" + StateGroups.title(state.name()) + "**")
                .toList();
        List<String> calls =
                table.letters().stream().map(letter -> "`" + letter + "`").toList();
        if (states.size() <= calls.size()) {
            table("statecall", calls, states, (letter, state) -> cell(table, state, letter));
        } else {
            table("state", states, calls, (state, letter) -> cell(table, state, letter));
        }
    }

    private void table(
            String corner, List<String> rows, List<String> columns, BiFunction<Integer, Integer, String> cell) {
        line("| " + corner + " | " + String.join(" | ", columns) + " |");
        line("|---|" + "---|".repeat(columns.size()));
        for (int row = 0; row < rows.size(); row++) {
            int at = row;
            line("| " + rows.get(row) + " | "
                    + IntStream.range(0, columns.size())
                            .mapToObj(column -> cell.apply(at, column))
                            .collect(Collectors.joining(" | "))
                    + " |");
        }
    }

    private static String cell(StateTable table, int state, int letter) {
        int next = table.next(state, letter);
        if (next == StateTable.REFUSED) {
            return "";
        }
        return next == state ? "·" : StateGroups.title(table.states().get(next).name());
    }

    private static String starts(StateTable table) {
        List<String> texts = new ArrayList<>();
        for (Drawing.Node node : DrawingMaker.of(table, false).nodes()) {
            for (String values : node.starts()) {
                texts.add("**" + node.title() + "**" + (values.isEmpty() ? "" : " (" + values + ")"));
            }
        }
        return String.join(", ", texts);
    }

    private static String ends(StateTable table) {
        List<String> ends = table.states().stream()
                .filter(TableState::isEnd)
                .map(state -> "**" + StateGroups.title(state.name()) + "**")
                .toList();
        return ends.isEmpty() ? "." : ", and may end in " + String.join(", ", ends) + ".";
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
