package org.mpl4j.compiler.spl.property;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.mpl4j.compiler.spl.model.Property.Ltl;

/** Sets of obligations by number, and the ways to meet each, which are worked out once for everything that may be true at the same time. */
final class Duties {
    /**
     * One way to meet obligations now.
     *
     * @param next the number of what is left for the next step
     * @param isFree whether nothing is left
     */
    record Way(int next, boolean isFree, Set<Normal.Until> postponed) {}

    private record Case(int duties, BitSet truths) {}

    private final List<Ltl> atoms;
    private final Map<Set<Normal>, Integer> numbers = new HashMap<>();
    private final List<Set<Normal>> sets = new ArrayList<>();
    private final Map<Case, List<Way>> ways = new HashMap<>();

    /** For formulas that speak of these. */
    Duties(Collection<Ltl> atoms) {
        this.atoms = List.copyOf(atoms);
    }

    int number(Set<Normal> duties) {
        return numbers.computeIfAbsent(duties, d -> {
            sets.add(d);
            return sets.size() - 1;
        });
    }

    /** All ways to meet obligations, given what is true now. */
    List<Way> meet(int duties, Predicate<Ltl> now) {
        BitSet truths = new BitSet();
        for (int i = 0; i < atoms.size(); i++) {
            truths.set(i, now.test(atoms.get(i)));
        }
        Case given = new Case(duties, truths);
        List<Way> known = ways.get(given);
        if (known == null) {
            known = Obligations.meet(sets.get(duties), now).stream()
                    .map(way -> new Way(number(way.next()), way.next().isEmpty(), way.postponed()))
                    .toList();
            ways.put(given, known);
        }
        return known;
    }
}
