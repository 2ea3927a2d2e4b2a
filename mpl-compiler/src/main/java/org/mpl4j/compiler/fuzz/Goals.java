package org.mpl4j.compiler.fuzz;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.mpl4j.compiler.interpret.value.ArrayShape;
import org.mpl4j.compiler.interpret.value.BlockShape;
import org.mpl4j.compiler.interpret.value.BranchShape;
import org.mpl4j.compiler.interpret.value.ClassifyShape;
import org.mpl4j.compiler.interpret.value.ItemShape;
import org.mpl4j.compiler.interpret.value.NestedShape;
import org.mpl4j.compiler.interpret.value.PacketShape;

/** All that there is to reach in a packet and those that it can hold, numbered; and what of that lies in which branch. */
final class Goals {
    private final Set<PacketShape> packets;
    private final Map<Object, Integer> first = new HashMap<>();
    private final Map<PacketShape, BitSet> inPackets = new HashMap<>();
    private final Map<BranchShape, BitSet> inBranches = new HashMap<>();
    private final Map<ItemShape, BitSet> inItems = new HashMap<>();
    private int count;

    Goals(PacketShape outermost) {
        this.packets = reachable(outermost);
        packets.forEach(packet -> packet.items().forEach(this::number));
        packets.forEach(packet -> inPackets.put(packet, new BitSet()));
        List<PacketShape> innermostFirst = new ArrayList<>(packets);
        Collections.reverse(innermostFirst);
        boolean isNew = true;
        while (isNew) {
            isNew = false;
            for (PacketShape packet : innermostFirst) {
                isNew |= !inPackets.put(packet, of(packet.scope().body())).equals(inPackets.get(packet));
            }
        }
    }

    private static Set<PacketShape> reachable(PacketShape outermost) {
        Set<PacketShape> packets = new LinkedHashSet<>(List.of(outermost));
        Deque<PacketShape> open = new ArrayDeque<>(packets);
        while (!open.isEmpty()) {
            for (ItemShape item : open.remove().items()) {
                if (item instanceof NestedShape nested && packets.add(nested.target())) {
                    open.add(nested.target());
                }
            }
        }
        return packets;
    }

    private void number(ItemShape item) {
        if (item.isOptional()) {
            first.put(item, count);
            count += 2;
        }
        if (item instanceof ClassifyShape classify) {
            for (BranchShape branch : classify.branches()) {
                first.put(branch, count++);
            }
        }
    }

    private BitSet of(BlockShape block) {
        BitSet goals = new BitSet();
        for (ItemShape item : block.items()) {
            goals.or(of(item));
        }
        return goals;
    }

    private BitSet of(ItemShape item) {
        BitSet inside = new BitSet();
        if (item instanceof ClassifyShape classify) {
            for (BranchShape branch : classify.branches()) {
                BitSet ofBranch = of(branch.body());
                ofBranch.set(taken(branch));
                inBranches.put(branch, ofBranch);
                inside.or(ofBranch);
            }
        } else if (item instanceof NestedShape nested) {
            inside.or(inPackets.get(nested.target()));
        } else if (item instanceof ArrayShape array) {
            inside.or(of(array.element().body()));
        }
        if (!item.isOptional()) {
            return inside;
        }
        inside.set(present(item));
        inItems.put(item, inside);
        BitSet both = (BitSet) inside.clone();
        both.set(absent(item));
        return both;
    }

    /** The outermost one first. */
    Set<PacketShape> packets() {
        return packets;
    }

    int taken(BranchShape branch) {
        return Objects.requireNonNull(first.get(branch));
    }

    int present(ItemShape optional) {
        return Objects.requireNonNull(first.get(optional));
    }

    int absent(ItemShape optional) {
        return Objects.requireNonNull(first.get(optional)) + 1;
    }

    /** What is reached, or can be, where a branch is taken. */
    BitSet of(BranchShape branch) {
        return Objects.requireNonNull(inBranches.get(branch));
    }

    /** What is reached, or can be, where an optional item is there. */
    BitSet ofPresent(ItemShape optional) {
        return Objects.requireNonNull(inItems.get(optional));
    }

    BitSet ofAbsent(ItemShape optional) {
        BitSet goal = new BitSet();
        goal.set(absent(optional));
        return goal;
    }
}
