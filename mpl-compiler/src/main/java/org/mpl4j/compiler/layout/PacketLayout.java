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
 * @param isRecursive whether the packet can contain itself
 */
public record PacketLayout(PacketType packet, Map<Integer, Scope> scopes, Map<Integer, PlacedItem> places, boolean isRecursive) {
    public PacketLayout {
        scopes = Collections.unmodifiableMap(new LinkedHashMap<>(scopes));
        places = Collections.unmodifiableMap(new LinkedHashMap<>(places));
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
