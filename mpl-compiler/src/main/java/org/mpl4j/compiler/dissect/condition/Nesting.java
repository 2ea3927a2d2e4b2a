package org.mpl4j.compiler.dissect.condition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.mpl4j.compiler.interpret.value.ArrayShape;
import org.mpl4j.compiler.interpret.value.ItemShape;
import org.mpl4j.compiler.interpret.value.ListValue;
import org.mpl4j.compiler.interpret.value.NestedShape;
import org.mpl4j.compiler.interpret.value.PacketShape;
import org.mpl4j.compiler.interpret.value.ScopeValue;

/** Which packets can be inside which. */
final class Nesting {
    private Nesting() {}

    /** The items of a packet, in any of its scopes, through which packets of a name can be reached. */
    static List<ItemShape> wayTo(String name, PacketShape packet) {
        List<ItemShape> way = new ArrayList<>();
        for (ItemShape item : packet.items()) {
            boolean leads = item instanceof NestedShape nested && reaches(nested.target(), name, new HashSet<>());
            if (leads || item instanceof ArrayShape array && holds(array, name)) {
                way.add(item);
            }
        }
        return way;
    }

    private static boolean holds(ArrayShape array, String name) {
        for (ItemShape item : array.element().packet().items()) {
            boolean isInside = isInside(item, array);
            if (isInside && item instanceof NestedShape nested && reaches(nested.target(), name, new HashSet<>())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInside(ItemShape item, ArrayShape array) {
        for (var scope = item.scope(); scope != null; scope = scope.parent()) {
            if (scope == array.element()) {
                return true;
            }
        }
        return false;
    }

    private static boolean reaches(PacketShape packet, String name, Set<PacketShape> seen) {
        if (packet.name().equals(name)) {
            return true;
        }
        if (!seen.add(packet)) {
            return false;
        }
        for (ItemShape item : packet.items()) {
            if (item instanceof NestedShape nested && reaches(nested.target(), name, seen)) {
                return true;
            }
        }
        return false;
    }

    /** The names of all packets that can be in a packet, its own included. */
    static void collect(PacketShape packet, Set<PacketShape> into) {
        if (into.add(packet)) {
            for (ItemShape item : packet.items()) {
                if (item instanceof NestedShape nested) {
                    collect(nested.target(), into);
                }
            }
        }
    }

    /** Whether something holds for an element of an array. */
    static boolean anyElement(ItemShape array, ScopeValue scope, Predicate<ScopeValue> test) {
        ListValue list = Objects.requireNonNull(((ArrayShape) array).list(scope));
        for (int i = 0; i < list.size(); i++) {
            if (test.test(list.get(i))) {
                return true;
            }
        }
        return false;
    }
}
