package org.mpl4j.compiler.library;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The table in {@code specs/README.md}: a row for each folder, and one for all of them. The counts in it are computed; its other columns are written by hand, and stay as they are.
 */
final class LibraryTable {
    private static final String HEADER =
            "| folder | what it is | described in | packets | branches | vectors | fields agreed with tshark | fuzz inputs |";
    private static final String ALL = "all";
    private static final int FIRST_COUNT = 3;
    private static final int COLUMNS = 8;

    private LibraryTable() {}

    /** The page with the counts that are right; rows that are missing are added, with what is to be written by hand left open. */
    static String updated(String page, Map<String, LibraryRow> rows) {
        List<String> lines = new ArrayList<>(Arrays.asList(page.split("\n", -1)));
        int first = lines.indexOf(HEADER) + 2;
        if (first < 2) {
            throw new IllegalArgumentException("specs/README.md has no table that begins with `" + HEADER + "`");
        }
        int end = first;
        while (end < lines.size() && lines.get(end).startsWith("|")) {
            end++;
        }
        List<List<String>> old =
                lines.subList(first, end).stream().map(LibraryTable::cells).toList();
        List<String> table = new ArrayList<>();
        for (String folder : new TreeSet<>(rows.keySet())) {
            table.add(row("[" + folder + "](" + folder + "/README.md)", rows.get(folder), old));
        }
        table.add(row(ALL, LibraryRow.sum(rows.values()), old));
        lines.subList(first, end).clear();
        lines.addAll(first, table);
        return String.join("\n", lines);
    }

    private static List<String> cells(String line) {
        List<String> cells = Arrays.stream(line.substring(1).split("\\|", -1))
                .map(String::strip)
                .toList();
        if (cells.size() != COLUMNS + 1) {
            throw new IllegalArgumentException(
                    "a row of the table in specs/README.md has " + COLUMNS + " columns, but not this one: " + line);
        }
        return cells.subList(0, COLUMNS);
    }

    private static String row(String name, LibraryRow counts, List<List<String>> old) {
        List<String> cells = new ArrayList<>(old.stream()
                .filter(row -> row.get(0).equals(name))
                .findFirst()
                .orElse(List.of(name, "–", "–", "", "", "", "–", "–")));
        List<String> counted = counts.cells();
        for (int i = 0; i < counted.size(); i++) {
            cells.set(FIRST_COUNT + i, counted.get(i));
        }
        return "| " + String.join(" | ", cells) + " |";
    }
}
