package org.mpl4j.compiler.svg;

import java.util.Locale;

/** Elements of SVG, one a line. */
public final class SvgText {
    private final StringBuilder text = new StringBuilder();

    /** Anything. */
    public void line(String line) {
        text.append(line).append('\n');
    }

    /** A text in one line. */
    public void text(double x, double y, String classes, String content) {
        line("<text class=\"" + classes + "\" x=\"" + number(x) + "\" y=\"" + number(y) + "\">" + escaped(content)
                + "</text>");
    }

    /** A rectangle. */
    public void box(double x, double y, double width, double height, double radius, String classes) {
        line("<rect class=\"" + classes + "\" x=\"" + number(x) + "\" y=\"" + number(y) + "\" width=\"" + number(width)
                + "\" height=\"" + number(height) + "\" rx=\"" + number(radius) + "\"/>");
    }

    /** A number with at most one digit behind the point. */
    public static String number(double value) {
        String number = String.format(Locale.ROOT, "%.1f", value);
        return number.endsWith(".0") ? number.substring(0, number.length() - 2) : number;
    }

    /** Text as it may stand in elements and attributes. */
    public static String escaped(String content) {
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
