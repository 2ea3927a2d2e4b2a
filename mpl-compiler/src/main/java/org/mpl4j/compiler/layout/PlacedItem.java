package org.mpl4j.compiler.layout;

import java.util.List;
import java.util.OptionalInt;
import org.mpl4j.compiler.model.Item;

/**
 * Where one item of a block lies.
 *
 * @param start of the item
 * @param end where the next item starts; {@code Place.afterSlot(endSlot)} whenever the size is not static, is optional, or the branches differ
 * @param auxiliarySlot a second slot: for a classify the index of the branch that was taken, for an array the number of elements (unless the count is
 *     constant); empty otherwise
 * @param blocks the placed blocks inside it: one a branch for a classify (same scope, same bases), one for an array (a scope of its own)
 */
public record PlacedItem(Item item, Place start, Place end, Size size, OptionalInt auxiliarySlot, List<PlacedBlock> blocks) {
    public PlacedItem {
        blocks = List.copyOf(blocks);
    }
}
