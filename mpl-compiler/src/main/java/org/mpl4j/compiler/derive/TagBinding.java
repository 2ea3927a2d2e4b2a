package org.mpl4j.compiler.derive;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.mpl4j.compiler.layout.Scope;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Item;

/** Works out how the branches of a packet decide one tag. */
final class TagBinding {
    private final PacketIndex index;
    private final Variable tag;
    private final Optional<Expr> value;
    private final Optional<Expr> defaultValue;
    private final List<Classify> deciders;
    private final Map<Integer, Map<Integer, Binding.Derived>> computed = new TreeMap<>();
    private final Map<Integer, Set<Integer>> arguments = new TreeMap<>();

    /**
     * @param value the tag's own {@code value(e)}
     * @param defaultValue its default
     */
    TagBinding(PacketIndex index, Variable tag, Optional<Expr> value, Optional<Expr> defaultValue) {
        this.index = index;
        this.tag = tag;
        this.value = value;
        this.defaultValue = defaultValue;
        this.deciders = index.deciders(tag);
    }

    Binding.Tag bind() {
        for (Classify classify : deciders) {
            for (Classify.Branch branch : classify.branches()) {
                if (!branch.pattern().isSingleValued() && !isDecidedLater(classify, branch)) {
                    decide(classify, branch);
                }
            }
        }
        return new Binding.Tag(
                deciders.stream().map(Classify::id).toList(), computed, arguments, elsewhere(), defaultValue);
    }

    private Binding.Elsewhere elsewhere() {
        Within place = tag.isParam() ? null : index.within(tag.id());
        if (deciders.stream().anyMatch(classify -> index.isSure(classify, place))) {
            return new Binding.Elsewhere(Optional.empty(), List.of());
        }
        return new Binding.Elsewhere(
                value.map(e -> new Binding.Derived(e, 1)),
                scopeItems().flatMap(item -> solve(item).stream()).toList());
    }

    private void decide(Classify classify, Classify.Branch branch) {
        Optional<Binding.Derived> derived = value.map(e -> new Binding.Derived(e, 1));
        if (derived.isEmpty()) {
            derived = solve(new Within(index.within(classify.id()), classify, branch));
        }
        if (derived.isPresent()) {
            computed.computeIfAbsent(classify.id(), id -> new TreeMap<>()).put(branch.index(), derived.get());
        } else {
            arguments.computeIfAbsent(classify.id(), id -> new TreeSet<>()).add(branch.index());
        }
    }

    /** The tag as the size of something that is always there in the branch. */
    private Optional<Binding.Derived> solve(Within branch) {
        return scopeItems()
                .filter(item -> index.isSure(item, branch))
                .flatMap(item -> solve(item).stream())
                .findFirst()
                .map(Binding.Solution::by);
    }

    private Stream<Item> scopeItems() {
        return index.items(tag.isParam() ? Scope.PACKET : index.scope(tag.id())).stream();
    }

    private Optional<Binding.Solution> solve(Item item) {
        return SizeUse.of(item)
                .filter(use -> item.presence().isEmpty() && !use.dependsOnWindow())
                .flatMap(use -> use.solve(tag));
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
