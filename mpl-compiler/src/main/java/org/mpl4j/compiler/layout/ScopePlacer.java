package org.mpl4j.compiler.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.Block;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.EndianSwitch;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.Label;
import org.mpl4j.compiler.model.NestedPacket;

/** Places the items of one scope one after the other: a cursor that knows where it is, and hands out the slots where that is only known when bytes are there. */
final class ScopePlacer {
    private final PacketPlacer packet;
    private final int owner;
    private final SlotCounter slots = new SlotCounter();
    private Place at = Place.AT_START;
    private Estimate offsetBits = Estimate.of(0);
    private ByteOrder order;
    private Ranges ranges;
    private boolean usesOrigin;
    private boolean usesOrder;

    ScopePlacer(PacketPlacer packet, int owner, ByteOrder order) {
        this.packet = packet;
        this.owner = owner;
        this.order = order;
        this.ranges = packet.ranges();
    }

    /** Places everything, and registers the scope. */
    ItemSize place(Block body, int parent) {
        ItemSize[] size = new ItemSize[1];
        PlacedBlock placed = placeBlock(body, size);
        ScopeUses.Uses uses = packet.uses(owner);
        packet.put(new Scope(
                owner,
                parent,
                placed,
                slots.count(),
                List.copyOf(uses.captures()),
                List.copyOf(uses.params()),
                usesOrigin,
                usesOrder));
        return size[0];
    }

    boolean usesOrigin() {
        return usesOrigin;
    }

    boolean usesOrder() {
        return usesOrder;
    }

    private PlacedBlock placeBlock(Block block, ItemSize[] size) {
        Place start = at;
        ItemSize sum = ItemSize.NOTHING;
        List<PlacedItem> items = new ArrayList<>();
        for (Item item : block.items()) {
            sum = sum.then(placeItem(item, items));
        }
        size[0] = sum;
        return new PlacedBlock(start, at, sum.toSize(), items);
    }

    private ItemSize placeItem(Item item, List<PlacedItem> into) {
        Placement placement;
        if (item instanceof Field field) {
            placement = placeField(field);
        } else if (item instanceof NestedPacket nested) {
            placement = placeNested(nested);
        } else if (item instanceof Classify classify) {
            placement = placeClassify(classify);
        } else if (item instanceof ArrayItem array) {
            placement = placeArray(array);
        } else if (item instanceof EndianSwitch endian) {
            placement = placeEndian(endian);
        } else {
            placement = new Placement((Label) item, at, ItemSize.NOTHING);
        }
        return finish(placement, into);
    }

    /** Moves the cursor behind an item. */
    private ItemSize finish(Placement placement, List<PlacedItem> into) {
        ItemSize size = placement.item.presence().isPresent() ? placement.size.or(ItemSize.NOTHING) : placement.size;
        boolean isOptional = placement.item.presence().isPresent();
        OptionalInt endSlot = OptionalInt.empty();
        Place end = placement.contentStart().plusBits(size.staticBits());
        if (placement.sharedEnd != null && !isOptional) {
            end = placement.sharedEnd;
        } else if (isOptional || !size.isStatic() || placement.isContentWalked) {
            int slot = slots.take();
            endSlot = OptionalInt.of(slot);
            end = size.isStatic() && !isOptional ? end : new Place(slot, placement.endPhase());
        }
        offsetBits = offsetBits.plus(size.bits()).clamp(Size.UNBOUNDED_BITS);
        PlacedItem placed = new PlacedItem(
                placement.item,
                placement.start,
                end,
                size.toSize(),
                endSlot,
                placement.auxiliarySlot,
                order,
                placement.blocks);
        packet.put(owner, placed, size, offsetBits);
        into.add(placed);
        at = end;
        return size;
    }

    private Placement placeField(Field field) {
        FieldType type = field.type();
        usesOrigin |= PacketLayouts.mayUseOrigin(type);
        usesOrder |= order.equals(ByteOrder.INHERITED) && dependsOnOrder(type);
        return new Placement(field, at, new FieldSizes(ranges).of(field));
    }

    private static boolean dependsOnOrder(FieldType type) {
        return type instanceof FieldType.Float
                || type instanceof FieldType.Int number && number.bits() > 8
                || type instanceof FieldType.PrefixedString string && string.prefixBits() > 8;
    }

