package org.mpl4j.compiler.interpret.build;

import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.interpret.expression.Node;
import org.mpl4j.compiler.interpret.parse.Selector;
import org.mpl4j.compiler.interpret.value.BlockShape;
import org.mpl4j.compiler.interpret.value.BranchShape;
import org.mpl4j.compiler.interpret.value.ClassifyShape;
import org.mpl4j.compiler.interpret.value.ItemShape;
import org.mpl4j.compiler.model.ValueKind;
import org.mpl4j.runtime.BuildException;

/** Chooses the branches of a scope before anything of it is written, as fields before a classify may depend on what is chosen there. */
final class BranchChoice {
    private final BuildScope scope;

    BranchChoice(BuildScope scope) {
        this.scope = scope;
    }

    void chooseAll() {
        choose(scope.shape().body(), scope.given());
    }

    private void choose(BlockShape block, Given given) {
        for (ItemShape item : block.items()) {
            if (item instanceof ClassifyShape classify) {
                if (classify.isNamed()) {
                    chooseNamed(classify, given);
                } else {
                    pick(classify, given, classify.isOptional()).ifPresent(branch -> enter(classify, branch, given));
                }
            }
        }
    }

    private void chooseNamed(ClassifyShape classify, Given given) {
        String key = classify.key(scope);
        @Nullable Draft draft = classify.isOptional() ? given.take(key) : given.need(key);
        if (draft == null) {
            return;
        }
        try {
            Given own = Given.of(draft, scope.shape(), "");
            pick(classify, own, false).ifPresent(branch -> enter(classify, branch, own));
        } catch (BuildException e) {
            throw e.within(classify.name());
        }
    }

    private void enter(ClassifyShape classify, BranchShape branch, Given given) {
        scope.choose(classify, branch.index(), given);
        choose(branch.body(), given);
    }

    private Optional<BranchShape> pick(ClassifyShape classify, Given given, boolean mayBeAbsent) {
        Optional<BranchShape> named = given.takeBranch(classify.branches());
        if (named.isPresent() || mayBeAbsent) {
            return named;
        }
        if (!given.branchesLeft().isEmpty()) {
            throw BuildException.invalid(
                    null, "there is no branch `" + given.branchesLeft() + "`: " + choices(classify));
        }
        Optional<BranchShape> only = classify.branches().size() == 1
                ? Optional.of(classify.branches().get(0))
                : byTag(classify);
        return Optional.of(
                only.orElseThrow(() -> BuildException.invalid(null, "needs a branch: " + choices(classify))));
    }

    private static String choices(ClassifyShape classify) {
        return classify.branches().stream()
                .map(BranchShape::label)
                .distinct()
                .collect(Collectors.joining(", ", "one of ", ""));
    }

    /** The branch for a tag that is known without it: a parameter, a constant. */
    private Optional<BranchShape> byTag(ClassifyShape classify) {
        Node tag = scope.node(classify.classify().tag());
        Selector selector = scope.packet().cache().selector(classify);
        try {
            int index = classify.classify().tag().kind() == ValueKind.BYTES
                    ? selector.select(tag.content(scope), scope)
                    : selector.select(tag.raw(scope), scope);
            return index == Selector.NONE
                    ? Optional.empty()
                    : Optional.of(classify.branches().get(index));
        } catch (NotKnownYet | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
