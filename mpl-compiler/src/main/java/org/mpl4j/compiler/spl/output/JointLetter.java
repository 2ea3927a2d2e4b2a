package org.mpl4j.compiler.spl.output;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.table.Letter;
import org.mpl4j.compiler.spl.table.Letter.FieldRange;

/**
 * A statecall as all automata of a machine see it.
 *
 * @param own for each automaton, which of its letters it is, or {@link #NOT_MINE}
 * @param ranges what no guard of any of them tells apart
 */
public record JointLetter(Statecall call, List<Integer> own, List<FieldRange> ranges) {
    /** An automaton takes no notice of it. */
    public static final int NOT_MINE = -1;

    public JointLetter {
        own = List.copyOf(own);
        ranges = List.copyOf(ranges);
    }

    /** A statecall that none of so many automata knows yet. */
    static JointLetter unknown(Statecall call, int automata) {
        return new JointLetter(call, Collections.nCopies(automata, NOT_MINE), List.of());
    }

    public int of(int automaton) {
        return own.get(automaton);
    }

    /** Seen by one more automaton; empty if no packet has fields in both ranges. */
    Optional<JointLetter> with(int automaton, int letter, List<FieldRange> more) {
        List<FieldRange> both = new ArrayList<>(ranges);
        for (FieldRange range : more) {
            int at = indexOf(both, range.field());
            if (at < 0) {
                both.add(range);
                continue;
            }
            FieldRange before = both.get(at);
            long min = Math.max(before.min(), range.min());
            long max = Math.min(before.max(), range.max());
            if (min > max) {
                return Optional.empty();
            }
            both.set(at, new FieldRange(range.field(), min, max));
        }
        List<Integer> letters = new ArrayList<>(own);
        letters.set(automaton, letter);
        return Optional.of(new JointLetter(call, letters, both));
    }

    private static int indexOf(List<FieldRange> ranges, String field) {
        for (int at = 0; at < ranges.size(); at++) {
            if (ranges.get(at).field().equals(field)) {
                return at;
            }
        }
        return -1;
    }

    @Override
    public String toString() {
        return new Letter(call, ranges).toString();
    }
}
