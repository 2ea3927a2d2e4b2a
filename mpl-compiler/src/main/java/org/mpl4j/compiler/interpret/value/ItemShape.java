package org.mpl4j.compiler.interpret.value;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.layout.PlacedItem;
import org.mpl4j.compiler.model.Item;

/** An item of a packet with all that is needed to find it in any tree of that packet. */
public abstract sealed class ItemShape permits FieldShape, LabelShape, NestedShape, ClassifyShape, ArrayShape {
    private static final int ALWAYS = -1;

    private final Item item;
    private final String name;
    private final PlaceRef start;
    private final PlaceRef end;
    private final int cell;
    private final int presenceSlot;
    private final @Nullable BranchShape within;
    private final ScopeShape scope;
    private final List<ItemShape> namesakes;

    ItemShape(Draughtsman.Position position, PlacedItem placed) {
        this.item = placed.item();
        this.name = item.name();
        this.start = new PlaceRef(placed.start());
        this.end = new PlaceRef(placed.end());
        this.cell = position.newCell();
        this.presenceSlot = item.presence().isPresent() ? position.newSlot() : ALWAYS;
        this.within = position.within();
        this.scope = position.scope();
        this.namesakes = position.namesakes(item.name(), this instanceof LabelShape);
    }

    public Item item() {
        return item;
    }

    public int id() {
        return item.id();
    }

    /** As declared. */
    public final String name() {
        return name;
    }

    /** The number of the item in its scope, dense from 0. */
    public int cell() {
        return cell;
    }

    public ScopeShape scope() {
        return scope;
    }

    /** The branch that the item is directly in, if it is in one of its scope. */
    public @Nullable BranchShape within() {
        return within;
    }

    public boolean isOptional() {
        return presenceSlot != ALWAYS;
    }

    /** Where the parse notes whether an optional item is there: 0 or 1. */
    public int presenceSlot() {
        return presenceSlot;
    }

    /** Earlier items of the same object that a branch hides, and whose name this one uses again. */
    public List<ItemShape> namesakes() {
        return namesakes;
    }

    /**
     * The name that is unique in the object that holds the item: its own, or with a number where an earlier branch of the same packet has used it already.
     *
     * @param taken which branches are there
     */
    public String key(Taken taken) {
        return namesakes.isEmpty() ? name() : Keys.numbered(this, taken);
    }

    /** Whether the branches around the item were taken. */
    public boolean isOnPath(Taken taken) {
        return within == null || within.isTaken(taken);
    }

    public PlaceRef start() {
        return start;
    }

    /** The absolute index of the first byte that holds a part of the item. */
    public int startOf(ScopeValue value) {
        return (int) start.byteIndex(value);
    }

    /** The absolute index of the first byte after the item. */
    public final int endOf(ScopeValue value) {
        return (int) ((endBit(value) + 7) >> 3);
    }

    /** The absolute index of the first bit after the item. */
    public long endBit(ScopeValue value) {
        return end.bitIndex(value);
    }

    /** Whether a parse has come far enough to know where the item ends. */
    public boolean isEndKnown(ScopeValue value) {
        return end.isKnown(value);
    }

    /** Whether the item was read, and is there if it is optional. */
    public final boolean isPresent(ScopeValue value) {
        return isWanted(value) && (value.isComplete() || wasReached(value));
    }

    /** Whether a parse found that the item must be there. */
    final boolean isWanted(ScopeValue value) {
        return presenceSlot == ALWAYS || value.slot(presenceSlot) == 1;
    }

    /** Whether the branches around the item were taken, and it is there. */
    public final boolean isReached(ScopeValue value) {
        return isOnPath(value) && isPresent(value);
    }

    /** Whether an incomplete parse ended at the item: everything before it was read. */
    public final boolean isNext(ScopeValue value) {
        return !value.isComplete()
                && isOnPath(value)
                && isWanted(value)
                && start.isKnown(value)
                && startOf(value) == readEnd(value);
    }

    /** Whether an incomplete parse came past the item, or into it. */
    boolean wasReached(ScopeValue value) {
        return start.isKnown(value) && isEndKnown(value) && endBit(value) <= readEnd(value) * 8L;
    }

    /** Up to where what is in the same classifies was read. */
    private int readEnd(ScopeValue value) {
        for (BranchShape around = within;
                around != null;
                around = around.classify().within()) {
            int end = value.readEndIn(around.classify());
            if (end != ScopeValue.UNSET) {
                return end;
            }
        }
        return value.readEnd();
    }
}
