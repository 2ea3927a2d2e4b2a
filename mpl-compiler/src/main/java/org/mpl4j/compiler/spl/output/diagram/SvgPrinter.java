package org.mpl4j.compiler.spl.output.diagram;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.mpl4j.compiler.spl.model.Direction;
import org.mpl4j.compiler.spl.table.StateTable;
import org.mpl4j.compiler.svg.SvgText;

/** Automata as an SVG picture, one below the other. The same tables give the same bytes. */
public final class SvgPrinter {
    /** More states than that nobody can read as a picture. */
    public static final int MOST_STATES = 250;

    private static final double MARGIN = 20;
    private static final double NARROWEST = 460;
    private static final double NOTE_SIZE = 12;
    private static final double NOTE_LINE = 16;

    private final SvgText body = new SvgText();
    private double width;
    private double y = MARGIN;

    private SvgPrinter() {}

    /**
     * The picture.
     *
     * @param isByLabel whether states of one name are one node
     * @throws IllegalArgumentException if an automaton has more than {@link #MOST_STATES} nodes
     */
    public static String print(List<StateTable> tables, boolean isByLabel) {
        return new SvgPrinter()
                .picture(tables.stream()
                        .map(table -> DrawingMaker.of(table, isByLabel))
                        .toList());
    }

    private String picture(List<Drawing> drawings) {
        for (Drawing drawing : drawings) {
            int count = drawing.nodes().size();
            if (count > MOST_STATES) {
                throw new IllegalArgumentException("`" + drawing.title() + "` has " + count + " states, more than the "
                        + MOST_STATES + " that a picture can show; give the states names, or write it as md or dot");
            }
        }
        List<SvgGraph> graphs = drawings.stream().map(SvgGraph::new).toList();
        width = graphs.stream().mapToDouble(SvgGraph::width).reduce(NARROWEST, Math::max);
        for (int i = 0; i < drawings.size(); i++) {
            section(drawings.get(i), graphs.get(i));
        }
        String size = SvgText.number(width + 2 * MARGIN) + "\" height=\"" + SvgText.number(y);
        SvgText svg = new SvgText();
        svg.line("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + size + "\" viewBox=\"0 0 "
                + SvgText.number(width + 2 * MARGIN) + " " + SvgText.number(y) + "\" role=\"img\">");
        svg.line("<title>"
                + SvgText.escaped(
                        String.join(", ", drawings.stream().map(Drawing::title).toList()))
                + "</title>");
        svg.line(SvgStyle.ELEMENT);
        svg.line(
                "<defs><marker id=\"arrow\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"9\" markerHeight=\"9\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path class=\"arrow\" d=\"M0 1 L10 5 L0 9 z\"/></marker></defs>");
        svg.box(0, 0, width + 2 * MARGIN, y, 0, "page");
        return svg + body.toString() + "</svg>\n";
    }

    private void section(Drawing drawing, SvgGraph graph) {
        y += 14;
        body.text(MARGIN, y, "heading", drawing.title());
        y += 12;
        body.line("<g transform=\"translate(" + SvgText.number(MARGIN + (width - graph.width()) / 2) + " "
                + SvgText.number(y) + ")\">");
        graph.print(body);
        body.line("</g>");
        y += graph.height() + 14;
        List<String> notes = new ArrayList<>(drawing.notes());
        notes.add(legend(drawing));
        for (String note : notes) {
            for (String line : TextBox.wrap(note, NOTE_SIZE, width)) {
                y += NOTE_LINE;
                body.text(MARGIN, y, "note", line);
            }
            y += 3;
        }
        y += MARGIN;
    }

    /** What the signs mean that occur. */
    private static String legend(Drawing drawing) {
        Set<Direction> found = EnumSet.noneOf(Direction.class);
        Stream.concat(
                        drawing.nodes().stream().flatMap(node -> node.loops().stream()),
                        drawing.edges().stream().flatMap(edge -> edge.calls().stream()))
                .forEach(call -> found.add(call.direction()));
        List<String> parts = new ArrayList<>();
        if (found.contains(Direction.RECEIVE)) {
            parts.add("rcv: a packet received");
        }
        if (found.contains(Direction.TRANSMIT)) {
            parts.add("snd: a packet sent");
        }
        if (found.contains(Direction.TIMER)) {
            parts.add("dashed: a time limit is over");
        }
        if (drawing.nodes().stream().anyMatch(Drawing.Node::isEnd)) {
            parts.add("double rim: it may end here");
        }
        if (drawing.nodes().stream().anyMatch(node -> !node.loops().isEmpty())) {
            parts.add("below a name: what changes nothing");
        }
        return String.join("; ", parts) + (parts.isEmpty() ? "" : ".");
    }
}
