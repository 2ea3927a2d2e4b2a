package org.mpl4j.compiler.diagram;

import java.util.ArrayList;
import java.util.List;
import org.mpl4j.compiler.layout.PacketLayout;
import org.mpl4j.compiler.svg.SvgText;

/** Packets as an SVG picture: 32 bits a row, as in {@link BitDiagram}, and what is inside of branches and arrays below, set in. */
public final class SvgDrawing {
    /** The style of parts that stand in a page, for that page. */
    public static final String STYLE = SvgLook.STYLE;

    private static final double MARGIN = 24;
    private static final double EDGE = 6;
    private static final double INDENT = 28;
    private static final double TITLE_HEIGHT = 28;
    private static final double DOC_HEIGHT = 17;
    private static final double DOC_GAP = 3;
    private static final double GAP = 22;
    private static final double PACKET_GAP = 40;
    private static final double SAMPLE = 14;
    private static final double LEGEND_WIDTH = 230;

    /** What fits beside each other in one line of a description. */
    private static final int DOC_CHARACTERS = 112;

    private final SvgText body = new SvgText();
    private double y = MARGIN;
    private double width;

    private SvgDrawing() {}

    /** The picture of packets, below each other. */
    public static String draw(List<PacketLayout> layouts) {
        SvgDrawing drawing = new SvgDrawing();
        layouts.forEach(drawing::add);
        drawing.legend();
        String title = String.join(
                ", ", layouts.stream().map(one -> one.packet().name().name()).toList());
        return drawing.page(title, "<style>\n" + STYLE + "\n</style>\n", MARGIN);
    }

    /** The picture of one part alone, without its title and {@link #STYLE}; empty if nothing is in it. */
    public static String section(PacketLayout layout, PacketSection section) {
        List<Row> rows = Row.of(new BlockCells(layout.packet(), section.block()).cells());
        if (rows.isEmpty()) {
            return "";
        }
        SvgDrawing drawing = new SvgDrawing();
        drawing.y = EDGE;
        drawing.y = new SvgRows(layout, drawing.body, EDGE).draw(rows, drawing.y + EDGE);
        drawing.width = SvgRows.WIDTH + 2 * EDGE;
        return drawing.page(section.title(), "", EDGE);
    }

    private void add(PacketLayout layout) {
        y += y > MARGIN ? PACKET_GAP : 0;
        for (PacketSection section : PacketSection.of(layout)) {
            double x = MARGIN + section.depth() * INDENT;
            y += section.depth() > 0 ? GAP : 0;
            List<Row> rows = Row.of(new BlockCells(layout.packet(), section.block()).cells());
            body.text(
                    x,
                    y + TITLE_HEIGHT / 2,
                    section.depth() == 0 ? "packet" : "part",
                    section.title() + (rows.isEmpty() ? ": nothing" : ""));
            y += TITLE_HEIGHT;
            y += section.doc().isPresent() ? DOC_GAP : 0;
            for (String line : section.doc().map(SvgDrawing::lines).orElse(List.of())) {
                body.text(x, y, "doc", line);
                y += DOC_HEIGHT;
            }
            if (!rows.isEmpty()) {
                y = new SvgRows(layout, body, x).draw(rows, y);
            }
            width = Math.max(width, x + SvgRows.WIDTH + MARGIN);
        }
    }

    /** What the colours mean. */
    private void legend() {
        y += GAP;
        double x = MARGIN;
        for (SvgRows.Kind kind : SvgRows.Kind.values()) {
            body.box(x, y, SAMPLE, SAMPLE, 0, "cell " + kind.style());
            body.text(x + SAMPLE + DOC_GAP * 2, y + SAMPLE - DOC_GAP, "doc", kind.meaning());
            x += LEGEND_WIDTH;
        }
        y += SAMPLE;
    }

    /** A description, broken where it is too long. */
    private static List<String> lines(String doc) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : doc.strip().split("\\s+")) {
            if (!line.isEmpty() && line.length() + word.length() >= DOC_CHARACTERS) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private String page(String title, String style, double margin) {
        String right = SvgText.number(width);
        String bottom = SvgText.number(y + margin);
        SvgText svg = new SvgText();
        svg.line("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + right + "\" height=\"" + bottom
                + "\" viewBox=\"0 0 " + right + " " + bottom + "\" role=\"img\">");
        svg.line("<title>" + SvgText.escaped(title) + "</title>");
        svg.line(style + "<rect class=\"page\" width=\"100%\" height=\"100%\"/>");
        return svg + body.toString() + "</svg>\n";
    }
}
