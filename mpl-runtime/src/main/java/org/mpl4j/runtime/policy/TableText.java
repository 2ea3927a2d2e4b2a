package org.mpl4j.runtime.policy;

import java.util.Arrays;

/**
 * Tables as text. The compiler writes them so that a person can compare two versions, and so that they are small.
 *
 * <p>A table is its rows, one after the other, each made of runs. A run is how often (in decimal; left out, once), and what: {@code .} refused, {@code =} the row
 * itself, {@code ~} as the row above, or a row's number in letters: to the base 26, the digits before the last one in capitals ({@code c} is 2, {@code Ba} is 26).
 * Numbers are runs, too: {@code 3b} is 1, 1, 1.
 */
final class TableText {
    private static final int BASE = 26;

    private final String text;
    private int at;

    private TableText(String text) {
        this.text = text;
    }

    /** By how much a row's number is shifted to get its first cell. */
    static int shift(int columns) {
        return columns <= 1 ? 0 : Integer.SIZE - Integer.numberOfLeadingZeros(columns - 1);
    }

    static short[] cells(int rows, int columns, String[] parts) {
        int shift = shift(columns);
        short[] cells = new short[rows << shift];
        TableText text = new TableText(String.join("", parts));
        for (int row = 0; row < rows; row++) {
            int start = row << shift;
            for (int column = 0; column < columns; ) {
                int count = text.count();
                for (int end = column + count, first = text.at; column < end; column++) {
                    text.at = first;
                    cells[start + column] =
                            text.cell(row, row == 0 ? Automaton.REFUSED : cells[start + column - (1 << shift)]);
                }
            }
        }
        return cells;
    }

    static short[] numbers(String runs, int count) {
        short[] numbers = new short[count];
        TableText text = new TableText(runs);
        for (int i = 0; i < count; ) {
            int run = text.count();
            short number = text.number();
            for (int end = i + run; i < end; i++) {
                numbers[i] = number;
            }
        }
        return numbers;
    }

    /** Numbers of any size, as many as there are; a {@code -} stands before one less than 0, which is written as what its bits turned over are. */
    static long[] longs(String... parts) {
        TableText text = new TableText(String.join("", parts));
        long[] numbers = new long[Math.max(16, text.text.length() / 2)];
        int size = 0;
        while (text.at < text.text.length()) {
            int run = text.count();
            boolean isNegative = text.text.charAt(text.at) == '-';
            text.at += isNegative ? 1 : 0;
            long number = text.large();
            if (size + run > numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * (size + run));
            }
            Arrays.fill(numbers, size, size + run, isNegative ? ~number : number);
            size += run;
        }
        return Arrays.copyOf(numbers, size);
    }

    private long large() {
        long number = 0;
        for (char c = text.charAt(at++); ; c = text.charAt(at++)) {
            if (c >= 'a') {
                return number * BASE + c - 'a';
            }
            number = number * BASE + c - 'A';
        }
    }

    private int count() {
        int count = 0;
        for (char c = text.charAt(at); c >= '0' && c <= '9'; c = text.charAt(++at)) {
            count = count * 10 + c - '0';
        }
        return count == 0 ? 1 : count;
    }

    private short cell(int row, int above) {
        switch (text.charAt(at)) {
            case '.':
                at++;
                return Automaton.REFUSED;
            case '=':
                at++;
                return (short) row;
            case '~':
                at++;
                return (short) above;
            default:
                return number();
        }
    }

    private short number() {
        return (short) large();
    }
}
