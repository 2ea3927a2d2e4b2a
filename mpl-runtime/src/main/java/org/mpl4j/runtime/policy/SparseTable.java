package org.mpl4j.runtime.policy;

/**
 * For generated code: a large table most of whose cells are refused. A row has its other cells only, in the order of their columns.
 *
 * @hidden
 */
public final class SparseTable {
    private final int ignored;
    private final int[] from;
    private final short[] columns;
    private final short[] next;
    private final boolean[] arms;

    private SparseTable(int rows, int ignored, long[] numbers) {
        this.ignored = ignored;
        this.from = new int[rows + 1];
        int cells = (numbers.length - rows) / 2;
        this.columns = new short[cells];
        this.next = new short[cells];
        this.arms = new boolean[cells];
        int at = 0;
        int cell = 0;
        for (int row = 0; row < rows; row++) {
            from[row] = cell;
            for (long count = numbers[at++]; count > 0; count--) {
                columns[cell] = (short) numbers[at++];
                next[cell] = (short) (numbers[at] >> 1);
                arms[cell++] = (numbers[at++] & 1) != 0;
            }
        }
        from[rows] = cell;
    }

    /**
     * Makes the table of a text that the compiler wrote.
     *
     * @param rows how many
     * @param ignored the column of what changes nothing
     * @param text for each row, how many cells it has, and of each the column and twice the next row, and one more if a limit begins anew
     * @return the table
     */
    public static SparseTable of(int rows, int ignored, String... text) {
        return new SparseTable(rows, ignored, TableText.longs(text));
    }

    private int find(int row, int column) {
        int low = from[row];
        int high = from[row + 1] - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int found = columns[middle];
            if (found < column) {
                low = middle + 1;
            } else if (found > column) {
                high = middle - 1;
            } else {
                return middle;
            }
        }
        return -1;
    }

    /**
     * One cell.
     *
     * @param row of the table
     * @param column of the table
     * @return the row that follows, or {@link Automaton#REFUSED}
     */
    public int next(int row, int column) {
        if (column == ignored) {
            return row;
        }
        int cell = find(row, column);
        return cell < 0 ? Automaton.REFUSED : next[cell];
    }

    /**
     * Whether a limit begins anew.
     *
     * @param row of the table
     * @param column of the table
     * @return whether the limit of the row that follows does
     */
    public boolean arms(int row, int column) {
        int cell = find(row, column);
        return cell >= 0 && arms[cell];
    }
}
