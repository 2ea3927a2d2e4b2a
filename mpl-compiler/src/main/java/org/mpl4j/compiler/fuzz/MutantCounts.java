package org.mpl4j.compiler.fuzz;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts what becomes of mutants. */
final class MutantCounts {
    private final Map<Mutation, Long> read = new EnumMap<>(Mutation.class);
    private final Map<Mutation, Long> refused = new EnumMap<>(Mutation.class);

    void note(List<Edit> edits, boolean isRead) {
        Set<Mutation> mutations = EnumSet.noneOf(Mutation.class);
        edits.forEach(edit -> mutations.add(edit.mutation()));
        mutations.forEach(mutation -> (isRead ? read : refused).merge(mutation, 1L, Long::sum));
    }

    /** Those that there were, in the order of the constants. */
    List<MutantRow> rows() {
        return Arrays.stream(Mutation.values())
                .filter(mutation -> read.containsKey(mutation) || refused.containsKey(mutation))
                .map(mutation ->
                        new MutantRow(mutation, read.getOrDefault(mutation, 0L), refused.getOrDefault(mutation, 0L)))
                .toList();
    }
}
