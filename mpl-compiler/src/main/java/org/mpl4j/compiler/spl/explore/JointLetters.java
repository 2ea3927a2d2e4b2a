package org.mpl4j.compiler.spl.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.table.Letter;
import org.mpl4j.compiler.spl.table.LetterIndex;
import org.mpl4j.compiler.spl.table.StateTable;

/** The letters of several alphabets: where two split a statecall by fields, every two ranges that have values in common. */
final class JointLetters {
    private record Part(List<Letter.FieldRange> ranges, int[] parts) {}

    private JointLetters() {}

    static List<JointLetter> of(List<StateTable> tables) {
        Set<Statecall> calls = new LinkedHashSet<>();
        List<LetterIndex> indices = new ArrayList<>();
        for (StateTable table : tables) {
            table.letters().forEach(letter -> calls.add(letter.call()));
            indices.add(new LetterIndex(table.letters()));
        }
        List<JointLetter> letters = new ArrayList<>();
        for (Statecall call : calls) {
            parts(call, tables, indices)
                    .forEach(part -> letters.add(new JointLetter(new Letter(call, part.ranges()), part.parts())));
        }
        return letters;
    }

    private static List<Part> parts(Statecall call, List<StateTable> tables, List<LetterIndex> indices) {
        int[] none = new int[tables.size()];
        Arrays.fill(none, -1);
        List<Part> parts = List.of(new Part(List.of(), none));
        for (int i = 0; i < tables.size(); i++) {
            if (!indices.get(i).knows(call)) {
                continue;
            }
            List<Part> finer = new ArrayList<>();
            for (Part part : parts) {
                for (int letter : indices.get(i).lettersOf(call)) {
                    int[] more = part.parts().clone();
                    more[i] = letter;
                    common(part.ranges(), tables.get(i).letters().get(letter).ranges())
                            .ifPresent(ranges -> finer.add(new Part(ranges, more)));
                }
            }
            parts = finer;
        }
        return parts;
    }

    /** The ranges of values that are in both. */
    private static Optional<List<Letter.FieldRange>> common(List<Letter.FieldRange> a, List<Letter.FieldRange> b) {
        Map<String, Letter.FieldRange> both = new LinkedHashMap<>();
        a.forEach(range -> both.put(range.field(), range));
        for (Letter.FieldRange range : b) {
            Letter.FieldRange other = both.getOrDefault(range.field(), range);
            long min = Math.max(range.min(), other.min());
            long max = Math.min(range.max(), other.max());
            if (min > max) {
                return Optional.empty();
            }
            both.put(range.field(), new Letter.FieldRange(range.field(), min, max));
        }
        return Optional.of(List.copyOf(both.values()));
    }
}
