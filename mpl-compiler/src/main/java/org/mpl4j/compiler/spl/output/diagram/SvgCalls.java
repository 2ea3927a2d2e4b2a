package org.mpl4j.compiler.spl.output.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mpl4j.compiler.spl.model.Direction;
import org.mpl4j.compiler.svg.SvgText;

/** Writes statecalls. */
final class SvgCalls {
    private SvgCalls() {}

    /** Statecalls around a middle, each in the colour of its direction. */
    static void write(SvgText svg, double x, double top, CallLines calls) {
        double y = top + CallLines.SIZE;
        for (List<CallLabel> line : calls.lines()) {
            List<String> spans = new ArrayList<>();
            for (CallLabel call : line) {
                spans.add("<tspan class=\"" + direction(call.direction()) + "\">" + SvgText.escaped(call.text())
                        + "</tspan>");
            }
            svg.line("<text class=\"call\" x=\"" + SvgText.number(x) + "\" y=\"" + SvgText.number(y) + "\">"
                    + String.join(", ", spans) + "</text>");
            y += CallLines.LINE_HEIGHT;
        }
    }

    static String direction(Direction direction) {
        return direction.name().toLowerCase(Locale.ROOT);
    }
}
