package org.mpl4j.compiler.diagram;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row of a diagram: up to 32 bits. */
sealed interface Row {
    int BITS = 32;

    /** Bits after the rightmost one. */
    int endColumn();

    /** What is at a column; null where nothing is. */
    @Nullable
    Cell at(int column);

    /** Parts of cells side by side; the first need not start in column 0. */
    record Bits(List<Part> parts) implements Row {
        public Bits {
            parts = List.copyOf(parts);
        }

        @Override
        public int endColumn() {
            return parts.get(parts.size() - 1).endColumn();
        }

        @Override
        public @Nullable Cell at(int column) {
            for (Part part : parts) {
                if (part.column() <= column && column < part.endColumn()) {
                    return part.cell();
                }
            }
            return null;
        }
    }

    /** A cell that has the row for itself. */
    record Whole(Cell.Wide cell) implements Row {
        @Override
        public int endColumn() {
            return BITS;
        }

        @Override
        public @Nullable Cell at(int column) {
            return column >= 0 && column < BITS ? cell : null;
        }
    }

    /**
     * What one row shows of a cell.
     *
     * @param before bits of the cell in rows above
     */
    record Part(Cell.Fixed cell, int before, int column, int bits) {
        int endColumn() {
            return column + bits;
        }

        /** Characters between its borders. */
        int textWidth() {
            return 2 * bits - 1;
        }
    }

    /** Lays cells out in rows, splitting them at the ends of rows; what follows something of variable size starts a row. */
    static List<Row> of(List<Cell> cells) {
        List<Row> rows = new ArrayList<>();
        List<Part> open = new ArrayList<>();
        for (Cell cell : cells) {
            if (cell instanceof Cell.Fixed fixed) {
                int column = open.isEmpty()
                        ? startColumn(rows, fixed)
                        : open.get(open.size() - 1).endColumn();
                split(fixed, column, open, rows);
            } else if (cell instanceof Cell.Wide wide) {
                close(open, rows);
                rows.add(new Whole(wide));
            }
        }
        close(open, rows);
        return rows;
    }

    private static int startColumn(List<Row> rows, Cell.Fixed cell) {
        boolean continues = !rows.isEmpty() && rows.get(rows.size() - 1) instanceof Bits;
        return continues ? 0 : cell.column();
    }

    private static void split(Cell.Fixed cell, int startColumn, List<Part> open, List<Row> rows) {
        int column = startColumn;
        int before = 0;
        while (before < cell.bits()) {
            Part part = new Part(cell, before, column, Math.min(cell.bits() - before, BITS - column));
            open.add(part);
            before += part.bits();
            column = part.endColumn() % BITS;
            if (column == 0) {
                close(open, rows);
            }
        }
    }

    private static void close(List<Part> open, List<Row> rows) {
        if (!open.isEmpty()) {
            rows.add(new Bits(open));
            open.clear();
        }
    }
}
