package org.mpl4j.compiler.spl.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.table.Letter;
import org.mpl4j.compiler.spl.table.TableRow;

/** Puts letters of a statecall together again whose ranges of fields turned out to make no difference. */
final class LetterMerge {
    /** Letters, and the rows that speak of them. */
    record Merged(List<Letter> letters, List<TableRow> rows) {}

    private record Cell(int state, int target, boolean arms) {}

    /** A letter, and one of those that it was made of. */
    private record Part(Letter letter, int old) {}

    private LetterMerge() {}

    static Merged merge(List<Letter> letters, List<TableRow> rows) {
        if (letters.stream().allMatch(l -> l.ranges().isEmpty())) {
            return new Merged(letters, rows);
        }
        List<List<Cell>> columns = columns(letters.size(), rows);
        Map<Statecall, List<Integer>> byCall = new LinkedHashMap<>();
        for (int i = 0; i < letters.size(); i++) {
            byCall.computeIfAbsent(letters.get(i).call(), c -> new ArrayList<>())
                    .add(i);
        }
        List<Part> parts = new ArrayList<>();
        byCall.values().forEach(own -> parts.addAll(merged(letters, own, columns)));
        Map<Integer, Integer> numbers = new HashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            numbers.put(parts.get(i).old(), i);
        }
        return new Merged(
                parts.stream().map(p -> withoutWholeRanges(p.letter())).toList(),
                rows.stream().map(row -> renumbered(row, numbers)).toList());
    }

    private static List<List<Cell>> columns(int letters, List<TableRow> rows) {
        List<List<Cell>> columns = new ArrayList<>();
        for (int i = 0; i < letters; i++) {
            columns.add(new ArrayList<>());
        }
        for (int state = 0; state < rows.size(); state++) {
            TableRow row = rows.get(state);
            for (int i = 0; i < row.letters().length; i++) {
                columns.get(row.letters()[i]).add(new Cell(state, row.targets()[i], row.arms()[i]));
            }
        }
        return columns;
    }

    private static List<Part> merged(List<Letter> letters, List<Integer> own, List<List<Cell>> columns) {
        List<Part> parts = new ArrayList<>();
        own.forEach(i -> parts.add(new Part(letters.get(i), i)));
        boolean hasChanged = own.size() > 1;
        while (hasChanged) {
            hasChanged = false;
            for (int i = 0; i < parts.size(); i++) {
                for (int j = i + 1; j < parts.size(); j++) {
                    Part a = parts.get(i);
                    Part b = parts.get(j);
                    Optional<Letter> both = columns.get(a.old()).equals(columns.get(b.old()))
                            ? joined(a.letter(), b.letter())
                            : Optional.empty();
                    if (both.isPresent()) {
                        parts.set(i, new Part(both.get(), a.old()));
                        parts.remove(j--);
                        hasChanged = true;
                    }
                }
            }
        }
        return parts;
    }

    /** One letter for two, if they differ in one field only, and there one range follows the other. */
    private static Optional<Letter> joined(Letter a, Letter b) {
        List<Letter.FieldRange> ranges = new ArrayList<>();
        boolean differs = false;
        for (int i = 0; i < a.ranges().size(); i++) {
            Letter.FieldRange left = a.ranges().get(i);
            Letter.FieldRange right = b.ranges().get(i);
            if (left.equals(right)) {
                ranges.add(left);
            } else if (differs || left.max() == Long.MAX_VALUE || left.max() + 1 != right.min()) {
                return Optional.empty();
            } else {
                differs = true;
                ranges.add(new Letter.FieldRange(left.field(), left.min(), right.max()));
            }
        }
        return Optional.of(new Letter(a.call(), ranges));
    }

    private static Letter withoutWholeRanges(Letter letter) {
        return new Letter(
                letter.call(),
                letter.ranges().stream()
                        .filter(r -> r.min() != Long.MIN_VALUE || r.max() != Long.MAX_VALUE)
                        .toList());
    }

    /** The cells of letters that were merged into another are left out. */
    private static TableRow renumbered(TableRow row, Map<Integer, Integer> numbers) {
        int[] kept = new int[row.letters().length];
        int count = 0;
        for (int i = 0; i < kept.length; i++) {
            if (numbers.containsKey(row.letters()[i])) {
                kept[count++] = i;
            }
        }
        int[] sorted = Arrays.stream(kept, 0, count)
                .boxed()
                .sorted((x, y) -> Integer.compare(
                        Objects.requireNonNull(numbers.get(row.letters()[x])),
                        Objects.requireNonNull(numbers.get(row.letters()[y]))))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] letters = new int[count];
        int[] targets = new int[count];
        boolean[] arms = new boolean[count];
        for (int i = 0; i < count; i++) {
            letters[i] = Objects.requireNonNull(numbers.get(row.letters()[sorted[i]]));
            targets[i] = row.targets()[sorted[i]];
            arms[i] = row.arms()[sorted[i]];
        }
        return new TableRow(letters, targets, arms);
    }
}
