package org.mpl4j.compiler.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A set of numbers: ranges that do not overlap, in their order. */
final class NumberSet {
    static final NumberSet ALL = range(Long.MIN_VALUE, Long.MAX_VALUE);
    static final NumberSet NONE = new NumberSet(List.of());

    private final List<Range> ranges;

    /** Inclusive on both ends. */
    record Range(long first, long last) {}

    private NumberSet(List<Range> ranges) {
        this.ranges = ranges;
    }

    /** Inclusive on both ends. */
    static NumberSet range(long first, long last) {
        return new NumberSet(List.of(new Range(first, last)));
    }

    static NumberSet only(long number) {
        return range(number, number);
    }

    NumberSet and(NumberSet other) {
        if (this == ALL) {
            return other;
        }
        List<Range> both = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < ranges.size() && j < other.ranges.size()) {
            Range mine = ranges.get(i);
            Range theirs = other.ranges.get(j);
            long first = Math.max(mine.first, theirs.first);
            long last = Math.min(mine.last, theirs.last);
            if (first <= last) {
                both.add(new Range(first, last));
            }
            if (mine.last < theirs.last) {
                i++;
            } else {
                j++;
            }
        }
        return new NumberSet(both);
    }

    NumberSet without(NumberSet other) {
        return and(other.complement());
    }

    private NumberSet complement() {
        List<Range> rest = new ArrayList<>();
        long next = Long.MIN_VALUE;
        for (Range range : ranges) {
            if (range.first > next) {
                rest.add(new Range(next, range.first - 1));
            }
            if (range.last == Long.MAX_VALUE) {
                return new NumberSet(rest);
            }
            next = range.last + 1;
        }
        rest.add(new Range(next, Long.MAX_VALUE));
        return new NumberSet(rest);
    }

    boolean isEmpty() {
        return ranges.isEmpty();
    }

    boolean isSingle() {
        return ranges.size() == 1 && ranges.get(0).first == ranges.get(0).last;
    }

    /** The least of them. */
    long first() {
        return ranges.get(0).first;
    }

    boolean contains(long number) {
        return ranges.stream().anyMatch(range -> range.first <= number && number <= range.last);
    }

    /** One of them, those at the edges of a range preferred. */
    long pick(RandomNumbers numbers) {
        Range range = numbers.oneOf(ranges);
        return numbers.between(range.first, range.last);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NumberSet set && set.ranges.equals(ranges);
    }

    @Override
    public int hashCode() {
        return ranges.hashCode();
    }

    @Override
    public String toString() {
        return Arrays.toString(ranges.toArray());
    }
}
