package org.mpl4j.compiler.spl.explore;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mpl4j.compiler.source.Span;
import org.mpl4j.compiler.spl.model.Routine;
import org.mpl4j.compiler.spl.table.Letter;

/**
 * All configurations of an automaton, to be held as a set of bits. The name of a set is that of its lowest configuration that has one.
 *
 * @param entries the configurations, those with names first, in the order of the text
 * @param starts for each combination of start values, the configurations in the beginning
 */
public record ConfigurationTable(
        Routine automaton, List<Letter> letters, List<Entry> entries, Map<List<Integer>, int[]> starts) {
    /**
     * A configuration.
     *
     * @param label the name of the place where it waits
     * @param isEnd whether the automaton may stop in it
     * @param place the statement that waits
     * @param limit the time limit that it is inside of
     * @param moves what it does with letters, ascending
     */
    public record Entry(
            Optional<String> label, boolean isEnd, Optional<Span> place, Optional<String> limit, List<Step> moves) {}

    /**
     * What a configuration does with a letter.
     *
     * @param aborts whether the letter is refused whatever other configurations do
     * @param targets the configurations that follow; none if no guard holds
     * @param armed the limits whose deadline is set
     */
    public record Step(int letter, boolean aborts, int[] targets, Set<String> armed) {}

    /** How many longs hold a set. */
    public int words() {
        return (entries.size() + 63) / 64;
    }
}
