package org.mpl4j.compiler.check;

import static org.mpl4j.compiler.diagnostic.Code.E0402;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Classify.Branch;
import org.mpl4j.compiler.model.Classify.Pattern;
import org.mpl4j.compiler.model.Expressions;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.PacketType;

/**
 * E0402: two branches take the same value under the same guard. Branches with different guards are tried in order. By sorting, so that 10,000 branches or a range of
 * 2^63 values cost nothing.
 */
final class PatternOverlapCheck implements Check {
    @Override
    public void check(PacketType packet, Diagnostics diagnostics) {
        for (Item item : packet.items()) {
            if (item instanceof Classify classify) {
                Comparator<Long> order = BranchOrder.of(packet, classify);
                byGuard(classify).values().forEach(branches -> {
                    ranges(branches, order, diagnostics);
                    singles(branches, diagnostics);
                });
            }
        }
    }

    private static Map<String, List<Branch>> byGuard(Classify classify) {
        Map<String, List<Branch>> groups = new LinkedHashMap<>();
        for (Branch branch : classify.branches()) {
            String guard = branch.guard().map(Expressions::key).orElse("");
            groups.computeIfAbsent(guard, key -> new ArrayList<>()).add(branch);
        }
        return groups;
    }

    private static void ranges(List<Branch> branches, Comparator<Long> order, Diagnostics diagnostics) {
        List<Branch> sorted = new ArrayList<>(branches);
        sorted.removeIf(branch -> !(branch.pattern() instanceof Pattern.IntRange));
        sorted.sort(Comparator.comparing((Branch branch) -> range(branch).first(), order));
        Branch widest = null;
        for (Branch branch : sorted) {
            if (widest != null
                    && order.compare(range(branch).first(), range(widest).last()) <= 0) {
                boolean inSourceOrder = widest.index() < branch.index();
                report(inSourceOrder ? widest : branch, inSourceOrder ? branch : widest, diagnostics);
            }
            if (widest == null
                    || order.compare(range(branch).last(), range(widest).last()) > 0) {
                widest = branch;
            }
        }
    }

    private static Pattern.IntRange range(Branch branch) {
        return (Pattern.IntRange) branch.pattern();
    }

    private static void singles(List<Branch> branches, Diagnostics diagnostics) {
        Map<Pattern, Branch> firsts = new HashMap<>();
        for (Branch branch : branches) {
            if (branch.pattern() instanceof Pattern.Bool || branch.pattern() instanceof Pattern.Text) {
                Branch first = firsts.putIfAbsent(branch.pattern(), branch);
                if (first != null) {
                    report(first, branch, diagnostics);
                }
            }
        }
    }

    private static void report(Branch first, Branch second, Diagnostics diagnostics) {
        diagnostics
                .error(
                        E0402,
                        second.span(),
                        "branch `%s` takes a value that branch `%s` takes, too",
                        second.label(),
                        first.label())
                .also(first.span(), "taken by this branch");
    }
}
