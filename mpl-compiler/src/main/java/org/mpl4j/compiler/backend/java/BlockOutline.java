package org.mpl4j.compiler.backend.java;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.derive.Binding;
import org.mpl4j.compiler.layout.FieldSizes;
import org.mpl4j.compiler.layout.PlacedItem;
import org.mpl4j.compiler.model.EndianSwitch;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Expressions;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.Label;
import org.mpl4j.compiler.model.ValueKind;

/** Takes a block apart into the steps in which it is written. */
final class BlockOutline {
    private final BlockInfo block;
    private final List<BuildStep> steps = new ArrayList<>();
    private final List<PlacedItem> fixed = new ArrayList<>();

    private BlockOutline(BlockInfo block) {
        this.block = block;
    }

    static List<BuildStep> of(BlockInfo block) {
        BlockOutline outline = new BlockOutline(block);
        for (PlacedItem placed : block.placed().items()) {
            outline.add(placed);
        }
        outline.flush();
        return outline.steps;
    }

    private void add(PlacedItem placed) {
        Item item = placed.item();
        if (isFixed(item)) {
            fixed.add(placed);
        } else if (!isNothing(item)) {
            flush();
            steps.add(new BuildStep.Single(item));
        }
    }

    /** Whether there is nothing to be done for it. */
    private static boolean isNothing(Item item) {
        return item instanceof Label
                || item instanceof EndianSwitch endian && endian.when().isEmpty();
    }

    /** Whether room can be taken for a field without knowing anything else. */
    private boolean isFixed(Item item) {
        if (!(item instanceof Field field)
                || field.presence().isPresent()
                || field.attributes().alignBits() != 0
                || FieldSizes.fixedBits(field).isEmpty()) {
            return false;
        }
        boolean isWrittenForward =
                binding(field) instanceof Binding.Derived && field.type().kind() == ValueKind.BYTES;
        return !isWrittenForward && written(field).map(BlockOutline::isConstant).orElse(true);
    }

    private Binding binding(Field field) {
        return block.packet().plan().binding(field.id());
    }

    /** What is written where the caller says nothing. */
    private Optional<Expr> written(Field field) {
        Binding binding = binding(field);
        if (binding instanceof Binding.Defaulted defaulted) {
            return Optional.of(defaulted.value());
        }
        return binding instanceof Binding.Constant constant ? Optional.of(constant.value()) : Optional.empty();
    }

    static boolean isConstant(Expr expr) {
        boolean[] isConstant = {true};
        Expressions.visit(
                expr,
                part -> isConstant[0] &= part instanceof Expr.IntConst
                        || part instanceof Expr.BoolConst
                        || part instanceof Expr.BytesConst
                        || part instanceof Expr.Negate
                        || part instanceof Expr.Not
                        || part instanceof Expr.Binary);
        return isConstant[0];
    }

    /** Bits before the first whole byte and behind the last one are on their own. */
    private void flush() {
        int first = 0;
        while (first < fixed.size() && fixed.get(first).start().bitPhase() != 0) {
            first++;
        }
        int end = fixed.size();
        while (end > first && fixed.get(end - 1).end().bitPhase() != 0) {
            end--;
        }
        fixed.subList(0, first).forEach(placed -> steps.add(new BuildStep.Single(placed.item())));
        if (end > first) {
            steps.add(new BuildStep.Run(fixed.subList(first, end).stream()
                    .map(placed -> (Field) placed.item())
                    .toList()));
        }
        fixed.subList(end, fixed.size()).forEach(placed -> steps.add(new BuildStep.Single(placed.item())));
        fixed.clear();
    }
}
