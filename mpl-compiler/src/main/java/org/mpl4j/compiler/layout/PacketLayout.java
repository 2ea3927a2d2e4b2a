package org.mpl4j.compiler.layout;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mpl4j.compiler.model.PacketType;

/**
 * The layout of a packet.
 *
 * @param scopes the packet's own scope under {@link Scope#PACKET}, and one an array under the array's id
 * @param places every item at any depth by its id; the places count in the scope that the item belongs to
 * @param scopeOfItem the owner of the scope that an item belongs to, by the item's id
 * @param ranges what the packet's expressions can evaluate to
 * @param isRecursive whether the packet can contain itself
 */
public record PacketLayout(
        PacketType packet,
        Map<Integer, Scope> scopes,
        Map<Integer, PlacedItem> places,
        Map<Integer, Integer> scopeOfItem,
        Ranges ranges,
        boolean isRecursive) {
    public PacketLayout {
        scopes = Collections.unmodifiableMap(new LinkedHashMap<>(scopes));
        places = Collections.unmodifiableMap(new LinkedHashMap<>(places));
        scopeOfItem = Collections.unmodifiableMap(new LinkedHashMap<>(scopeOfItem));
    }

    public Scope scope() {
        return scope(Scope.PACKET);
    }

    public Scope scope(int owner) {
        Scope scope = scopes.get(owner);
        if (scope == null) {
            throw new IllegalArgumentException("no scope of item " + owner + " in " + packet.name());
        }
        return scope;
    }

    /** The scope that an item belongs to; for an array the one around it. */
    public Scope scopeOf(int itemId) {
        return scope(scopeOfItem.getOrDefault(itemId, Scope.PACKET));
    }

    public PlacedItem place(int itemId) {
        PlacedItem placed = places.get(itemId);
        if (placed == null) {
            throw new IllegalArgumentException("no item " + itemId + " in " + packet.name());
        }
        return placed;
    }

    public Size size() {
        return scope().body().size();
    }
}
