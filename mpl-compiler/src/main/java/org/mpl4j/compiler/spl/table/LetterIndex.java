package org.mpl4j.compiler.spl.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mpl4j.compiler.spl.model.Statecall;

/** Finds the letter that a statecall is, given the fields of its packet. */
public final class LetterIndex {
    private final List<Letter> letters;
    private final Map<Statecall, List<Integer>> byCall = new HashMap<>();

    public LetterIndex(List<Letter> letters) {
        this.letters = letters;
        for (int i = 0; i < letters.size(); i++) {
            byCall.computeIfAbsent(letters.get(i).call(), c -> new ArrayList<>())
                    .add(i);
        }
    }

    /** Whether the alphabet has a statecall. */
    public boolean knows(Statecall call) {
        return byCall.containsKey(call);
    }

    /** The letters of a statecall. */
    public List<Integer> lettersOf(Statecall call) {
        return byCall.getOrDefault(call, List.of());
    }

    /** The number of the letter, or -1 if there is none, since the statecall is unknown or a field that matters has no value. */
    public int find(Statecall call, Map<String, Long> fields) {
        for (int letter : lettersOf(call)) {
            if (letters.get(letter).ranges().stream().allMatch(range -> holds(range, fields))) {
                return letter;
            }
        }
        return -1;
    }

    private static boolean holds(Letter.FieldRange range, Map<String, Long> fields) {
        Long value = fields.get(range.field());
        return value != null && range.min() <= value && value <= range.max();
    }
}
