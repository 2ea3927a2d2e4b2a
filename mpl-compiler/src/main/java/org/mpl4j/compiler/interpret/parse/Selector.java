package org.mpl4j.compiler.interpret.parse;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.interpret.expression.Environment;
import org.mpl4j.compiler.interpret.expression.Node;
import org.mpl4j.compiler.interpret.expression.Preparer;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Classify.Branch;
import org.mpl4j.compiler.model.Classify.Pattern;
import org.mpl4j.runtime.Bytes;

/** Finds the branch of a classify: the first whose pattern takes the tag and whose guard holds. */
public final class Selector {
    /** No branch. */
    public static final int NONE = -1;

    /** Up to so many branches are looked through one after the other. */
    private static final int FEW = 6;

    private final Branch[] branches;
    private final @Nullable Node[] guards;
    private final @Nullable Bytes[] contents;
    private final boolean isUnsigned;
    private final boolean isSearchable;
    private long[] firsts = {};
    private long[] lasts = {};
    private int[] indexes = {};
    private int otherwise = NONE;

    /**
     * @param isUnsigned whether tags of 64 bits are compared as unsigned
     */
    public Selector(Classify classify, Preparer preparer, boolean isUnsigned) {
        this.branches = classify.branches().toArray(Branch[]::new);
        this.isUnsigned = isUnsigned;
        this.guards = new Node[branches.length];
        this.contents = new Bytes[branches.length];
        for (Branch branch : branches) {
            guards[branch.index()] = branch.guard().map(preparer::prepare).orElse(null);
            contents[branch.index()] = branch.pattern() instanceof Pattern.Text text
                    ? Bytes.wrap(text.value().toArray())
                    : null;
        }
        this.isSearchable = branches.length > FEW && Arrays.stream(guards).allMatch(guard -> guard == null);
        if (isSearchable) {
            sort();
        }
    }

    private void sort() {
        Comparator<Long> order = isUnsigned ? Long::compareUnsigned : Long::compare;
        List<Branch> ranges = Arrays.stream(branches)
                .filter(branch -> branch.pattern() instanceof Pattern.IntRange)
                .sorted(Comparator.comparing(branch -> ((Pattern.IntRange) branch.pattern()).first(), order))
                .toList();
        firsts = ranges.stream()
                .mapToLong(branch -> ((Pattern.IntRange) branch.pattern()).first())
                .toArray();
        lasts = ranges.stream()
                .mapToLong(branch -> ((Pattern.IntRange) branch.pattern()).last())
                .toArray();
        indexes = ranges.stream().mapToInt(Branch::index).toArray();
        for (Branch branch : branches) {
            otherwise = branch.pattern() instanceof Pattern.Otherwise ? branch.index() : otherwise;
        }
    }

    /**
     * The branch for an integer, or for a boolean as 0 or 1.
     *
     * @return its index, or {@link #NONE}
     */
    public int select(long tag, Environment environment) {
        if (isSearchable && indexes.length > 0) {
            return search(tag);
        }
        for (Branch branch : branches) {
            if (takes(branch.pattern(), tag) && isOpen(branch, environment)) {
                return branch.index();
            }
        }
        return NONE;
    }

    /** The branch for a run of bytes. */
    public int select(Bytes tag, Environment environment) {
        for (Branch branch : branches) {
            if (takes(branch, tag) && isOpen(branch, environment)) {
                return branch.index();
            }
        }
        return NONE;
    }

    private boolean isOpen(Branch branch, Environment environment) {
        Node guard = guards[branch.index()];
        return guard == null || guard.holds(environment);
    }

    /** Patterns do not overlap where there are no guards. */
    private int search(long tag) {
        int low = 0;
        int high = firsts.length - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            if (compare(tag, firsts[middle]) < 0) {
                high = middle - 1;
            } else if (compare(tag, lasts[middle]) > 0) {
                low = middle + 1;
            } else {
                return indexes[middle];
            }
        }
        return otherwise;
    }

    private int compare(long a, long b) {
        return isUnsigned ? Long.compareUnsigned(a, b) : Long.compare(a, b);
    }

    /** Whether a pattern takes an integer or boolean tag. */
    public boolean takes(Pattern pattern, long tag) {
        if (pattern instanceof Pattern.IntRange range) {
            return compare(tag, range.first()) >= 0 && compare(tag, range.last()) <= 0;
        }
        return pattern instanceof Pattern.Bool flag ? flag.value() == (tag != 0) : pattern instanceof Pattern.Otherwise;
    }

    private boolean takes(Branch branch, Bytes tag) {
        Bytes content = contents[branch.index()];
        return content != null ? content.equals(tag) : branch.pattern() instanceof Pattern.Otherwise;
    }
}
