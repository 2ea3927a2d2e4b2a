package org.mpl4j.appliance.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mpl4j.appliance.run.BootTimes;

/** A start as a timeline: a bar a stage, below each other, over an axis of milliseconds. */
final class BootPicture {
    private static final List<String> COLORS = List.of("#4e79a7", "#59a14f", "#f28e2b", "#b07aa1");
    private static final double NANOS_A_MILLI = 1e6;
    private static final int WIDTH = 640;
    private static final int LEFT = 130;
    private static final int RIGHT = 70;
    private static final int TOP = 40;
    private static final int ROW = 28;
    private static final int BAR = 18;
    private static final int TICKS = 5;

    private BootPicture() {}

    static String of(String name, BootTimes times) {
        double end = axisEnd(times.answered() / NANOS_A_MILLI);
        double scale = (WIDTH - LEFT - RIGHT) / end;
        int bottom = TOP + times.stages().size() * ROW;
        StringBuilder svg = new StringBuilder();
        add(
                svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">",
                WIDTH,
                bottom + 40);
        add(svg, "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>");
        add(svg, "<text x=\"%d\" y=\"22\" font-size=\"14\">Start of the appliance %s</text>", LEFT, name);
        for (int i = 0; i <= TICKS; i++) {
            double x = LEFT + end * i / TICKS * scale;
            add(svg, "<path d=\"M%.1f %dV%d\" stroke=\"#ddd\"/>", x, TOP - 6, bottom);
            add(
                    svg,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%.0f%s</text>",
                    x,
                    bottom + 18,
                    end * i / TICKS,
                    i == TICKS ? " ms" : "");
        }
        double from = 0;
        int row = 0;
        for (Map.Entry<String, Long> stage : times.stages().entrySet()) {
            double to = stage.getValue() / NANOS_A_MILLI;
            int y = TOP + row * ROW;
            add(svg, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>", LEFT - 8, y + 14, stage.getKey());
            add(
                    svg,
                    "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>",
                    LEFT + from * scale,
                    y,
                    Math.max(1, (to - from) * scale),
                    BAR,
                    COLORS.get(row % COLORS.size()));
            add(svg, "<text x=\"%.1f\" y=\"%d\">%.1f</text>", LEFT + to * scale + 6, y + 14, to - from);
            from = to;
            row++;
        }
        return svg.append("</svg>\n").toString();
    }

    /** A round number that is not below another one. */
    private static double axisEnd(double least) {
        double step = Math.pow(10, Math.floor(Math.log10(Math.max(least, 1))));
        double half = step / 2;
        return Math.ceil(least / half) * half;
    }

    private static void add(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
