package org.mpl4j.compiler.diagram;

import java.util.List;
import org.mpl4j.compiler.layout.PacketLayout;

/** A packet in plain text: its name, and the bit diagrams of its parts as RFCs have them, each under its title. */
public final class TextDrawing {
    private static final String INDENT = "  ";

    private TextDrawing() {}

    /** The text, with a line feed at its end. */
    public static String draw(PacketLayout layout) {
        StringBuilder text = new StringBuilder();
        for (PacketSection section : PacketSection.of(layout)) {
            String indent = INDENT.repeat(section.depth());
            if (!text.isEmpty()) {
                text.append('\n');
            }
            List<String> lines = BitDiagram.draw(layout.packet(), section.block());
            text.append(indent)
                    .append(section.title())
                    .append(lines.isEmpty() ? ": nothing" : "")
                    .append('\n');
            section.doc().ifPresent(doc -> append(text, indent, doc.lines().toList()));
            if (!lines.isEmpty()) {
                text.append('\n');
                append(text, indent, lines);
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String indent, List<String> lines) {
        lines.forEach(line -> text.append((indent + line).stripTrailing()).append('\n'));
    }
}
