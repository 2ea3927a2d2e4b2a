package org.mpl4j.compiler.derive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the fields of one scope that are known from the sizes that they give. Sizes with one unknown field go first, so that what they say can be used for those
 * with several; where a field is known already, in a branch around or before, the size is left to be checked.
 */
final class SolvedSizes {
    private final PacketIndex index;
    private final IntPredicate isUndecided;
    private final Map<Integer, List<Binding.Solution>> solutions = new HashMap<>();

    /** The branches (see {@link #key}) in which a field is known. */
    private final Map<Integer, Set<Long>> known = new HashMap<>();

    /** @param isUndecided whether a field of this packet is bound by nothing else */
    SolvedSizes(PacketIndex index, IntPredicate isUndecided) {
        this.index = index;
        this.isUndecided = isUndecided;
    }

    /** By field, in the order in which they are to be tried. */
    Map<Integer, List<Binding.Solution>> solve(List<SizeUse> uses, int scope) {
        List<SizeUse> open = new ArrayList<>();
        for (SizeUse use : uses) {
            List<Integer> unknown = unknown(use, scope);
            if (unknown.size() == 1) {
                solveOne(use, unknown);
            } else if (unknown.size() > 1) {
                open.add(use);
            }
        }
        for (SizeUse use : open) {
            solveOne(use, unknown(use, scope));
        }
        solutions.values().forEach(list -> list.sort(Comparator.comparingInt(Binding.Solution::itemId)));
        return solutions;
    }

    private void solveOne(SizeUse use, List<Integer> unknown) {
        for (int field : unknown) {
            Optional<Binding.Solution> solution = use.solve(Variable.field(field));
            if (solution.isPresent()) {
                solutions.computeIfAbsent(field, f -> new ArrayList<>()).add(solution.get());
                if (use.item().presence().isEmpty()) {
                    known.computeIfAbsent(field, f -> new HashSet<>())
                            .add(key(index.within(use.item().id())));
                }
                return;
            }
        }
    }

    private List<Integer> unknown(SizeUse use, int scope) {
        List<Integer> unknown = new ArrayList<>();
        for (int field : use.fields()) {
            if (index.scope(field) == scope
                    && isUndecided.test(field)
                    && !isKnown(field, index.within(use.item().id()))) {
                unknown.add(field);
            }
        }
        return unknown;
    }

    private boolean isKnown(int field, @Nullable Within branches) {
        Set<Long> places = known.getOrDefault(field, Set.of());
        if (places.isEmpty()) {
            return false;
        }
        for (Within link = branches; link != null; link = link.outer()) {
            if (places.contains(key(link))) {
                return true;
            }
        }
        return places.contains(key(null));
    }

    private static long key(@Nullable Within link) {
        return link == null
                ? -1
                : (long) link.classify().id() << Integer.SIZE | link.branch().index();
    }
}
