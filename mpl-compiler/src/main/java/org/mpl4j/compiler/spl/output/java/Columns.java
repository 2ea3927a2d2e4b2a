package org.mpl4j.compiler.spl.output.java;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.table.Letter;
import org.mpl4j.compiler.spl.table.StateTable;
import org.mpl4j.compiler.spl.table.TableRow;

/**
 * The columns of an automaton's table in Java: letters that behave alike in all states share one; what the automaton takes no notice of has one that stays where it is,
 * and values of fields that no letter stands for have one that refuses.
 */
final class Columns {
    /** Where a row leads. */
    private record Cell(int row, int target, boolean arms) {}

    private final StateTable table;
    private final List<List<Cell>> contents = new ArrayList<>();
    private final Map<List<Cell>, Integer> known = new HashMap<>();
    private final Map<Letter, Integer> byLetter = new LinkedHashMap<>();
    private final Map<Statecall, List<Letter>> letters = new LinkedHashMap<>();
    private final int ignored;
    private final int refused;

    private Columns(StateTable table) {
        this.table = table;
        for (Letter letter : table.letters()) {
            letters.computeIfAbsent(letter.call(), call -> new ArrayList<>()).add(letter);
        }
        this.ignored = table.letters().size();
        this.refused = ignored + 1;
    }

    private Columns(StateTable table, List<List<Cell>> byNumber) {
        this.table = table;
        for (int i = 0; i < byNumber.size(); i++) {
            Letter letter = table.letters().get(i);
            letters.computeIfAbsent(letter.call(), call -> new ArrayList<>()).add(letter);
            byLetter.put(letter, add(byNumber.get(i)));
        }
        List<Cell> same = new ArrayList<>();
        for (int row = 0; row < table.states().size(); row++) {
            same.add(new Cell(row, row, false));
        }
        this.ignored = add(same);
        this.refused = add(List.of());
    }

    /** The columns of a table. */
    static Columns of(StateTable table) {
        List<List<Cell>> byNumber = new ArrayList<>();
        table.letters().forEach(letter -> byNumber.add(new ArrayList<>()));
        for (int row = 0; row < table.rows().size(); row++) {
            TableRow cells = table.rows().get(row);
            for (int i = 0; i < cells.letters().length; i++) {
                if (cells.targets()[i] != StateTable.REFUSED) {
                    byNumber.get(cells.letters()[i]).add(new Cell(row, cells.targets()[i], cells.arms()[i]));
                }
            }
        }
        return new Columns(table, byNumber);
    }

    /** One for each letter, as there is no table, then that of what changes nothing, and that of what is refused. */
    static Columns ofLetters(StateTable outline) {
        Columns columns = new Columns(outline);
        for (int i = 0; i < outline.letters().size(); i++) {
            columns.byLetter.put(outline.letters().get(i), i);
        }
        return columns;
    }

    private int add(List<Cell> content) {
        return known.computeIfAbsent(content, made -> {
            contents.add(made);
            return contents.size() - 1;
        });
    }

    int count() {
        return Math.max(contents.size(), refused + 1);
    }

    /** How many cells are not refused. */
    long cells() {
        return contents.stream().mapToLong(List::size).sum();
    }

    /** The letters of a statecall; none if the automaton takes no notice of it. */
    List<Letter> letters(Statecall call) {
        return letters.getOrDefault(call, List.of());
    }

    boolean isKnown(Statecall call) {
        return letters.containsKey(call);
    }

    /** Whether which column it is depends on fields. */
    boolean isGuarded(Statecall call) {
        return letters(call).stream().anyMatch(letter -> !letter.ranges().isEmpty());
    }

    int of(Letter letter) {
        return byLetter.getOrDefault(letter, -1);
    }

    /** The column of what changes nothing. */
    int ignored() {
        return ignored;
    }

    /** The column of what is refused everywhere. */
    int refused() {
        return refused;
    }

    /** The cells, row by row. */
    int[][] rows() {
        int[][] rows = new int[table.states().size()][contents.size()];
        for (int[] row : rows) {
            Arrays.fill(row, StateTable.REFUSED);
        }
        for (int column = 0; column < contents.size(); column++) {
            for (Cell cell : contents.get(column)) {
                rows[cell.row()][column] = cell.target();
            }
        }
        return rows;
    }

    /** For each cell, 1 if the limit of the next row begins anew. */
    int[][] armed() {
        int[][] rows = new int[table.states().size()][contents.size()];
        for (int column = 0; column < contents.size(); column++) {
            for (Cell cell : contents.get(column)) {
                rows[cell.row()][column] = cell.arms() ? 1 : 0;
            }
        }
        return rows;
    }

    /** For each row, how many cells lead anywhere, and of each the column and twice the next row, and one more if its limit begins anew; without what is ignored. */
    List<Long> sparse() {
        List<List<Long>> rows = new ArrayList<>();
        table.states().forEach(state -> rows.add(new ArrayList<>(List.of(0L))));
        for (int column = 0; column < contents.size(); column++) {
            if (column == ignored) {
                continue;
            }
            for (Cell cell : contents.get(column)) {
                List<Long> row = rows.get(cell.row());
                row.set(0, row.get(0) + 1);
                row.add((long) column);
                row.add(2L * cell.target() + (cell.arms() ? 1 : 0));
            }
        }
        List<Long> all = new ArrayList<>();
        rows.forEach(all::addAll);
        return all;
    }

    /** For each row, 0 if the automaton must not stop there, 1 if it may, 2 if nothing else is left to do. */
    int[] endings() {
        int[] endings = new int[table.states().size()];
        for (int row = 0; row < endings.length; row++) {
            endings[row] = table.states().get(row).isEnd() ? 2 : 0;
        }
        for (int column = 0; column < contents.size(); column++) {
            if (column != ignored) {
                contents.get(column).forEach(cell -> endings[cell.row()] = Math.min(endings[cell.row()], 1));
            }
        }
        return endings;
    }
}
