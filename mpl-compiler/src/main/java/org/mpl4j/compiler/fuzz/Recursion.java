package org.mpl4j.compiler.fuzz;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.mpl4j.compiler.interpret.value.ArrayShape;
import org.mpl4j.compiler.interpret.value.BlockShape;
import org.mpl4j.compiler.interpret.value.ClassifyShape;
import org.mpl4j.compiler.interpret.value.ItemShape;
import org.mpl4j.compiler.interpret.value.NestedShape;
import org.mpl4j.compiler.interpret.value.PacketShape;

/** Where a packet can hold one that can hold itself, so that there is no end to it. */
final class Recursion {
    private final Map<PacketShape, Boolean> leads = new IdentityHashMap<>();
    private final Map<PacketShape, Boolean> recursive = new IdentityHashMap<>();

    boolean isIn(BlockShape block) {
        return block.items().stream().anyMatch(this::isIn);
    }

    private boolean isIn(ItemShape item) {
        if (item instanceof NestedShape nested) {
            return leads.computeIfAbsent(nested.target(), Recursion::leads);
        } else if (item instanceof ClassifyShape classify) {
            return classify.branches().stream().anyMatch(branch -> isIn(branch.body()));
        }
        return item instanceof ArrayShape array && isIn(array.element().body());
    }

    /** Whether it can hold itself. */
    boolean isRecursive(PacketShape packet) {
        return recursive.computeIfAbsent(packet, any -> holds(packet, packet, new HashSet<>()));
    }

    private static boolean holds(PacketShape outer, PacketShape sought, Set<PacketShape> seen) {
        return outer.items().stream()
                .anyMatch(item -> item instanceof NestedShape nested
                        && (nested.target() == sought
                                || seen.add(nested.target()) && holds(nested.target(), sought, seen)));
    }

    /** Whether any packet that this one can hold can hold itself. */
    private static boolean leads(PacketShape packet) {
        return leads(packet, new HashSet<>(), new HashSet<>());
    }

    private static boolean leads(PacketShape packet, Set<PacketShape> around, Set<PacketShape> done) {
        if (!around.add(packet)) {
            return true;
        }
        boolean leads = done.add(packet)
                && packet.items().stream()
                        .anyMatch(item -> item instanceof NestedShape nested && leads(nested.target(), around, done));
        around.remove(packet);
        return leads;
    }
}
