package org.mpl4j.compiler.derive;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Expressions;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.NestedPacket;
import org.mpl4j.compiler.model.QualifiedName;

/**
 * Which arrays and nested packets have optional items that are there or not by how far it is to the end of a window around them. When such an item is built,
 * nobody knows what follows it; once the window is complete, it is read again.
 */
final class EndDependence {
    private final Map<QualifiedName, PacketIndex> indexes;
    private final Set<QualifiedName> dependent = new HashSet<>();

    EndDependence(Map<QualifiedName, PacketIndex> indexes) {
        this.indexes = indexes;
        int before;
        do {
            before = dependent.size();
            indexes.forEach((name, index) -> {
                if (hasDependent(index.packet().items())) {
                    dependent.add(name);
                }
            });
        } while (dependent.size() > before);
    }

    /** Whether an item of a packet closes a window in which something depends on where it ends. */
    boolean isToBeReadAgain(PacketIndex index, Item item) {
        return item instanceof NestedPacket nested
                ? nested.window().isPresent() && dependent.contains(nested.target())
                : item instanceof ArrayItem array
                        && (array.bound() instanceof ArrayItem.Bound.Window
                                || array.bound() instanceof ArrayItem.Bound.ToEnd)
                        && hasDependent(index.items(array.id()));
    }

    private boolean hasDependent(Iterable<Item> items) {
        for (Item item : items) {
            boolean[] found = new boolean[1];
            item.presence()
                    .ifPresent(condition ->
                            Expressions.visit(condition, part -> found[0] |= part instanceof Expr.Remaining));
            if (found[0]
                    || item instanceof NestedPacket nested
                            && nested.window().isEmpty()
                            && dependent.contains(nested.target())) {
                return true;
            }
        }
        return false;
    }
}
