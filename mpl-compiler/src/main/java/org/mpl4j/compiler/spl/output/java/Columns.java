package org.mpl4j.compiler.spl.output.java;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.table.Letter;
import org.mpl4j.compiler.spl.table.StateTable;

/**
 * The columns of an automaton's table in Java: letters that behave alike in all states share one; what the automaton takes no notice of has one that stays where it is,
 * and values of fields that no letter stands for have one that refuses.
 */
final class Columns {
    private final StateTable table;
    private final List<int[]> cells = new ArrayList<>();
    private final List<boolean[]> arms = new ArrayList<>();
    private final Map<Content, Integer> known = new HashMap<>();
    private final Map<Letter, Integer> byLetter = new LinkedHashMap<>();
    private final Map<Statecall, List<Letter>> letters = new LinkedHashMap<>();

    Columns(StateTable table) {
        this.table = table;
        for (int i = 0; i < table.letters().size(); i++) {
            Letter letter = table.letters().get(i);
            letters.computeIfAbsent(letter.call(), call -> new ArrayList<>()).add(letter);
            byLetter.put(letter, add(next(i), armed(i)));
        }
    }

    private int[] next(int letter) {
        int[] column = new int[table.states().size()];
        Arrays.setAll(column, state -> table.next(state, letter));
        return column;
    }

    private boolean[] armed(int letter) {
        boolean[] column = new boolean[table.states().size()];
        for (int state = 0; state < column.length; state++) {
            column[state] = table.arms(state, letter);
        }
        return column;
    }

    private int add(int[] next, boolean[] armed) {
        return known.computeIfAbsent(new Content(next, armed), content -> {
            cells.add(next);
            arms.add(armed);
            return cells.size() - 1;
        });
    }

    /** What two columns are compared by. */
    private record Content(IntBuffer next, BitSet armed) {
        Content(int[] next, boolean[] armed) {
            this(IntBuffer.wrap(next), new BitSet());
            for (int i = 0; i < armed.length; i++) {
                this.armed.set(i, armed[i]);
            }
        }
    }

    int count() {
        return cells.size();
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
        int[] same = new int[table.states().size()];
        Arrays.setAll(same, state -> state);
        return add(same, new boolean[same.length]);
    }

    /** The column of what is refused everywhere. */
    int refused() {
        int[] none = new int[table.states().size()];
        Arrays.fill(none, StateTable.REFUSED);
        return add(none, new boolean[none.length]);
    }

    /** The cells, row by row. */
    int[][] rows() {
        int[][] rows = new int[table.states().size()][cells.size()];
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < cells.size(); column++) {
                rows[row][column] = cells.get(column)[row];
            }
        }
        return rows;
    }

    /** For each cell, 1 if the limit of the next row begins anew. */
    int[][] armed() {
        int[][] rows = new int[table.states().size()][cells.size()];
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < cells.size(); column++) {
                rows[row][column] = arms.get(column)[row] ? 1 : 0;
            }
        }
        return rows;
    }
}
