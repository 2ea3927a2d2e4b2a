package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import org.mpl4j.compiler.layout.Interval;
import org.mpl4j.compiler.model.Classify.Branch;
import org.mpl4j.compiler.model.Classify.Pattern;

/** How a tag becomes the int that Java can switch over. */
final class SwitchTag {
    /** Ranges up to so many values become as many case labels. */
    private static final long FEW = 8;

    private static final long MAX_UINT32 = 0xffff_ffffL;

    private final Code tag;
    private final boolean isUint32;

    SwitchTag(Code tag, Interval interval) {
        this.tag = tag;
        this.isUint32 = tag.isLong() && interval.lo() >= 0 && interval.hi() <= MAX_UINT32;
    }

    /** Whether a branch can be reached by case labels. */
    boolean hasLabels(Branch branch) {
        return branch.guard().isEmpty()
                && branch.pattern() instanceof Pattern.IntRange range
                && range.last() - range.first() >= 0
                && range.last() - range.first() < FEW
                && isLabel(range.first())
                && isLabel(range.last());
    }

    private boolean isLabel(long value) {
        return isUint32 ? value >= 0 && value <= MAX_UINT32 : value == (int) value;
    }

    String label(long value) {
        return Code.literalText((int) value);
    }

    /** The tag where it is an int or can be made one; of wider ones, values that are no int become one that no branch takes. */
    CodeBlock subject(List<Branch> branches) {
        if (!tag.isLong()) {
            return tag.text();
        }
        return isUint32
                ? tag.narrowed().text()
                : CodeBlock.of("$T.toInt($L, $L)", RuntimeTypes.EXACT, tag.text(), unused(branches));
    }

    private static int unused(List<Branch> branches) {
        int value = -1;
        while (isTaken(branches, value)) {
            value--;
        }
        return value;
    }

    private static boolean isTaken(List<Branch> branches, long value) {
        return branches.stream()
                .anyMatch(branch -> branch.pattern() instanceof Pattern.IntRange range
                        && range.first() <= value
                        && value <= range.last());
    }
}
