package org.mpl4j.compiler.spl.output.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mpl4j.compiler.spl.model.Direction;

/** Elements of SVG, one a line. */
final class SvgText {
    private final StringBuilder text = new StringBuilder();

    void line(String line) {
        text.append(line).append('\n');
    }

    /** A text in one line. */
    void text(double x, double y, String classes, String content) {
        line("<text class=\"" + classes + "\" x=\"" + number(x) + "\" y=\"" + number(y) + "\">" + escaped(content)
                + "</text>");
    }

    /** Statecalls around a middle, each in the colour of its direction. */
    void calls(double x, double top, CallLines calls) {
        double y = top + CallLines.SIZE;
        for (List<CallLabel> line : calls.lines()) {
            List<String> spans = new ArrayList<>();
            for (CallLabel call : line) {
                spans.add("<tspan class=\"" + direction(call.direction()) + "\">" + escaped(call.text()) + "</tspan>");
            }
            line("<text class=\"call\" x=\"" + number(x) + "\" y=\"" + number(y) + "\">" + String.join(", ", spans)
                    + "</text>");
            y += CallLines.LINE_HEIGHT;
        }
    }

    void box(double x, double y, double width, double height, double radius, String classes) {
        line("<rect class=\"" + classes + "\" x=\"" + number(x) + "\" y=\"" + number(y) + "\" width=\"" + number(width)
                + "\" height=\"" + number(height) + "\" rx=\"" + number(radius) + "\"/>");
    }

    static String direction(Direction direction) {
        return direction.name().toLowerCase(Locale.ROOT);
    }

    static String number(double value) {
        String number = String.format(Locale.ROOT, "%.1f", value);
        return number.endsWith(".0") ? number.substring(0, number.length() - 2) : number;
    }

    static String escaped(String content) {
        return content.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
