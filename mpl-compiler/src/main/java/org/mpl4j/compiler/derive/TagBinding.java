package org.mpl4j.compiler.derive;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Item;

/** Works out how the branches of a packet decide one tag. */
final class TagBinding {
    private final PacketIndex index;
    private final Variable tag;
    private final Optional<Expr> value;
    private final List<Classify> deciders;
    private final Map<Integer, Map<Integer, Binding.Derived>> computed = new TreeMap<>();
    private final Map<Integer, Set<Integer>> arguments = new TreeMap<>();

    /** @param value the tag's own {@code value(e)} */
    TagBinding(PacketIndex index, Variable tag, Optional<Expr> value) {
        this.index = index;
        this.tag = tag;
        this.value = value;
        this.deciders = index.deciders(tag);
    }

    Binding.Tag bind() {
        for (Classify classify : deciders) {
            for (Classify.Branch branch : classify.branches()) {
                if (!isSingleValued(branch.pattern()) && !isDecidedLater(classify, branch)) {
                    decide(classify, branch);
                }
            }
        }
        return new Binding.Tag(deciders.stream().map(Classify::id).toList(), computed, arguments);
    }

    static boolean isSingleValued(Classify.Pattern pattern) {
        return !(pattern instanceof Classify.Pattern.Otherwise)
                && !(pattern instanceof Classify.Pattern.IntRange range && !range.isSingle());
    }

    private void decide(Classify classify, Classify.Branch branch) {
        Optional<Binding.Derived> derived = value.map(e -> new Binding.Derived(e, 1));
        if (derived.isEmpty()) {
            derived = solve(branch);
        }
        if (derived.isPresent()) {
            computed.computeIfAbsent(classify.id(), id -> new TreeMap<>()).put(branch.index(), derived.get());
        } else {
            arguments.computeIfAbsent(classify.id(), id -> new TreeSet<>()).add(branch.index());
        }
    }

    /** The tag as the size of something that is always there in the branch. */
    private Optional<Binding.Derived> solve(Classify.Branch branch) {
        for (Item item : branch.body().items()) {
            Optional<SizeUse> use = item.presence().isEmpty() ? SizeUse.of(item) : Optional.empty();
            Optional<Binding.Solution> solution =
                    use.filter(u -> !u.dependsOnWindow()).flatMap(u -> u.solve(tag));
            if (solution.isPresent()) {
                return solution.map(Binding.Solution::by);
            }
        }
        return Optional.empty();
    }

    /** Whether a later classify on the same tag is sure to be built where this branch is; the last one is the likeliest. */
    private boolean isDecidedLater(Classify classify, Classify.Branch branch) {
        Within inside = new Within(index.within(classify.id()), classify, branch);
        for (int i = deciders.size() - 1; i >= 0 && deciders.get(i).id() > classify.id(); i--) {
            if (index.isSure(deciders.get(i), inside)) {
                return true;
            }
        }
        return false;
    }
}
