package org.mpl4j.compiler.spl.property;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.mpl4j.compiler.spl.model.Property.Ltl;

/** What has to hold from now on, taken one step further: what then has to hold from the next step on. */
final class Obligations {
    /**
     * One way to meet obligations now.
     *
     * @param next what is left for the next step; if nothing is, all that follows will do
     * @param postponed those that wait for something that has to come, and has not come now
     */
    record Way(Set<Normal> next, Set<Normal.Until> postponed) {
        private Way and(Way other) {
            Set<Normal> both = new LinkedHashSet<>(next);
            both.addAll(other.next);
            Set<Normal.Until> waiting = new LinkedHashSet<>(postponed);
            waiting.addAll(other.postponed);
            return new Way(both, waiting);
        }
    }

    private static final Way NOTHING = new Way(Set.of(), Set.of());

    private Obligations() {}

    /** All ways to meet several obligations, given what is true now. */
    static Set<Way> meet(Set<Normal> all, Predicate<Ltl> now) {
        Set<Way> ways = Set.of(NOTHING);
        for (Normal one : all) {
            ways = both(ways, meet(one, now));
        }
        return ways;
    }

    private static Set<Way> meet(Normal formula, Predicate<Ltl> now) {
        if (formula instanceof Normal.Now atom) {
            return now.test(atom.atom()) == atom.isTrue() ? Set.of(NOTHING) : Set.of();
        } else if (formula instanceof Normal.And and) {
            return both(meet(and.left(), now), meet(and.right(), now));
        } else if (formula instanceof Normal.Or or) {
            return either(meet(or.left(), now), meet(or.right(), now));
        } else if (formula instanceof Normal.Next next) {
            return Set.of(new Way(Set.of(next.operand()), Set.of()));
        } else if (formula instanceof Normal.Until until) {
            Way later = new Way(Set.of(until), Set.of(until));
            return either(meet(until.right(), now), both(meet(until.left(), now), Set.of(later)));
        }
        Normal.Release release = (Normal.Release) formula;
        Way later = new Way(Set.of(release), Set.of());
        Set<Way> ends = meet(release.left(), now);
        return both(meet(release.right(), now), either(ends, Set.of(later)));
    }

    private static Set<Way> both(Set<Way> left, Set<Way> right) {
        Set<Way> ways = new LinkedHashSet<>();
        left.forEach(l -> right.forEach(r -> ways.add(l.and(r))));
        return ways;
    }

    private static Set<Way> either(Set<Way> left, Set<Way> right) {
        Set<Way> ways = new LinkedHashSet<>(left);
        ways.addAll(right);
        return ways;
    }

    /** All parts of a formula that wait for something that has to come. */
    static List<Normal.Until> untils(Normal formula) {
        List<Normal.Until> untils = new ArrayList<>();
        collect(formula, untils);
        return untils;
    }

    private static void collect(Normal formula, List<Normal.Until> into) {
        if (formula instanceof Normal.And and) {
            collect(and.left(), into);
            collect(and.right(), into);
        } else if (formula instanceof Normal.Or or) {
            collect(or.left(), into);
            collect(or.right(), into);
        } else if (formula instanceof Normal.Next next) {
            collect(next.operand(), into);
        } else if (formula instanceof Normal.Until until) {
            into.add(until);
            collect(until.left(), into);
            collect(until.right(), into);
        } else if (formula instanceof Normal.Release release) {
            collect(release.left(), into);
            collect(release.right(), into);
        }
    }
}
