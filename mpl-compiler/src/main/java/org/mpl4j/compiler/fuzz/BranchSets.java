package org.mpl4j.compiler.fuzz;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.mpl4j.compiler.interpret.value.BranchShape;
import org.mpl4j.compiler.interpret.value.ClassifyShape;
import org.mpl4j.compiler.model.Classify.Pattern;
import org.mpl4j.compiler.model.Expr;

/** For each branch of a classify on a number, the tags that can lead there: those of its pattern that no branch before it takes without a condition. */
final class BranchSets {
    private final Map<ClassifyShape, List<NumberSet>> known = new IdentityHashMap<>();

    /** In {@linkplain Variable#ordered order}, one a branch. */
    List<NumberSet> of(ClassifyShape classify) {
        return known.computeIfAbsent(classify, BranchSets::make);
    }

    private static List<NumberSet> make(ClassifyShape classify) {
        boolean isUnsigned64 = isUnsigned64(classify);
        List<NumberSet> sets = new ArrayList<>();
        NumberSet rest = NumberSet.ALL;
        for (BranchShape branch : classify.branches()) {
            NumberSet pattern = set(branch.branch().pattern(), isUnsigned64);
            sets.add(rest.and(pattern));
            if (branch.branch().guard().isEmpty()) {
                rest = rest.without(pattern);
            }
        }
        return sets;
    }

    static boolean isUnsigned64(ClassifyShape classify) {
        return classify.classify().tag() instanceof Expr.FieldValue field
                && classify.scope().packet().field(field.itemId()).isUnsigned64();
    }

    private static NumberSet set(Pattern pattern, boolean isUnsigned64) {
        if (pattern instanceof Pattern.IntRange range) {
            return NumberSet.range(
                    Variable.ordered(range.first(), isUnsigned64), Variable.ordered(range.last(), isUnsigned64));
        } else if (pattern instanceof Pattern.Bool flag) {
            return NumberSet.only(flag.value() ? 1 : 0);
        }
        return pattern instanceof Pattern.Otherwise ? NumberSet.ALL : NumberSet.NONE;
    }
}
