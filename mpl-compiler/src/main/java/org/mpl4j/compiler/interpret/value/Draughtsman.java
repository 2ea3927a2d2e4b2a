package org.mpl4j.compiler.interpret.value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.layout.ByteOrder;
import org.mpl4j.compiler.layout.PacketLayout;
import org.mpl4j.compiler.layout.PlacedItem;
import org.mpl4j.compiler.layout.Scope;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.Block;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.EndianSwitch;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.Label;
import org.mpl4j.compiler.model.NestedPacket;

/** Draws the shapes of one packet, scope by scope, in source order. */
final class Draughtsman {
    private final PacketShape packet;
    private final PacketLayout layout;
    private final ShapeTable table;

    Draughtsman(PacketShape packet, PacketLayout layout, ShapeTable table) {
        this.packet = packet;
        this.layout = layout;
        this.table = table;
    }

    void draw() {
        drawScope(Scope.PACKET, null, layout.packet().body(), new OrderRef(ByteOrder.BIG));
    }

    private ScopeShape drawScope(int owner, @Nullable ScopeShape parent, Block body, OrderRef order) {
        Scope scope = layout.scope(owner);
        ScopeShape shape = new ScopeShape(packet, parent, scope);
        packet.put(shape);
        shape.finish(drawBlock(new Position(shape, null, new HashMap<>(), order, 0), body));
        return shape;
    }

    private BlockShape drawBlock(Position position, Block block) {
        List<ItemShape> items = new ArrayList<>();
        for (Item item : block.items()) {
            if (item instanceof EndianSwitch endian) {
                position.turn(endian, layout.place(endian.id()));
            } else {
                ItemShape shape = drawItem(position, layout.place(item.id()));
                packet.put(shape);
                items.add(shape);
            }
        }
        return new BlockShape(items);
    }

    private ItemShape drawItem(Position position, PlacedItem placed) {
        Item item = placed.item();
        ItemShape shape = shapeOf(position, placed, item);
        position.scope.declare(shape);
        position.object.computeIfAbsent(item.name(), name -> new ArrayList<>()).add(shape);
        if (shape instanceof ClassifyShape classify) {
            drawBranches(position, classify);
        }
        return shape;
    }

    private ItemShape shapeOf(Position position, PlacedItem placed, Item item) {
        if (item instanceof Field field) {
            return new FieldShape(position, placed, packet.plan().isFlag(field));
        }
        if (item instanceof Label) {
            return new LabelShape(position, placed);
        }
        if (item instanceof NestedPacket) {
            return new NestedShape(position, placed);
        }
        return item instanceof Classify ? new ClassifyShape(position, placed) : new ArrayShape(position, placed);
    }

    /** The fields of a named classify are in an object of their own. */
    private void drawBranches(Position position, ClassifyShape classify) {
        int refs = position.refs;
        int most = refs;
        for (BranchShape branch : classify.branches()) {
            Map<String, List<ItemShape>> object = classify.isNamed() ? new HashMap<>() : position.object;
            Position inside = new Position(position.scope, branch, object, position.order, refs);
            branch.setBody(drawBlock(inside, branch.branch().body()));
            most = Math.max(most, inside.refs);
        }
        position.refs = most;
    }

    /** How far the drawing of a block has come. */
    final class Position {
        private final ScopeShape scope;
        private final @Nullable BranchShape within;
        private final Map<String, List<ItemShape>> object;
        private OrderRef order;
        private int refs;

        private Position(
                ScopeShape scope,
                @Nullable BranchShape within,
                Map<String, List<ItemShape>> object,
                OrderRef order,
                int refs) {
            this.scope = scope;
            this.within = within;
            this.object = object;
            this.order = order;
            this.refs = refs;
        }

        private void turn(EndianSwitch endian, PlacedItem placed) {
            if (endian.when().isPresent()) {
                scope.put(
                        endian.id(), new OrderDecision(placed.auxiliarySlot().orElseThrow(), order, endian.isLittle()));
            }
            order = new OrderRef(placed.order());
        }

        ScopeShape scope() {
            return scope;
        }

        ShapeTable table() {
            return table;
        }

        @Nullable
        BranchShape within() {
            return within;
        }

        int newSlot() {
            return scope.newSlot();
        }

        int newCell() {
            return scope.newCell();
        }

        /** Branches of one classify share references, as only one of them is ever there. */
        int newRef() {
            int ref = refs++;
            scope.reserveRefs(refs);
            return ref;
        }

        ScopeShape element(int arrayId) {
            ArrayItem array = (ArrayItem) layout.packet().item(arrayId);
            return drawScope(arrayId, scope, array.element(), new OrderRef(ByteOrder.INHERITED));
        }

        /** Items of this object so far with that name that are in a branch which does not hold this position. */
        List<ItemShape> namesakes(String name, boolean isLabel) {
            Set<ClassifyShape> around = new HashSet<>();
            for (BranchShape branch = within;
                    branch != null;
                    branch = branch.classify().within()) {
                around.add(branch.classify());
            }
            List<ItemShape> namesakes = new ArrayList<>();
            for (ItemShape earlier : object.getOrDefault(name, List.of())) {
                if (earlier instanceof LabelShape == isLabel && !isInSibling(earlier, around)) {
                    namesakes.add(earlier);
                }
            }
            return namesakes;
        }

        /** Whether an item is in another branch of a classify that is around this position, so that they never meet. */
        private boolean isInSibling(ItemShape item, Set<ClassifyShape> around) {
            for (BranchShape branch = item.within();
                    branch != null;
                    branch = branch.classify().within()) {
                if (around.contains(branch.classify()) && !isAround(branch)) {
                    return true;
                }
            }
            return false;
        }

        private boolean isAround(BranchShape branch) {
            for (BranchShape own = within; own != null; own = own.classify().within()) {
                if (own == branch) {
                    return true;
                }
            }
            return false;
        }
    }
}
