package org.mpl4j.compiler.spl.output.java;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Tables as text, which {@code org.mpl4j.runtime.policy.Automaton} reads again: rows of runs, each how often, and {@code .} refused, {@code =} the row itself,
 * {@code ~} as above, or a row in letters.
 */
final class TableText {
    private static final int BASE = 26;

    /** How long a text may get: less than what a class file can hold, and short enough to be looked at. */
    private static final int LINE = 120;

    private TableText() {}

    /** A row's number, or another one. */
    static String number(long number) {
        String last = String.valueOf((char) ('a' + number % BASE));
        String text = last;
        for (long rest = number / BASE; rest > 0; rest /= BASE) {
            text = (char) ('A' + rest % BASE) + text;
        }
        return text;
    }

    /** Numbers from 0, one after the other. */
    static String numbers(int count, IntUnaryOperator number) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; ) {
            int end = i + 1;
            while (end < count && number.applyAsInt(end) == number.applyAsInt(i)) {
                end++;
            }
            append(text, end - i, number(number.applyAsInt(i)));
            i = end;
        }
        return text.toString();
    }

    /** Numbers of any size, in lines; a {@code -} stands before one less than 0, whose bits are turned over. */
    static List<String> longs(List<Long> numbers) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < numbers.size(); ) {
            long number = numbers.get(i);
            int end = i + 1;
            while (end < numbers.size() && numbers.get(end) == number) {
                end++;
            }
            append(line, end - i, number < 0 ? "-" + number(~number) : number(number));
            i = end;
            if (line.length() >= LINE) {
                lines.add(line.toString());
                line.setLength(0);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /** Lines as arguments of a call, each on a line, after a comma. */
    static CodeBlock literals(List<String> lines) {
        return lines.stream().map(line -> CodeBlock.of(",\n$S", line)).collect(CodeBlock.joining(""));
    }

    private static void append(StringBuilder text, int count, String what) {
        text.append(count == 1 ? "" : count).append(what);
    }

    /** The rows of a table, in lines. */
    static List<String> rows(int[][] rows) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int row = 0; row < rows.length; row++) {
            line.append(row(rows, row));
            if (line.length() >= LINE) {
                lines.add(line.toString());
                line.setLength(0);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    private static String row(int[][] rows, int row) {
        StringBuilder text = new StringBuilder();
        int[] cells = rows[row];
        for (int column = 0; column < cells.length; ) {
            int same = column + 1;
            while (same < cells.length && cells[same] == cells[column]) {
                same++;
            }
            int above = column;
            while (row > 0 && above < cells.length && cells[above] == rows[row - 1][above]) {
                above++;
            }
            int end = Math.max(same, above);
            append(text, end - column, above > same ? "~" : cell(cells[column], row));
            column = end;
        }
        return text.toString();
    }

    private static String cell(int next, int row) {
        return next < 0 ? "." : next == row ? "=" : number(next);
    }
}
