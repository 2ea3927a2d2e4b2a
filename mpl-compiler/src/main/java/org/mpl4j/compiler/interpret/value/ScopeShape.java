package org.mpl4j.compiler.interpret.value;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.layout.Place;
import org.mpl4j.compiler.layout.Scope;

/** What all values of one scope (a packet, or the elements of one array) have in common. */
public final class ScopeShape {
    private static final int[] NO_SLOTS = {};

    private final int owner;
    private final PacketShape packet;
    private final @Nullable ScopeShape parent;
    private final PlaceRef end;
    private final Set<String> names = new HashSet<>();
    private final Map<Integer, OrderDecision> orderDecisions = new HashMap<>();
    private BlockShape body = new BlockShape(List.of());
    private int[] unsetSlots = NO_SLOTS;
    private int slotCount;
    private int refCount;
    private int cellCount;
    private boolean hasBranches;
    private boolean hasLabels;

    ScopeShape(PacketShape packet, @Nullable ScopeShape parent, Scope scope) {
        this.owner = scope.owner();
        this.packet = packet;
        this.parent = parent;
        this.slotCount = scope.slotCount();
        this.end = new PlaceRef(scope.body().end());
    }

    void finish(BlockShape finishedBody) {
        body = finishedBody;
        if (slotCount > 0) {
            unsetSlots = new int[slotCount];
            Arrays.fill(unsetSlots, ScopeValue.UNSET);
        }
    }

    int newSlot() {
        return slotCount++;
    }

    int newCell() {
        return cellCount++;
    }

    void reserveRefs(int count) {
        refCount = Math.max(refCount, count);
    }

    void declare(ItemShape item) {
        names.add(item.name());
        hasLabels |= item instanceof LabelShape;
        hasBranches |= item instanceof ClassifyShape classify && !classify.isNamed();
    }

    void put(int endianId, OrderDecision decision) {
        orderDecisions.put(endianId, decision);
    }

    /** {@link Scope#PACKET}, or the id of the array whose elements these are. */
    public int owner() {
        return owner;
    }

    public boolean isPacket() {
        return owner == Scope.PACKET;
    }

    public PacketShape packet() {
        return packet;
    }

    /** The scope around elements; null for packets. */
    public @Nullable ScopeShape parent() {
        return parent;
    }

    public BlockShape body() {
        return body;
    }

    /** How many items the scope has, at any depth of branches. */
    public int cellCount() {
        return cellCount;
    }

    /** Whether there is a classify without a name of its own. */
    public boolean hasBranches() {
        return hasBranches;
    }

    public boolean hasLabels() {
        return hasLabels;
    }

    /** Whether any item of the scope has that name. */
    public boolean declares(String name) {
        return names.contains(name);
    }

    /** What a conditional switch of the byte order does; null for an unconditional one, whose effect the items know. */
    public @Nullable OrderDecision orderDecision(int endianId) {
        return orderDecisions.get(endianId);
    }

    /** A place of the layout in this scope. */
    public PlaceRef place(Place place) {
        return new PlaceRef(place);
    }

    /** Where a value of this shape ends. */
    public PlaceRef end() {
        return end;
    }

    /** Whether everything in a value is where it is in any other, so that its start says all. */
    public boolean isPlain() {
        return slotCount == 0 && refCount == 0;
    }

    int[] newSlots() {
        return slotCount == 0 ? NO_SLOTS : unsetSlots.clone();
    }

    @Nullable
    Object[] newRefs() {
        return refCount == 0 ? ScopeValue.NO_REFS : new Object[refCount];
    }
}
