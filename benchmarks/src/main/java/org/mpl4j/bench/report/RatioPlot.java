package org.mpl4j.bench.report;

import java.util.Formatter;
import java.util.List;
import java.util.Locale;

/** Draws measurements as bars in SVG: the ratio to hand-written code on a logarithmic scale, so that half and double are equally far from the line at 1. */
final class RatioPlot {
    private static final int LABELS = 190;
    private static final int WIDTH = 900;
    private static final int BAR = 16;
    private static final int TITLE = 34;
    private static final int TOP = 62;
    private static final double LEAST = 0.25;
    private static final double MOST = 128;
    private static final List<String> COLORS = List.of("#7a7a7a", "#1f6fb4", "#d98324");
    private static final List<String> NAMES = List.of("hand-written", "generated", "other libraries");

    private final StringBuilder svg = new StringBuilder();
    private final Formatter lines = new Formatter(svg, Locale.ROOT);
    private int y = TOP;

    private RatioPlot() {}

    static String of(List<Measurement> measurements) {
        RatioPlot plot = new RatioPlot();
        for (Workload workload : Workload.values()) {
            List<Row> rows = Row.of(workload, measurements).stream()
                    .filter(row -> !Double.isNaN(row.ratio()))
                    .toList();
            if (!rows.isEmpty()) {
                plot.workload(workload, rows);
            }
        }
        return plot.page();
    }

    private void workload(Workload workload, List<Row> rows) {
        text(10, y + TITLE - 12, "start", "bold", workload.letter() + ": " + workload.title());
        y += TITLE;
        rows.forEach(this::bar);
    }

    private void bar(Row row) {
        Measurement measurement = row.measurement();
        double one = x(1);
        double end = x(Math.clamp(row.ratio(), LEAST, MOST));
        text(LABELS - 8, y + 12, "end", "normal", measurement.contender() + ", " + measurement.kind());
        lines.format(
                "<rect x='%.1f' y='%d' width='%.1f' height='%d' fill='%s'/>%n",
                Math.min(one, end), y + 2, Math.max(1, Math.abs(end - one)), BAR - 4, COLORS.get(row.rank()));
        text(Math.max(one, end) + 5, y + 12, "start", "normal", String.format(Locale.ROOT, "%.2f", row.ratio()));
        y += BAR;
    }

    private static double x(double ratio) {
        double part = Math.log(ratio / LEAST) / Math.log(MOST / LEAST);
        return LABELS + part * (WIDTH - LABELS - 60);
    }

    private String page() {
        String bars = svg.toString();
        int height = y + 20;
        svg.setLength(0);
        lines.format(
                "<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d' viewBox='0 0 %d %d' font-family='sans-serif' font-size='12'>%n",
                WIDTH, height, WIDTH, height);
        lines.format("<rect width='%d' height='%d' fill='white'/>%n", WIDTH, height);
        text(
                10,
                20,
                "start",
                "bold",
                "Time an operation, as a ratio to hand-written code on a heap buffer (logarithmic; to the left is faster)");
        for (int i = 0; i < NAMES.size(); i++) {
            lines.format("<rect x='%d' y='30' width='12' height='12' fill='%s'/>%n", 10 + 130 * i, COLORS.get(i));
            text(28 + 130 * i, 40, "start", "normal", NAMES.get(i));
        }
        for (double tick = LEAST; tick <= MOST; tick *= 2) {
            lines.format(
                    "<line x1='%.1f' x2='%.1f' y1='%d' y2='%d' stroke='%s'/>%n",
                    x(tick), x(tick), TOP, height - 10, tick == 1 ? "#333333" : "#dddddd");
            text(x(tick), TOP - 4, "middle", "normal", tick < 1 ? Double.toString(tick) : Integer.toString((int) tick));
        }
        return svg.append(bars).append("</svg>\n").toString();
    }

    private void text(double x, int baseline, String anchor, String weight, String content) {
        lines.format(
                "<text x='%.1f' y='%d' text-anchor='%s' font-weight='%s' fill='#222222'>%s</text>%n",
                x, baseline, anchor, weight, content.replace("&", "&amp;").replace("<", "&lt;"));
    }
}
