package org.mpl4j.compiler.layout;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.mpl4j.compiler.model.PacketType;
import org.mpl4j.compiler.model.QualifiedName;

/** Lays out one packet: places what is in it scope by scope, and keeps what is found out on the way. */
final class PacketPlacer {
    private final PacketType packet;
    private final Function<QualifiedName, ItemSize> targetSizes;
    private final Set<QualifiedName> usingOrigin;
    private final Map<Integer, PlacedItem> places = new TreeMap<>();
    private final Map<Integer, Scope> scopes = new TreeMap<>();
    private final Map<Integer, Integer> scopeOfItem = new TreeMap<>();
    private final Map<Integer, Estimate> sizes = new HashMap<>();
    private final Map<Integer, Estimate> ends = new HashMap<>();
    private final Ranges ranges;
    private final Map<Integer, ScopeUses.Uses> uses;
    private ItemSize size = ItemSize.NOTHING;

    PacketPlacer(PacketType packet, Function<QualifiedName, ItemSize> targetSizes, Set<QualifiedName> usingOrigin) {
        this.packet = packet;
        this.targetSizes = targetSizes;
        this.usingOrigin = usingOrigin;
        this.ranges = new Ranges(packet, Collections.unmodifiableMap(sizes), Collections.unmodifiableMap(ends));
        this.uses = new ScopeUses(packet).byScope();
    }

    PacketLayout place(boolean isRecursive) {
        ScopePlacer placer = new ScopePlacer(this, Scope.PACKET, ByteOrder.BIG);
        size = placer.place(packet.body(), Scope.PACKET);
        return new PacketLayout(packet, scopes, places, scopeOfItem, ranges, isRecursive);
    }

    /** Of the whole packet, once it is placed. */
    ItemSize size() {
        return size;
    }

    Ranges ranges() {
        return ranges;
    }

    ItemSize sizeOf(QualifiedName target) {
        return targetSizes.apply(target);
    }

    boolean usesOrigin(QualifiedName target) {
        return usingOrigin.contains(target);
    }

    ScopeUses.Uses uses(int owner) {
        return uses.getOrDefault(owner, ScopeUses.Uses.NONE);
    }

    void put(int scope, PlacedItem placed, ItemSize itemSize, Estimate endBits) {
        int id = placed.item().id();
        places.put(id, placed);
        scopeOfItem.put(id, scope);
        sizes.put(id, itemSize.bits().bitsToBytes());
        ends.put(id, endBits.bitsToBytes());
    }

    PlacedBlock bodyOf(int owner) {
        return Objects.requireNonNull(scopes.get(owner)).body();
    }

    void put(Scope scope) {
        scopes.put(scope.owner(), scope);
    }
}
