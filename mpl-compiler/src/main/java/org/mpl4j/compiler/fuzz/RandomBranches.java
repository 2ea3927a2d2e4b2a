package org.mpl4j.compiler.fuzz;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.derive.Binding;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.compiler.interpret.value.BlockShape;
import org.mpl4j.compiler.interpret.value.BranchShape;
import org.mpl4j.compiler.interpret.value.ClassifyShape;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.interpret.value.ItemShape;
import org.mpl4j.compiler.interpret.value.NestedShape;
import org.mpl4j.compiler.interpret.value.PacketShape;
import org.mpl4j.compiler.interpret.value.Taken;
import org.mpl4j.compiler.model.Classify.Pattern;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.ValueKind;
import org.mpl4j.runtime.Bytes;

/** Makes up which branches of a scope are taken, by choosing tags that lead there, and which optional items are there. */
final class RandomBranches implements Taken {
    private final RandomValues values;
    private final RandomNumbers numbers;
    private final PacketShape packet;
    private final Arguments arguments;
    private final Guess guess;
    private final int depth;
    private final Map<ClassifyShape, Integer> branches = new HashMap<>();
    private final Map<Integer, Long> tags = new HashMap<>();
    private final Map<Integer, Bytes> textTags = new HashMap<>();
    private final Map<Integer, Boolean> presences = new HashMap<>();
    private boolean isHopeless;

    RandomBranches(RandomValues values, PacketShape packet, Arguments arguments, Guess guess, int depth) {
        this.values = values;
        this.numbers = values.numbers();
        this.packet = packet;
        this.arguments = arguments;
        this.guess = guess;
        this.depth = depth;
    }

    /** Tags that are decided. */
    void want(Map<Integer, Long> wanted) {
        tags.putAll(wanted);
    }

    /** What a field has to be, because it is a tag; null if it is free. */
    @Nullable
    Long tag(int field) {
        return tags.get(field);
    }

    /** What a field of bytes has to be, because it is a tag; null if it is free. */
    @Nullable
    Bytes textTag(int field) {
        return textTags.get(field);
    }

