package org.mpl4j.compiler.spl.output.diagram;

import java.util.List;
import java.util.stream.Collectors;
import org.mpl4j.compiler.spl.model.Direction;
import org.mpl4j.compiler.spl.table.StateTable;

/** Automata as graphs for Graphviz, one digraph each. */
public final class DotPrinter {
    private final StringBuilder text = new StringBuilder();

    private DotPrinter() {}

    /**
     * The graphs, one behind the other.
     *
     * @param isByLabel whether states of one name are one node
     */
    public static String print(List<StateTable> tables, boolean isByLabel) {
        DotPrinter printer = new DotPrinter();
        tables.stream().map(table -> DrawingMaker.of(table, isByLabel)).forEach(printer::graph);
        return printer.text.toString();
    }

    private void graph(Drawing drawing) {
        line("digraph " + quoted(drawing.title()) + " {");
        line("  graph [fontname=\"Helvetica\", labelloc=b, labeljust=l, label="
                + quoted(drawing.notes().stream().map(note -> note + "\\l").collect(Collectors.joining())) + "];");
        line("  node [fontname=\"Helvetica\", shape=box, style=rounded];");
        line("  edge [fontname=\"Helvetica\", fontsize=10];");
        drawing.nodes().forEach(this::node);
        for (Drawing.Edge edge : drawing.edges()) {
            boolean isTimer = edge.calls().stream().allMatch(call -> call.direction() == Direction.TIMER);
            line("  s" + edge.from() + " -> s" + edge.to() + " [label=" + quoted(lines(edge.calls()))
                    + (isTimer ? ", style=dashed" : "") + "];");
        }
        line("}");
    }

    private void node(Drawing.Node node) {
        String label = node.title()
                + node.limit().map(limit -> "\\nwithin " + limit).orElse("")
                + (node.loops().isEmpty() ? "" : "\\n" + lines(node.loops()));
        line("  s" + node.number() + " [label=" + quoted(label) + (node.isEnd() ? ", peripheries=2" : "") + "];");
        for (int i = 0; i < node.starts().size(); i++) {
            String dot = "start" + node.number() + "_" + i;
            line("  " + dot + " [shape=point, width=0.15];");
            String values = node.starts().get(i);
            line("  " + dot + " -> s" + node.number() + (values.isEmpty() ? "" : " [label=" + quoted(values) + "]")
                    + ";");
        }
    }

    private static String lines(List<CallLabel> calls) {
        return calls.stream().map(CallLabel::text).collect(Collectors.joining("\\n"));
    }

    /** Names have no quotes or backslashes but those of line ends. */
    private static String quoted(String content) {
        return '"' + content.replace("\"", "\\\"") + '"';
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
