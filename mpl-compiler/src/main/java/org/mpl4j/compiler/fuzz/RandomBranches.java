package org.mpl4j.compiler.fuzz;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.mpl4j.compiler.derive.Binding;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.compiler.interpret.value.BlockShape;
import org.mpl4j.compiler.interpret.value.BranchShape;
import org.mpl4j.compiler.interpret.value.ClassifyShape;
import org.mpl4j.compiler.interpret.value.ItemShape;
import org.mpl4j.compiler.interpret.value.PacketShape;
import org.mpl4j.compiler.interpret.value.ScopeShape;
import org.mpl4j.compiler.interpret.value.Taken;
import org.mpl4j.compiler.model.Classify.Pattern;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.ValueKind;
import org.mpl4j.runtime.Bytes;

/** Makes up which branches of a scope are taken, and which optional items are there, and finds out what its numbers have to be for that. */
final class RandomBranches implements Taken {
    private final RandomValues values;
    private final PacketShape packet;
    private final Arguments arguments;
    private final Guess guess;
    private final Wishes wishes;
    private final Depth depth;
    private final Map<ClassifyShape, Integer> branches = new HashMap<>();
    private final Map<Integer, Boolean> presences = new HashMap<>();
    private final Set<Integer> following = new HashSet<>();
    private boolean isHopeless;

    RandomBranches(RandomValues values, ScopeShape scope, Arguments arguments, Guess guess, Depth depth) {
        this.values = values;
        this.packet = scope.packet();
        this.arguments = arguments;
        this.guess = guess;
        this.wishes = new Wishes(values.numbers(), scope, guess, values.hints());
        this.depth = depth;
    }

    Wishes wishes() {
        return wishes;
    }

    /** Whether no tag was found for a branch. */
    boolean isHopeless() {
        return isHopeless || wishes.areContradictory();
    }

    /** The labels of the unnamed classifies of a block, joined by dots. */
    String path(BlockShape body) {
        List<String> labels = new ArrayList<>();
        for (ItemShape item : body.items()) {
            if (item instanceof ClassifyShape classify && !classify.isNamed() && branchOf(classify) != NONE) {
                BranchShape branch = classify.branches().get(branchOf(classify));
                labels.add(branch.label());
                String inner = path(branch.body());
                if (!inner.isEmpty()) {
                    labels.add(inner);
                }
            }
        }
        return String.join(".", labels);
    }

    @Override
    public int branchOf(ClassifyShape classify) {
        return branches.getOrDefault(classify, NONE);
    }

    /** Takes a branch of every classify in a block, and settles the numbers that lead there. */
    void choose(BlockShape body) {
        chooseIn(body);
        wishes.settle();
        packet.plan().reportedParams().forEach((param, binding) -> {
            if (!(binding instanceof Binding.Tag tag)) {
                return;
            } else if (!isArgument(tag)) {
                following.add(param);
            } else if (!arguments.isKnown(param)) {
                Long wanted = wishes.param(param);
                arguments.set(param, wanted != null ? wanted : values.argument(packet, param));
            }
        });
    }

    /** Parameters that follow from the branches. */
    Set<Integer> following() {
        return following;
    }

    private void chooseIn(BlockShape body) {
        for (ItemShape item : body.items()) {
            boolean isDecided = item.item().presence().map(wishes::decide).orElse(true);
            if (item instanceof ClassifyShape classify && isWanted(classify)) {
                Optional<BranchShape> branch = pick(classify);
                if (branch.isEmpty()) {
                    isHopeless = true;
                    return;
                }
                branches.put(classify, branch.get().index());
                chooseIn(branch.get().body());
            } else if (isDecided) {
                isWanted(item);
            }
        }
    }

    private Optional<BranchShape> pick(ClassifyShape classify) {
        Expr tag = classify.classify().tag();
        List<BranchShape> possible =
                tag.kind() == ValueKind.BYTES ? possibleOfText(classify, tag) : possible(classify, tag);
        List<BranchShape> shallow = depth.isEnough()
                ? possible.stream()
                        .filter(branch -> !values.recursion().isIn(branch.body()))
                        .toList()
                : possible;
        if (possible.isEmpty()) {
            return Optional.empty();
        }
        BranchShape branch = values.preference().oneOf(shallow.isEmpty() ? possible : shallow);
        if (tag.kind() == ValueKind.BYTES) {
            leadByText(tag, branch);
        } else {
            lead(classify, tag, branch);
        }
        return Optional.of(branch);
    }

