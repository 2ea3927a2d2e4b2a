package org.mpl4j.compiler.layout;

import java.util.List;
import java.util.OptionalInt;
import org.mpl4j.compiler.model.Item;

/**
 * Where one item of a block lies.
 *
 * @param start of the item
 * @param end where the next item starts: counted from {@code endSlot} whenever the size is not static or the item is optional; for a classify whose branches end at
 *     different places, too
 * @param size 0 bits included where the item is optional
 * @param endSlot the slot in which a parse keeps the end of the item; empty where no step needs it. An item whose window is constant but whose content is not static
 *     has one, although its {@code end} does not count from it.
 * @param auxiliarySlot a second slot: for a classify the index of the branch that was taken, for an array the number of elements (unless the count is
 *     constant), for an endian switch with a condition the order that results (1 for little-endian); empty otherwise
 * @param order the byte order in force at the item; for an endian switch the one after it
 * @param blocks the placed blocks inside it: one a branch for a classify (same scope, same bases), one for an array (a scope of its own)
 */
public record PlacedItem(
        Item item,
        Place start,
        Place end,
        Size size,
        OptionalInt endSlot,
        OptionalInt auxiliarySlot,
        ByteOrder order,
        List<PlacedBlock> blocks) {
    public PlacedItem {
        blocks = List.copyOf(blocks);
    }
}
