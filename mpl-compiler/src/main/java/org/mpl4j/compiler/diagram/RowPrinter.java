package org.mpl4j.compiler.diagram;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints rows as RFCs do: two characters a bit, borders between cells, none inside a cell that spans rows. */
final class RowPrinter {
    private final List<Row> rows;
    private final Captions captions;
    private final List<String> lines = new ArrayList<>();

    private RowPrinter(List<Row> rows, Captions captions) {
        this.rows = rows;
        this.captions = captions;
    }

    /** The ruler and the rows; there is at least one row. */
    static List<String> print(List<Row> rows, Captions captions) {
        RowPrinter printer = new RowPrinter(rows, captions);
        printer.printRuler();
        for (int i = 0; i < rows.size(); i++) {
            printer.printBorder(i == 0 ? null : rows.get(i - 1), rows.get(i));
            printer.printRow(rows.get(i));
        }
        printer.printBorder(rows.get(rows.size() - 1), null);
        return printer.lines;
    }

    private void printRuler() {
        int bits = rows.stream().mapToInt(Row::endColumn).max().orElse(0);
        StringBuilder tens = new StringBuilder();
        StringBuilder ones = new StringBuilder();
        for (int bit = 0; bit < bits; bit++) {
            tens.append(' ').append(bit % 10 == 0 ? (char) ('0' + bit / 10) : ' ');
            ones.append(' ').append((char) ('0' + bit % 10));
        }
        add(tens);
        add(ones);
    }

    private void printBorder(@Nullable Row above, @Nullable Row below) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column <= Row.BITS; column++) {
            Edge left = edge(above, below, column - 1);
            Edge right = edge(above, below, column);
            boolean isCorner = left == Edge.LINE || right == Edge.LINE || left != right;
            line.append(isCorner ? '+' : ' ').append(right == Edge.LINE ? '-' : ' ');
        }
        add(line);
    }

    /** What is between two rows at a column. */
    private enum Edge {
        OUTSIDE,
        INSIDE,
        LINE
    }

    private static Edge edge(@Nullable Row above, @Nullable Row below, int column) {
        Cell upper = above == null ? null : above.at(column);
        Cell lower = below == null ? null : below.at(column);
        if (upper == null && lower == null) {
            return Edge.OUTSIDE;
        }
        return upper != null && upper.equals(lower) ? Edge.INSIDE : Edge.LINE;
    }

    private void printRow(Row row) {
        if (row instanceof Row.Bits bits) {
            int height = bits.parts().stream()
                    .mapToInt(part -> captions.of(part).size())
                    .max()
                    .orElse(1);
            for (int line = 0; line < Math.max(height, 1); line++) {
                printLine(bits, line, height);
            }
        } else if (row instanceof Row.Whole whole) {
            int width = 2 * Row.BITS - 1;
            add(new StringBuilder("~")
                    .append(centered(Captions.fitted(whole.cell().text(), width - 2), width))
                    .append('~'));
        }
    }

    private void printLine(Row.Bits bits, int line, int height) {
        StringBuilder text = new StringBuilder("  ".repeat(bits.parts().get(0).column())).append('|');
        for (Row.Part part : bits.parts()) {
            List<String> lines = captions.of(part);
            int at = line - (height - lines.size()) / 2;
            String shown = at >= 0 && at < lines.size() ? lines.get(at) : "";
            text.append(centered(shown, part.textWidth())).append('|');
        }
        add(text);
    }

    private static String centered(String text, int width) {
        int left = (width - text.length()) / 2;
        return " ".repeat(left) + text + " ".repeat(width - text.length() - left);
    }

    private void add(StringBuilder line) {
        lines.add(line.toString().stripTrailing());
    }
}
