package org.mpl4j.compiler.check;

import static org.mpl4j.compiler.diagnostic.Code.E0404;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Classify.Branch;
import org.mpl4j.compiler.model.Classify.Pattern;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.PacketType;

/** E0404: a branch with a guard stands behind one without that takes the same value, so that it is never asked. */
final class UnreachableBranchCheck implements Check {
    @Override
    public void check(PacketType packet, Diagnostics diagnostics) {
        for (Item item : packet.items()) {
            if (item instanceof Classify classify) {
                check(classify, BranchOrder.of(packet, classify), diagnostics);
            }
        }
    }

    private static void check(Classify classify, Comparator<Long> order, Diagnostics diagnostics) {
        NavigableMap<Long, Branch> ranges = new TreeMap<>(order);
        Map<Pattern, Branch> singles = new HashMap<>();
        for (Branch branch : classify.branches()) {
            if (branch.guard().isPresent()) {
                taker(branch.pattern(), ranges, singles, order)
                        .ifPresent(taker -> diagnostics
                                .error(E0404, branch.span(), "branch `%s` is never taken", branch.label())
                                .also(taker.span(), "this branch takes the value before its guard is asked"));
            } else if (branch.pattern() instanceof Pattern.IntRange range) {
                ranges.putIfAbsent(range.first(), branch);
            } else {
                singles.putIfAbsent(branch.pattern(), branch);
            }
        }
    }

    /** The branch without a guard, of those so far, that takes the pattern's first value. */
    private static Optional<Branch> taker(
            Pattern pattern, NavigableMap<Long, Branch> ranges, Map<Pattern, Branch> singles, Comparator<Long> order) {
        if (!(pattern instanceof Pattern.IntRange range)) {
            return Optional.ofNullable(singles.get(pattern));
        }
        return Optional.ofNullable(ranges.floorEntry(range.first()))
                .map(Map.Entry::getValue)
                .filter(below -> order.compare(((Pattern.IntRange) below.pattern()).last(), range.first()) >= 0);
    }
}