    /** The branches to which a tag leads that is known, or that can still be chosen. */
    private List<BranchShape> possible(ClassifyShape classify, Expr tag) {
        OptionalLong known = guess.evaluate(tag);
        Optional<Variable> open = wishes.variable(tag);
        List<NumberSet> sets = values.branchSets().of(classify);
        List<BranchShape> possible = new ArrayList<>();
        for (BranchShape branch : classify.branches()) {
            NumberSet set = sets.get(branch.index());
            boolean isTaken = known.isPresent()
                    ? set.contains(Variable.ordered(known.getAsLong(), BranchSets.isUnsigned64(classify)))
                    : open.isEmpty() || !wishes.left(open.get()).and(set).isEmpty();
            OptionalLong guard = branch.branch().guard().map(guess::evaluate).orElse(OptionalLong.of(1));
            if (isTaken && guard.orElse(1) != 0) {
                possible.add(branch);
                if (known.isPresent() && guard.isPresent()) {
                    break;
                }
            }
        }
        return possible;
    }

    /** Sees to it that a branch is the one that is taken. */
    private void lead(ClassifyShape classify, Expr tag, BranchShape branch) {
        List<NumberSet> sets = values.branchSets().of(classify);
        NumberSet set = sets.get(branch.index());
        wishes.variable(tag)
                .ifPresentOrElse(
                        open -> wishes.narrow(open, set),
                        () -> wishes.solve(
                                tag,
                                number -> set.contains(Variable.ordered(number, BranchSets.isUnsigned64(classify)))));
        for (BranchShape before : classify.branches().subList(0, branch.index())) {
            if (!sets.get(before.index()).and(set).isEmpty()) {
                before.branch().guard().ifPresent(guard -> wishes.assume(guard, false));
            }
        }
        branch.branch().guard().ifPresent(guard -> wishes.assume(guard, true));
    }

    private List<BranchShape> possibleOfText(ClassifyShape classify, Expr tag) {
        Bytes known = tag instanceof Expr.FieldValue field
                ? wishes.text(field.itemId())
                : tag instanceof Expr.ParamValue param ? arguments.content(param.index()) : null;
        return classify.branches().stream()
                .filter(branch -> known == null || takes(classify, branch, known))
                .toList();
    }

    private static boolean takes(ClassifyShape classify, BranchShape branch, Bytes tag) {
        return branch.branch().pattern() instanceof Pattern.Text text
                ? Bytes.of(text.value().toArray()).equals(tag)
                : classify.branches().stream().noneMatch(other -> other != branch && takes(classify, other, tag));
    }

    private void leadByText(Expr tag, BranchShape branch) {
        if (tag instanceof Expr.FieldValue field) {
            Bytes text = branch.branch().pattern() instanceof Pattern.Text constant
                    ? Bytes.of(constant.value().toArray())
                    : values.numbers().content(3);
            wishes.wishText(field.itemId(), text);
        }
    }

    /** Whether an optional item is there: as its condition says, where that is known, else as is preferred. */
    boolean isWanted(ItemShape item) {
        Optional<Expr> condition = item.item().presence();
        if (condition.isEmpty()) {
            return true;
        }
        Boolean decided = presences.get(item.id());
        if (decided != null) {
            return decided;
        }
        OptionalLong known = guess.evaluate(condition.get());
        boolean isWanted =
                known.isPresent() ? known.getAsLong() != 0 : values.preference().wants(item);
        presences.put(item.id(), isWanted);
        if (known.isEmpty()) {
            wishes.assume(condition.get(), isWanted);
        }
        return isWanted;
    }

    /** Whether the caller of a builder gives the tag. */
    boolean isArgument(Binding.Tag tag) {
        boolean isReached = false;
        for (int decider : tag.deciders()) {
            ClassifyShape classify = (ClassifyShape) packet.item(decider);
            int index = branchOf(classify);
            if (index == NONE) {
                continue;
            }
            isReached = true;
            Pattern pattern = classify.branches().get(index).branch().pattern();
            boolean isSingle = pattern instanceof Pattern.IntRange range
                    ? range.isSingle()
                    : !(pattern instanceof Pattern.Otherwise);
            if (isSingle || tag.computed(decider, index).isPresent()) {
                return false;
            }
        }
        return isReached || !isDecidedElsewhere(tag.elsewhere());
    }

    private boolean isDecidedElsewhere(Binding.Elsewhere elsewhere) {
        return elsewhere.value().isPresent()
                || elsewhere.solutions().stream()
                        .anyMatch(solution -> packet.item(solution.itemId()).isOnPath(this));
    }
}
