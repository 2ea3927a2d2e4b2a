package org.mpl4j.compiler.spl.output.diagram;

import java.util.ArrayList;
import java.util.List;

/**
 * Statecalls in lines: one each if they are few, else as many in a line as fit.
 *
 * @param lines what stands in each; only a statecall that is too long goes over several
 */
record CallLines(List<List<CallLabel>> lines) {
    static final double SIZE = 11;
    static final double LINE_HEIGHT = 14;

    /** So many have a line each. */
    private static final int FEW = 4;

    private static final String BETWEEN = ", ";

    static CallLines of(List<CallLabel> calls, double width) {
        List<List<CallLabel>> lines = new ArrayList<>();
        List<CallLabel> line = new ArrayList<>();
        double used = 0;
        for (CallLabel call : calls) {
            for (String part : TextBox.wrap(call.text(), SIZE, width)) {
                double more = TextBox.width(part + BETWEEN, SIZE);
                if (!line.isEmpty() && (calls.size() <= FEW || used + more > width)) {
                    lines.add(line);
                    line = new ArrayList<>();
                    used = 0;
                }
                line.add(new CallLabel(call.direction(), part));
                used += more;
            }
        }
        if (!line.isEmpty()) {
            lines.add(line);
        }
        return new CallLines(lines);
    }

    double width() {
        return lines.stream()
                .mapToDouble(line -> TextBox.width(
                        String.join(BETWEEN, line.stream().map(CallLabel::text).toList()), SIZE))
                .max()
                .orElse(0);
    }

    double height() {
        return lines.size() * LINE_HEIGHT;
    }
}
