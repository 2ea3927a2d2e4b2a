package org.mpl4j.compiler.fuzz;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.mpl4j.compiler.interpret.value.BranchShape;
import org.mpl4j.compiler.interpret.value.ChoiceWalk;
import org.mpl4j.compiler.interpret.value.ClassifyShape;
import org.mpl4j.compiler.interpret.value.ItemShape;
import org.mpl4j.compiler.interpret.value.PacketShape;
import org.mpl4j.compiler.interpret.value.PacketValue;

/** Which branches have been taken, and which optional items have been there and not, in all packets that a packet can hold. */
public final class Coverage {
    /** More of them do not make a branch more likely. */
    private static final int MOST_GOALS = 7;

    private final List<ItemShape> watched;
    private final Goals goals;
    private final BitSet reached = new BitSet();
    private final Map<Object, Long> drawn = new HashMap<>();
    private final Map<ItemShape, Long> left = new HashMap<>();

    private final ChoiceWalk noting = new ChoiceWalk() {
        @Override
        protected void optional(ItemShape item, boolean isPresent) {
            reached.set(isPresent ? goals.present(item) : goals.absent(item));
        }

        @Override
        protected void taken(ClassifyShape classify, BranchShape branch) {
            reached.set(goals.taken(branch));
        }
    };

    public Coverage(PacketShape outermost) {
        this.goals = new Goals(outermost);
        this.watched = goals.packets().stream()
                .flatMap(packet -> packet.items().stream())
                .filter(item -> item instanceof ClassifyShape || item.isOptional())
                .toList();
    }

    /** One of the branches: mostly one that has been drawn seldom, measured by how much in it was never reached. */
    BranchShape choose(List<BranchShape> branches, Random random) {
        BranchShape chosen = branches.get(random.nextInt(branches.size()));
        if (random.nextInt(4) != 0) {
            for (BranchShape branch : branches) {
                chosen = weight(branch) > weight(chosen) ? branch : chosen;
            }
        }
        drawn.merge(chosen, 1L, Long::sum);
        return chosen;
    }

    private double weight(BranchShape branch) {
        return weight(goals.of(branch), drawn.getOrDefault(branch, 0L));
    }

    private double weight(BitSet wanted, long drawn) {
        BitSet open = (BitSet) wanted.clone();
        open.andNot(reached);
        return (1.0 + Math.min(MOST_GOALS, open.cardinality())) / (1 + drawn);
    }

    /** Whether an optional item should be there. */
    boolean wants(ItemShape optional, Random random) {
        boolean isWanted = random.nextBoolean();
        if (random.nextInt(4) != 0) {
            double withIt = weight(goals.ofPresent(optional), drawn.getOrDefault(optional, 0L));
            double without = weight(goals.ofAbsent(optional), left.getOrDefault(optional, 0L));
            isWanted = withIt == without ? isWanted : withIt > without;
        }
        if (isWanted) {
            drawn.merge(optional, 1L, Long::sum);
        } else {
            left.merge(optional, 1L, Long::sum);
        }
        return isWanted;
    }

    /** Notes what a packet has. */
    public void note(PacketValue packet) {
        noting.walk(packet);
    }

    /** A row for each classify and each optional item, in the order of the specification. */
    public List<CoverageRow> rows() {
        return watched.stream().map(this::row).toList();
    }

    private CoverageRow row(ItemShape item) {
        String name = item.scope().packet().name() + "." + item.name();
        if (item instanceof ClassifyShape classify) {
            List<String> missing = classify.branches().stream()
                    .filter(branch -> !reached.get(goals.taken(branch)))
                    .map(BranchShape::label)
                    .toList();
            return new CoverageRow(name, "branches", classify.branches().size(), missing);
        }
        List<String> missing = new ArrayList<>();
        if (!reached.get(goals.present(item))) {
            missing.add("present");
        }
        if (!reached.get(goals.absent(item))) {
            missing.add("absent");
        }
        return new CoverageRow(name, "cases", 2, missing);
    }
}
