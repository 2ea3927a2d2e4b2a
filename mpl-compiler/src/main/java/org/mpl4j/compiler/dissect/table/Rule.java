package org.mpl4j.compiler.dissect.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.dissect.condition.Condition;
import org.mpl4j.compiler.dissect.condition.Subject;
import org.mpl4j.compiler.interpret.value.PacketValue;

/** How a payload's packet is chosen: by the values of some fields, each of which may be a key. */
final class Rule {
    private final Condition condition;
    private final List<Selector> selectors;
    private final long[] keys;
    private final Target[][] chosen;
    private final List<RangeChoice> ranges;

    private Rule(
            Condition condition, List<Selector> selectors, Map<Long, List<Target>> singles, List<RangeChoice> ranges) {
        this.condition = condition;
        this.selectors = List.copyOf(selectors);
        this.keys = singles.keySet().stream().mapToLong(Long::longValue).toArray();
        this.chosen = singles.values().stream()
                .map(targets -> targets.toArray(Target[]::new))
                .toArray(Target[][]::new);
        this.ranges = List.copyOf(ranges);
    }

    /** The packet that is chosen for a payload of a packet; null if none is. */
    @Nullable
    Target choose(PacketValue packet, Subject subject) {
        if (!condition.holds(subject)) {
            return null;
        }
        for (int i = 0; i < selectors.size(); i++) {
            Selector selector = selectors.get(i);
            if (selector.isThere(packet)) {
                Target target = byKey(selector.number(packet), subject);
                if (target != null) {
                    return target;
                }
            }
        }
        return null;
    }

    private @Nullable Target byKey(long key, Subject subject) {
        int index = Arrays.binarySearch(keys, key);
        if (index >= 0) {
            for (Target target : chosen[index]) {
                if (target.condition().holds(subject)) {
                    return target;
                }
            }
        }
        for (int i = 0; i < ranges.size(); i++) {
            RangeChoice range = ranges.get(i);
            if (key >= range.first()
                    && key <= range.last()
                    && range.target().condition().holds(subject)) {
                return range.target();
            }
        }
        return null;
    }

    private record RangeChoice(long first, long last, Target target) {}

    /** Collects the choices of one or several statements about the same payload, by the same fields. Of several for one key, the first whose condition holds counts. */
    static final class Builder {
        private final Condition condition;
        private final List<Selector> selectors;
        private final Map<Long, List<Target>> singles = new TreeMap<>();
        private final List<RangeChoice> ranges = new ArrayList<>();

        Builder(Condition condition, List<Selector> selectors) {
            this.condition = condition;
            this.selectors = selectors;
        }

        void add(long first, long last, Target target) {
            if (first == last) {
                singles.computeIfAbsent(first, key -> new ArrayList<>()).add(target);
            } else {
                ranges.add(new RangeChoice(first, last, target));
            }
        }

        Rule build() {
            return new Rule(condition, selectors, singles, ranges);
        }
    }
}
