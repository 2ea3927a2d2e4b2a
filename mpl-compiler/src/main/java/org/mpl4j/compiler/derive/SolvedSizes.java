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

    /** By field and branch (see {@link #key}) in which it is known, what says so. */
    private final Map<Integer, Map<Long, Binding.Solution>> known = new HashMap<>();

    /** Items whose size gives a field, as no other that comes before them and does can be there, too. */
    private final Set<Integer> deciding = new HashSet<>();

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
        solutions.values().forEach(this::sort);
        return solutions;
    }

    /** The size that gives a field wherever the given branches are taken. */
    Optional<Binding.Solution> sure(int field, @Nullable Within branches) {
        Map<Long, Binding.Solution> places = known.getOrDefault(field, Map.of());
        Binding.Solution solution = places.get(key(null));
        for (Within link = branches; link != null && solution == null && !places.isEmpty(); link = link.outer()) {
            solution = places.get(key(link));
        }
        return Optional.ofNullable(solution).filter(s -> deciding.contains(s.itemId()));
    }

    /** Whether the size of an item gives a field, so that the two cannot disagree. */
    boolean isDecidedBy(int field, int itemId) {
        return deciding.contains(itemId)
                && solutions.getOrDefault(field, List.of()).stream().anyMatch(s -> s.itemId() == itemId);
    }

    private void sort(List<Binding.Solution> ofField) {
        ofField.sort(Comparator.comparingInt(Binding.Solution::itemId));
        Company company = new Company();
        for (Binding.Solution solution : ofField) {
            Within place = index.within(solution.itemId());
            if (!company.canMeet(place)) {
                deciding.add(solution.itemId());
            }
            company.add(place);
        }
    }

    private void solveOne(SizeUse use, List<Integer> unknown) {
        for (int field : unknown) {
            Optional<Binding.Solution> solution = use.solve(Variable.field(field));
            if (solution.isPresent()) {
                solutions.computeIfAbsent(field, f -> new ArrayList<>()).add(solution.get());
                if (use.item().presence().isEmpty()) {
                    known.computeIfAbsent(field, f -> new HashMap<>())
                            .putIfAbsent(key(index.within(use.item().id())), solution.get());
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
        Map<Long, Binding.Solution> places = known.getOrDefault(field, Map.of());
        for (Within link = branches; link != null && !places.isEmpty(); link = link.outer()) {
            if (places.containsKey(key(link))) {
                return true;
            }
        }
        return places.containsKey(key(null));
    }

    private static long key(@Nullable Within link) {
        return link == null
                ? -1
                : (long) link.classify().id() << Integer.SIZE | link.branch().index();
    }

    /** Places in branches, and whether another place can be there together with one of them. */
    private static final class Company {
        private static final int HERE = -1;

        /** By branch, the classifies right in it that lead to a place, or {@link #HERE}. */
        private final Map<Long, Set<Integer>> leads = new HashMap<>();

        void add(@Nullable Within place) {
            int child = HERE;
            for (Within link = place; ; link = link.outer()) {
                leads.computeIfAbsent(key(link), k -> new HashSet<>()).add(child);
                if (link == null) {
                    return;
                }
                child = link.classify().id();
            }
        }

        boolean canMeet(@Nullable Within place) {
            int child = HERE;
            for (Within link = place; ; link = link.outer()) {
                Set<Integer> others = leads.getOrDefault(key(link), Set.of());
                boolean isOwnWay = child != HERE && others.size() == 1 && others.contains(child);
                if (!others.isEmpty() && !isOwnWay) {
                    return true;
                }
                if (link == null) {
                    return false;
                }
                child = link.classify().id();
            }
        }
    }
}
