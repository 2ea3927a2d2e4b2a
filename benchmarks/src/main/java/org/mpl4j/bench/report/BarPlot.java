package org.mpl4j.bench.report;

import java.util.Formatter;
import java.util.List;
import java.util.Locale;

/** Draws ratios as bars in SVG, on a logarithmic scale, so that half and double are equally far from the line at 1. */
public final class BarPlot {
    private static final int LABELS = 190;
    private static final int WIDTH = 900;
    private static final int BAR = 16;
    private static final int TITLE = 34;
    private static final int TOP = 62;
    private static final List<String> COLORS = List.of("#7a7a7a", "#1f6fb4", "#d98324", "#4f9a4f", "#8a5fb0");

    private final String title;
    private final List<String> colorNames;
    private final double least;
    private final double most;
    private final StringBuilder svg = new StringBuilder();
    private final Formatter lines = new Formatter(svg, Locale.ROOT);
    private int y = TOP;

    /**
     * A bar.
     *
     * @param label what it is of
     * @param ratio how long it is
     * @param color the number of its color
     */
    public record Bar(String label, double ratio, int color) {}

    /**
     * An empty plot.
     *
     * @param title above all
     * @param colorNames what the colors mean, five at most
     * @param least where the scale begins, a power of two
     * @param most where it ends
     */
    public BarPlot(String title, List<String> colorNames, double least, double most) {
        if (colorNames.size() > COLORS.size()) {
            throw new IllegalArgumentException("a plot has %d colors, and %d were asked for: %s"
                    .formatted(COLORS.size(), colorNames.size(), colorNames));
        }
        this.title = title;
        this.colorNames = List.copyOf(colorNames);
        this.least = least;
        this.most = most;
    }

    /** Adds bars below a heading. */
    public void group(String heading, List<Bar> bars) {
        text(10, y + TITLE - 12, "start", "bold", heading);
        y += TITLE;
        bars.forEach(this::bar);
    }

    private void bar(Bar bar) {
        double one = x(1);
        double end = x(Math.clamp(bar.ratio(), least, most));
        text(LABELS - 8, y + 12, "end", "normal", bar.label());
        lines.format(
                "<rect x='%.1f' y='%d' width='%.1f' height='%d' fill='%s'/>%n",
                Math.min(one, end), y + 2, Math.max(1, Math.abs(end - one)), BAR - 4, COLORS.get(bar.color()));
        text(Math.max(one, end) + 5, y + 12, "start", "normal", String.format(Locale.ROOT, "%.2f", bar.ratio()));
        y += BAR;
    }

    private double x(double ratio) {
        double part = Math.log(ratio / least) / Math.log(most / least);
        return LABELS + part * (WIDTH - LABELS - 60);
    }

    /** The file. */
    public String page() {
        String bars = svg.toString();
        int height = y + 20;
        svg.setLength(0);
        lines.format(
                "<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d' viewBox='0 0 %d %d' font-family='sans-serif' font-size='12'>%n",
                WIDTH, height, WIDTH, height);
        lines.format("<rect width='%d' height='%d' fill='white'/>%n", WIDTH, height);
        text(10, 20, "start", "bold", title);
        for (int i = 0; i < colorNames.size(); i++) {
            lines.format("<rect x='%d' y='30' width='12' height='12' fill='%s'/>%n", 10 + 130 * i, COLORS.get(i));
            text(28 + 130 * i, 40, "start", "normal", colorNames.get(i));
        }
        for (double tick = least; tick <= most; tick *= 2) {
            lines.format(
                    "<line x1='%.1f' x2='%.1f' y1='%d' y2='%d' stroke='%s'/>%n",
                    x(tick), x(tick), TOP, height - 10, tick == 1 ? "#333333" : "#dddddd");
            text(x(tick), TOP - 4, "middle", "normal", tick < 1 ? fraction(tick) : Integer.toString((int) tick));
        }
        return svg.append(bars).append("</svg>\n").toString();
    }

    private static String fraction(double tick) {
        return tick < 0.25 ? "1/" + Math.round(1 / tick) : Double.toString(tick);
    }

    private void text(double x, int baseline, String anchor, String weight, String content) {
        lines.format(
                "<text x='%.1f' y='%d' text-anchor='%s' font-weight='%s' fill='#222222'>%s</text>%n",
                x, baseline, anchor, weight, content.replace("&", "&amp;").replace("<", "&lt;"));
    }
}
