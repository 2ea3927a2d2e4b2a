package org.mpl4j.compiler.diagram;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.layout.PacketLayout;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.NestedPacket;
import org.mpl4j.compiler.svg.SvgText;

/** Rows of cells under a ruler. What a builder asks for, what it knows itself, and what has parts of its own have a colour each. */
final class SvgRows {
    private static final double BIT = 24;
    private static final double HEIGHT = 30;
    private static final double RULER_HEIGHT = 14;

    /** About the width of a character of a name. */
    private static final double CHARACTER = 6.6;

    private static final double PADDING = 6;
    private static final double BASELINE = 4;

    /** Who fills a cell. */
    enum Kind {
        FREE("given to a builder"),
        BOUND("known to a builder by itself"),
        INSIDE("has parts of its own");

        private final String meaning;

        Kind(String meaning) {
            this.meaning = meaning;
        }

        static Kind of(Item item) {
            if (item instanceof Classify || item instanceof ArrayItem || item instanceof NestedPacket) {
                return INSIDE;
            }
            boolean isBound = item instanceof Field field
                    && (field.attributes().constant().isPresent()
                            || field.attributes().value().isPresent()
                            || field.attributes().checksum().isPresent());
            return isBound ? BOUND : FREE;
        }

        /** Its class in the style. */
        String style() {
            return name().toLowerCase(Locale.ROOT);
        }

        String meaning() {
            return meaning;
        }
    }

    /** Of a row with 32 bits. */
    static final double WIDTH = Row.BITS * BIT;

    private final PacketLayout layout;
    private final SvgText svg;
    private final double x;
    private final Set<Cell> named = new HashSet<>();

    SvgRows(PacketLayout layout, SvgText svg, double x) {
        this.layout = layout;
        this.svg = svg;
        this.x = x;
    }

    /** Draws them; returns where they end. */
    double draw(List<Row> rows, double top) {
        double y = ruler(rows, top);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            double height = height(row);
            if (row instanceof Row.Bits bits) {
                for (Row.Part part : bits.parts()) {
                    part(
                            part,
                            y,
                            height,
                            i == 0 ? null : rows.get(i - 1),
                            i + 1 == rows.size() ? null : rows.get(i + 1));
                }
            } else if (row instanceof Row.Whole whole) {
                whole(whole.cell(), y);
            }
            y += height;
        }
        return y;
    }

    private double ruler(List<Row> rows, double top) {
        int bits = rows.stream()
                .filter(Row.Bits.class::isInstance)
                .mapToInt(Row::endColumn)
                .max()
                .orElse(0);
        for (int bit = 0; bit < bits; bit++) {
            svg.text(x + (bit + 0.5) * BIT, top + BASELINE, "ruler", Integer.toString(bit));
        }
        return bits == 0 ? top : top + RULER_HEIGHT - BASELINE;
    }

    /** Higher where a name has to stand upright. */
    private static double height(Row row) {
        double most = HEIGHT;
        if (row instanceof Row.Bits bits) {
            for (Row.Part part : bits.parts()) {
                if (isUpright(part)) {
                    most = Math.max(most, part.cell().text().length() * CHARACTER + 2 * PADDING);
                }
            }
        }
        return most;
    }

    /** Names of cells that are too narrow for them; those of several rows stand in the widest. */
    private static boolean isUpright(Row.Part part) {
        return part.bits() == part.cell().bits() && !isFitting(part);
    }

    private static boolean isFitting(Row.Part part) {
        return part.cell().text().length() * CHARACTER + PADDING <= part.bits() * BIT;
    }

    private void part(Row.Part part, double y, double height, @Nullable Row above, @Nullable Row below) {
        double left = x + part.column() * BIT;
        double right = x + part.endColumn() * BIT;
        Cell.Fixed cell = part.cell();
        svg.line(
                "<g><title>" + SvgText.escaped(cell.text() + ": " + cell.bits() + (cell.bits() == 1 ? " bit" : " bits"))
                        + "</title>");
        svg.box(left, y, right - left, height, 0, kind(cell.itemId()));
        // A cell of several rows has no lines inside.
        boolean isFirst = part.before() == 0;
        boolean isLast = part.before() + part.bits() == cell.bits();
        edge(left, y, left, y + height);
        edge(right, y, right, y + height);
        edges(cell, part, y, isFirst ? null : above);
        edges(cell, part, y + height, isLast ? null : below);
        name(part, left, right, y, height);
        svg.line("</g>");
    }

    /** The edge towards another row, but where that goes on with the cell. */
    private void edges(Cell cell, Row.Part part, double y, @Nullable Row other) {
        int from = part.column();
        for (int column = part.column(); column <= part.endColumn(); column++) {
            boolean isInside = column == part.endColumn() || other != null && cell.equals(other.at(column));
            if (isInside) {
                if (from < column) {
                    edge(x + from * BIT, y, x + column * BIT, y);
                }
                from = column + 1;
            }
        }
    }

    private void edge(double x1, double y1, double x2, double y2) {
        svg.line("<path class=\"edge\" d=\"M" + SvgText.number(x1) + " " + SvgText.number(y1) + "L" + SvgText.number(x2)
                + " " + SvgText.number(y2) + "\"/>");
    }

    private void name(Row.Part part, double left, double right, double y, double height) {
        String text = part.cell().text();
        double middle = (left + right) / 2;
        if (isUpright(part)) {
            double center = y + height / 2;
            String at = SvgText.number(middle + BASELINE) + " " + SvgText.number(center);
            svg.line("<text class=\"name\" transform=\"translate(" + at + ") rotate(-90)\">" + SvgText.escaped(text)
                    + "</text>");
        } else if (named.add(part.cell())) {
            int room = (int) ((right - left - PADDING) / CHARACTER);
            svg.text(middle, y + height / 2 + BASELINE, "name", Captions.fitted(text, Math.max(room, 1)));
        }
    }

    private void whole(Cell.Wide cell, double y) {
        svg.line("<g><title>" + SvgText.escaped(cell.text()) + "</title>");
        svg.box(x, y, WIDTH, HEIGHT, 0, "cell wide " + kind(cell.itemId()));
        int room = (int) ((WIDTH - 2 * PADDING) / CHARACTER);
        svg.text(x + WIDTH / 2, y + HEIGHT / 2 + BASELINE, "name", Captions.fitted(cell.text(), room));
        svg.line("</g>");
    }

    private String kind(int itemId) {
        return Kind.of(layout.packet().item(itemId)).style();
    }
}
