package org.mpl4j.runtime.policy;

import java.util.List;

/**
 * For generated code: an automaton of a policy as tables. It has a row for each state, and for each statecall (or, where guards look at fields, for each group of
 * values of those) a column; columns that are alike are one. What a cell holds is the row that follows, or {@link #REFUSED}.
 *
 * @hidden
 */
public final class Automaton {
    /** No row: the statecall is not allowed. */
    public static final int REFUSED = -1;

    private static final int LAST = 2;

    private final String name;
    private final String file;
    private final int shift;
    private final short[] next;
    private final short[] stateOf;
    private final short[] lineOf;
    private final boolean[] isEnd;
    private final boolean[] isLast;

    private Automaton(
            String name, String file, int rows, int columns, String[] text, String states, String lines, String ends) {
        this.name = name;
        this.file = file;
        this.shift = TableText.shift(columns);
        this.next = TableText.cells(rows, columns, text);
        this.stateOf = TableText.numbers(states, rows);
        this.lineOf = TableText.numbers(lines, rows);
        short[] endings = TableText.numbers(ends, rows);
        this.isEnd = new boolean[rows];
        this.isLast = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            isEnd[row] = endings[row] != 0;
            isLast[row] = columns == 0 ? endings[row] == LAST : isEnd[row] && !leadsOn(row, columns);
        }
    }

    /** Whether something that the automaton takes notice of is allowed in a row. Statecalls that it ignores stay in the row, in a column that always does. */
    private boolean leadsOn(int row, int columns) {
        for (int column = 0; column < columns; column++) {
            if (next[(row << shift) + column] != REFUSED && !isIgnored(column)) {
                return true;
            }
        }
        return false;
    }

    private boolean isIgnored(int column) {
        for (int row = 0; row < stateOf.length; row++) {
            if (next[(row << shift) + column] != row) {
                return false;
            }
        }
        return true;
    }

    /**
     * Makes the tables of texts that the compiler wrote.
     *
     * @param name of the automaton
     * @param file the policy's
     * @param rows how many
     * @param columns how many; 0 for an automaton whose cells are elsewhere
     * @param states for each row, the number of its state
     * @param lines for each row, a line of the file, or 0
     * @param ends for each row, 1 if the automaton may stop there; with no columns, 2 if nothing leads out of it, either
     * @param cells the rows' cells
     * @return the automaton
     */
    public static Automaton of(
            String name,
            String file,
            int rows,
            int columns,
            String states,
            String lines,
            String ends,
            String... cells) {
        return new Automaton(name, file, rows, columns, cells, states, lines, ends);
    }

    /**
     * Numbers that the compiler wrote.
     *
     * @param runs how often, and what, again and again
     * @param count how many there are
     * @return the numbers
     */
    public static short[] numbers(String runs, int count) {
        return TableText.numbers(runs, count);
    }

    /**
     * The columns of several automata in one number for each statecall, so that one look-up finds all of them.
     *
     * @param columns by automaton and statecall, each less than 256; at most eight automata
     * @return by statecall, the column of the first automaton in the lowest byte
     */
    public static long[] packed(short[]... columns) {
        long[] packed = new long[columns[0].length];
        for (int i = 0; i < columns.length; i++) {
            for (int call = 0; call < packed.length; call++) {
                packed[call] |= (long) columns[i][call] << (Byte.SIZE * i);
            }
        }
        return packed;
    }

    /**
     * Another table of the same form.
     *
     * @param rows how many
     * @param columns how many
     * @param text the rows' cells
     * @return the rows one after the other, as in {@link #next()}
     */
    public static short[] cells(int rows, int columns, String... text) {
        return TableText.cells(rows, columns, text);
    }

    /**
     * The cells.
     *
     * @return the rows one after the other; a row begins at its number, shifted left by as many bits as the number of columns minus one has
     */
    public short[] next() {
        return next;
    }

    /**
     * One cell.
     *
     * @param row of the table
     * @param column of the table
     * @return the row that follows, or {@link #REFUSED}
     */
    public int next(int row, int column) {
        return column < 0 ? REFUSED : next[(row << shift) + column];
    }

    /**
     * Why a statecall was refused.
     *
     * @param row of the table
     * @param state what that is called
     * @param refused the statecall
     * @param reason what kind of refusal it is
     * @param allowed what would have been allowed
     * @param listener that may have kept what was accepted before; may be null
     * @return all that is known of it
     */
    public PolicyViolation violation(
            int row,
            String state,
            Statecall refused,
            PolicyViolation.Reason reason,
            List<? extends Statecall> allowed,
            PolicyListener listener) {
        List<Statecall> recent = listener == null ? List.of() : listener.recent();
        return new PolicyViolation(name, state, file, lineOf(row), refused, reason, allowed, recent);
    }

    /**
     * The automaton's name.
     *
     * @return as in the policy
     */
    public String name() {
        return name;
    }

    /**
     * The policy's file.
     *
     * @return its name
     */
    public String file() {
        return file;
    }

    /**
     * What a row is called.
     *
     * @param row of the table
     * @return the number of the state in its enumeration
     */
    public int stateOf(int row) {
        return stateOf[row];
    }

    /**
     * Where in the file what a row waits for is.
     *
     * @param row of the table
     * @return a line from 1, or 0 if it waits for nothing
     */
    public int lineOf(int row) {
        return lineOf[row] & 0xffff;
    }

    /**
     * Whether the automaton may stop in a row.
     *
     * @param row of the table
     * @return whether that is an end
     */
    public boolean isEnd(int row) {
        return isEnd[row];
    }

    /**
     * Whether nothing more can happen to the automaton.
     *
     * @param row of the table
     * @return whether that is an end that nothing leads out of
     */
    public boolean isLast(int row) {
        return isLast[row];
    }
}
