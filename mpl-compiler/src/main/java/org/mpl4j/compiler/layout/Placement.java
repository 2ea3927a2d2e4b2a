package org.mpl4j.compiler.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.EndianSwitch;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.Label;

/** An item on its way to becoming a {@link PlacedItem}: everything but its end. */
final class Placement {
    final Item item;
    final Place start;
    final List<PlacedBlock> blocks = new ArrayList<>();
    ItemSize size;

    /** Whether a parse finds out where the content ends although the size is known: that of a constant window. */
    boolean isContentWalked;

    OptionalInt auxiliarySlot = OptionalInt.empty();

    /** Where all branches of a classify end. */
    @Nullable
    Place sharedEnd;

    Placement(Item item, Place start, ItemSize size) {
        this.item = item;
        this.start = start;
        this.size = size;
    }

    /** Gives it what is in it: the size is that of the content, or of the window around that. */
    Placement contain(ItemSize content, Optional<Expr> window, Ranges ranges) {
        size = content;
        if (window.isPresent()) {
            Estimate bits = ranges.estimate(window.get()).bytesToBits();
            boolean isConstant = window.get() instanceof Expr.IntConst;
            size = isConstant
                    ? ItemSize.ofStatic(bits.interval().lo())
                    : ItemSize.dynamic(
                            new Estimate(bits.interval(), content.bits().congruence()));
            isContentWalked = isConstant && !content.isStatic();
        }
        return this;
    }

    /** Whether it can begin within a byte. */
    static boolean mayStartInByte(Item item) {
        return item instanceof Field field && field.type() instanceof FieldType.Bits
                || item instanceof Classify classify && classify.window().isEmpty()
                || item instanceof Label
                || item instanceof EndianSwitch;
    }

    /** The start; where it has to be that of a byte and is not (an error), that of the next one, so that what follows is not wrong, too. */
    Place contentStart() {
        return mayStartInByte(item) || start.isByteAligned() ? start : start.plusBits(8 - start.bitPhase());
    }

    /** Where in a byte it ends. */
    int endPhase() {
        Congruence grain = size.bits().congruence();
        return grain.isFixedModulo(8) ? (int) ((contentStart().bitPhase() + grain.modulo(8)) % 8) : 0;
    }

    @Nullable
    Place commonEnd() {
        return blocks.stream().map(PlacedBlock::end).distinct().count() == 1
                ? blocks.get(0).end()
                : null;
    }
}
