package org.mpl4j.compiler.fuzz;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.mpl4j.compiler.interpret.value.ArrayShape;
import org.mpl4j.compiler.interpret.value.BlockShape;
import org.mpl4j.compiler.interpret.value.BranchShape;
import org.mpl4j.compiler.interpret.value.ClassifyShape;
import org.mpl4j.compiler.interpret.value.ItemShape;
import org.mpl4j.compiler.interpret.value.ListValue;
import org.mpl4j.compiler.interpret.value.NestedShape;
import org.mpl4j.compiler.interpret.value.PacketShape;
import org.mpl4j.compiler.interpret.value.PacketValue;
import org.mpl4j.compiler.interpret.value.ScopeValue;

/** Which branches have been taken, and which optional items have been there and not, in all packets that a packet can hold. */
final class Coverage {
    private final List<ItemShape> watched = new ArrayList<>();
    private final Map<BranchShape, Long> reached = new HashMap<>();
    private final Map<BranchShape, Long> drawn = new HashMap<>();
    private final Set<ItemShape> present = new HashSet<>();
    private final Set<ItemShape> absent = new HashSet<>();

    Coverage(PacketShape outermost) {
        Set<PacketShape> packets = new LinkedHashSet<>(List.of(outermost));
        Deque<PacketShape> open = new ArrayDeque<>(packets);
        while (!open.isEmpty()) {
            for (ItemShape item : open.remove().items()) {
                if (item instanceof ClassifyShape || item.isOptional()) {
                    watched.add(item);
                }
                if (item instanceof NestedShape nested && packets.add(nested.target())) {
                    open.add(nested.target());
                }
            }
        }
    }

    /** One of the branches, half the time one that has been taken least. */
    BranchShape choose(List<BranchShape> branches, Random random) {
        BranchShape chosen = branches.get(random.nextInt(branches.size()));
        if (random.nextBoolean()) {
            for (BranchShape branch : branches) {
                chosen = weight(branch) < weight(chosen) ? branch : chosen;
            }
        }
        drawn.merge(chosen, 1L, Long::sum);
        return chosen;
    }

    /** Branches that are drawn, and cannot be built, are not drawn for ever. */
    private long weight(BranchShape branch) {
        return 3 * reached.getOrDefault(branch, 0L) + drawn.getOrDefault(branch, 0L);
    }

    /** Notes what a packet has. */
    void note(PacketValue packet) {
        note(packet, packet.shape().body());
    }

    private void note(ScopeValue scope, BlockShape body) {
        for (ItemShape item : body.items()) {
            if (item.isOptional()) {
                (item.isPresent(scope) ? present : absent).add(item);
            }
            if (item.isPresent(scope)) {
                noteInside(scope, item);
            }
        }
    }

    private void noteInside(ScopeValue scope, ItemShape item) {
        if (item instanceof ClassifyShape classify) {
            BranchShape branch = classify.branch(scope);
            if (branch != null) {
                reached.merge(branch, 1L, Long::sum);
                note(scope, branch.body());
            }
        } else if (item instanceof NestedShape nested) {
            PacketValue inside = nested.packet(scope);
            if (inside != null) {
                note(inside);
            }
        } else if (item instanceof ArrayShape array) {
            ListValue list = array.list(scope);
            for (int i = 0; list != null && i < list.size(); i++) {
                note(list.get(i), list.get(i).shape().body());
            }
        }
    }

    /** A row for each classify and each optional item, in the order of the specification. */
    List<CoverageRow> rows() {
        return watched.stream().map(this::row).toList();
    }

    private CoverageRow row(ItemShape item) {
        String name = item.scope().packet().name() + "." + item.name();
        if (item instanceof ClassifyShape classify) {
            List<String> missing = classify.branches().stream()
                    .filter(branch -> !reached.containsKey(branch))
                    .map(BranchShape::label)
                    .toList();
            return new CoverageRow(name, "branches", classify.branches().size(), missing);
        }
        List<String> missing = new ArrayList<>();
        if (!present.contains(item)) {
            missing.add("present");
        }
        if (!absent.contains(item)) {
            missing.add("absent");
        }
        return new CoverageRow(name, "cases", 2, missing);
    }
}