    private Placement placeNested(NestedPacket nested) {
        usesOrigin |= nested.window().isEmpty() && packet.usesOrigin(nested.target());
        return new Placement(nested, at, ItemSize.NOTHING)
                .contain(packet.sizeOf(nested.target()), nested.window(), ranges);
    }

    private Placement placeClassify(Classify classify) {
        int branchSlot = slots.take();
        Placement placement = new Placement(classify, at, ItemSize.NOTHING);
        ByteOrder orderBefore = order;
        Ranges rangesBefore = ranges;
        Estimate offsetBefore = offsetBits;
        int mark = slots.next();
        int most = mark;
        at = placement.contentStart();
        ItemSize content = null;
        for (Classify.Branch branch : classify.branches()) {
            ItemSize[] size = new ItemSize[1];
            ranges = rangesBefore.within(classify, branch);
            placement.blocks.add(placeBlock(branch.body(), size));
            content = content == null ? size[0] : content.or(size[0]);
            most = Math.max(most, slots.next());
            slots.rewind(mark);
            at = placement.contentStart();
            order = orderBefore;
            offsetBits = offsetBefore;
        }
        ranges = rangesBefore;
        slots.rewind(most);
        placement.contain(content == null ? ItemSize.NOTHING : content, classify.window(), ranges);
        placement.sharedEnd = classify.window().isEmpty() ? placement.commonEnd() : null;
        placement.auxiliarySlot = OptionalInt.of(branchSlot);
        return placement;
    }

    private Placement placeArray(ArrayItem array) {
        ScopePlacer inner = new ScopePlacer(packet, array.id(), ByteOrder.INHERITED);
        ItemSize element = inner.place(array.element(), owner);
        usesOrigin |= inner.usesOrigin;
        usesOrder |= order.equals(ByteOrder.INHERITED) && inner.usesOrder;
        Optional<Expr> window = array.bound() instanceof ArrayItem.Bound.Window bound
                ? Optional.of(bound.byteLength())
                : Optional.empty();
        Placement placement =
                new Placement(array, at, ItemSize.NOTHING).contain(sizeOf(array.bound(), element), window, ranges);
        placement.blocks.add(packet.bodyOf(array.id()));
        boolean isCountConstant =
                array.bound() instanceof ArrayItem.Bound.Count count && count.count() instanceof Expr.IntConst;
        placement.auxiliarySlot = isCountConstant ? OptionalInt.empty() : OptionalInt.of(slots.take());
        return placement;
    }

    private ItemSize sizeOf(ArrayItem.Bound bound, ItemSize element) {
        Congruence grain = element.bits().congruence().repeated();
        Interval any = new Interval(0, Size.UNBOUNDED_BITS);
        if (bound instanceof ArrayItem.Bound.Count counted) {
            Estimate count = ranges.estimate(counted.count()).clamp(Size.UNBOUNDED_BITS);
            Interval bits =
                    count.times(element.bits()).clamp(Size.UNBOUNDED_BITS).interval();
            if (counted.count() instanceof Expr.IntConst && element.isStatic()) {
                return ItemSize.ofStatic(bits.lo());
            }
            Estimate total = new Estimate(bits, grain);
            return element.isStatic() ? ItemSize.dynamic(total) : ItemSize.walked(total);
        } else if (bound instanceof ArrayItem.Bound.Until) {
            Interval bits = new Interval(element.bits().interval().lo(), Size.UNBOUNDED_BITS);
            return ItemSize.walked(new Estimate(bits, grain));
        }
        return ItemSize.dynamic(new Estimate(any, grain));
    }

    private Placement placeEndian(EndianSwitch endian) {
        Placement placement = new Placement(endian, at, ItemSize.NOTHING);
        if (endian.when().isPresent()) {
            usesOrder |= order.equals(ByteOrder.INHERITED);
            placement.auxiliarySlot = OptionalInt.of(slots.take());
            order = ByteOrder.inSlot(placement.auxiliarySlot.getAsInt());
        } else {
            order = endian.isLittle() ? ByteOrder.LITTLE : ByteOrder.BIG;
        }
        return placement;
    }
}