    /** Whether no tag was found for a branch. */
    boolean isHopeless() {
        return isHopeless;
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

    /** Takes a branch of every classify in a block. */
    void choose(BlockShape body) {
        for (ItemShape item : body.items()) {
            if (item instanceof ClassifyShape classify && isWanted(classify)) {
                Optional<BranchShape> branch = pick(classify);
                if (branch.isEmpty()) {
                    isHopeless = true;
                    return;
                }
                branches.put(classify, branch.get().index());
                choose(branch.get().body());
            }
        }
    }

    private Optional<BranchShape> pick(ClassifyShape classify) {
        Expr tag = classify.classify().tag();
        if (tag.kind() == ValueKind.BYTES) {
            return pickByText(classify, tag);
        }
        OptionalLong known = tagValue(tag);
        List<BranchShape> open =
                classify.branches().stream().filter(this::isOpen).toList();
        if (known.isPresent()) {
            return open.stream()
                    .filter(branch -> takes(branch, known.getAsLong()))
                    .findFirst();
        }
        List<BranchShape> shallow = RandomValues.isDeep(depth)
                ? open.stream()
                        .filter(branch -> branch.body().items().stream().noneMatch(NestedShape.class::isInstance))
                        .toList()
                : open;
        if (open.isEmpty()) {
            return Optional.empty();
        }
        BranchShape branch = values.oneOf(shallow.isEmpty() ? open : shallow);
        branches.put(classify, branch.index());
        number(classify, branch, tag).ifPresentOrElse(number -> know(tag, number), () -> isHopeless = true);
        return Optional.of(branch);
    }

    private OptionalLong tagValue(Expr tag) {
        if (tag instanceof Expr.FieldValue field && tags.containsKey(field.itemId())) {
            return OptionalLong.of(tags.get(field.itemId()));
        }
        if (tag instanceof Expr.FieldValue field
                && packet.plan().binding(field.itemId()) instanceof Binding.Constant constant) {
            return guess.evaluate(constant.value());
        }
        return guess.evaluate(tag);
    }

    private boolean isOpen(BranchShape branch) {
        return branch.branch()
                        .guard()
                        .map(guess::evaluate)
                        .orElse(OptionalLong.of(1))
                        .orElse(1)
                != 0;
    }

    private void know(Expr tag, long number) {
        if (tag instanceof Expr.FieldValue field) {
            boolean isComputed = packet.plan().binding(field.itemId()) instanceof Binding.Derived
                    || packet.plan().binding(field.itemId()) instanceof Binding.Solved;
            if (!isComputed) {
                tags.put(field.itemId(), number);
                guess.know(field.itemId(), number);
            }
        } else if (tag instanceof Expr.ParamValue param && isArgument(param.index())) {
            arguments.set(param.index(), number);
        }
    }

    private boolean isArgument(int param) {
        return packet.plan().reportedParams().get(param) instanceof Binding.Tag tag && isArgument(tag);
    }

    private static boolean takes(BranchShape branch, long tag) {
        Pattern pattern = branch.branch().pattern();
        if (pattern instanceof Pattern.IntRange range) {
            return Long.compareUnsigned(tag - range.first(), range.last() - range.first()) <= 0;
        }
        return pattern instanceof Pattern.Bool flag ? flag.value() == (tag != 0) : pattern instanceof Pattern.Otherwise;
    }

    /** A tag that leads to the branch. */
    private OptionalLong number(ClassifyShape classify, BranchShape branch, Expr tag) {
        Pattern pattern = branch.branch().pattern();
        if (pattern instanceof Pattern.IntRange range) {
            BigInteger first = BigInteger.valueOf(range.first());
            return OptionalLong.of(
                    numbers.between(first, BigInteger.valueOf(range.last())).longValue());
        } else if (pattern instanceof Pattern.Bool flag) {
            return OptionalLong.of(flag.value() ? 1 : 0);
        }
        return pattern instanceof Pattern.Otherwise ? other(classify, tag) : OptionalLong.empty();
    }

    private OptionalLong other(ClassifyShape classify, Expr tag) {
        for (int i = 0; i < 100; i++) {
            long candidate = tag instanceof Expr.FieldValue value
                    ? numbers.number(packet.field(value.itemId()), width(packet.field(value.itemId())), guess)
                            .longValue()
                    : numbers.below(256);
            boolean isTaken = classify.branches().stream()
                    .anyMatch(branch ->
                            !(branch.branch().pattern() instanceof Pattern.Otherwise) && takes(branch, candidate));
            if (!isTaken) {
                return OptionalLong.of(candidate);
            }
        }
        return OptionalLong.empty();
    }

    private Optional<BranchShape> pickByText(ClassifyShape classify, Expr tag) {
        BranchShape branch = values.oneOf(classify.branches());
        if (branch.branch().pattern() instanceof Pattern.Otherwise && tag instanceof Expr.FieldValue value) {
            textTags.put(value.itemId(), numbers.content(3));
        }
        return Optional.of(branch);
    }

    /** Whether an optional item is there: as its condition says, where that is known, else by chance. */
    boolean isWanted(ItemShape item) {
        Optional<Expr> condition = item.item().presence();
        if (condition.isEmpty()) {
            return true;
        }
        return presences.computeIfAbsent(item.id(), any -> {
            OptionalLong known = guess.evaluate(condition.get());
            boolean isWanted = known.isPresent() ? known.getAsLong() != 0 : numbers.chance(2);
            if (known.isEmpty()) {
                assume(condition.get(), isWanted);
            }
            return isWanted;
        });
    }

    /** Notes what follows for other items of the same condition. */
    private void assume(Expr condition, boolean holds) {
        if (condition instanceof Expr.FieldValue field
                && packet.plan().binding(field.itemId()) instanceof Binding.Presence) {
            guess.know(field.itemId(), holds ? 1 : 0);
        }
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

    /** In bits. */
    int width(FieldShape field) {
        if (field.field().type() instanceof FieldType.Bits bits
                && bits.fixedWidth().isEmpty()) {
            return (int) Math.max(1, Math.min(64, guess.evaluate(bits.width()).orElse(8)));
        }
        return field.bits() == 0 ? Long.SIZE : field.bits();
    }
}
