package org.mpl4j.compiler.layout;

import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.Item;

/** What makes it uncertain at which bit of a byte the next item starts. */
final class BitPhases {
    private BitPhases() {}

    /** Whether a packet has any such item; then where the bytes begin behind it is not worth a second report. */
    static boolean areUncertain(PacketLayout layout) {
        return layout.places().values().stream()
                .anyMatch(placed -> hasUnevenBranches(placed)
                        || isUnevenOption(placed, layout)
                        || hasUnevenWidth(placed.item(), layout));
    }

    /** A classify without a window whose branches end at different bits. */
    static boolean hasUnevenBranches(PlacedItem placed) {
        return placed.item() instanceof Classify classify
                && classify.window().isEmpty()
                && placed.blocks().stream()
                                .map(block -> block.end().bitPhase())
                                .distinct()
                                .count()
                        > 1;
    }

    /** An optional item that is not whole bytes. */
    static boolean isUnevenOption(PlacedItem placed, PacketLayout layout) {
        if (placed.item().presence().isEmpty()) {
            return false;
        } else if (placed.item() instanceof Field field && field.type() instanceof FieldType.Bits bits) {
            Congruence width = layout.ranges().estimate(bits.width()).congruence();
            return width.isFixedModulo(8) && width.modulo(8) != 0;
        }
        return placed.item() instanceof Classify classify
                && classify.window().isEmpty()
                && placed.blocks().stream()
                        .anyMatch(block ->
                                block.end().bitPhase() != placed.start().bitPhase());
    }

    /** A bit field whose computed width can leave different remainders of 8. */
    static boolean hasUnevenWidth(Item item, PacketLayout layout) {
        return item instanceof Field field
                && field.type() instanceof FieldType.Bits bits
                && !layout.ranges().estimate(bits.width()).congruence().isFixedModulo(8);
    }
}
