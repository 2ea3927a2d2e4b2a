package org.mpl4j.compiler.backend.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.mpl4j.compiler.interpret.value.ClassifyShape;
import org.mpl4j.compiler.interpret.value.PacketValue;
import org.mpl4j.compiler.interpret.value.ScopeValue;
import org.mpl4j.compiler.model.Block;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.LeafBranches;
import org.mpl4j.compiler.model.PacketType;

/** The labels of the branches that the interpreter took, in order: what {@code statecall()} numbers. */
final class TakenLabels {
    private TakenLabels() {}

    /** Asserts that a number stands for the branches of a packet. */
    static void check(PacketValue packet, int statecall) {
        PacketType type = packet.packetShape().type();
        if (LeafBranches.areTold(type)) {
            List<List<String>> leaves = LeafBranches.of(type);
            assertThat(leaves).hasSize(LeafBranches.count(type));
            assertThat(leaves.get(statecall)).as(type.name().name()).isEqualTo(of(packet));
        } else {
            assertThat(statecall).isZero();
        }
    }

    private static List<String> of(PacketValue packet) {
        List<String> labels = new ArrayList<>();
        add(packet.packetShape().type().body(), packet, labels);
        return labels;
    }

    private static void add(Block block, ScopeValue scope, List<String> labels) {
        for (Classify classify : LeafBranches.classifies(block)) {
            ClassifyShape shape = (ClassifyShape) scope.packet().packetShape().item(classify.id());
            if (classify.presence().isEmpty() || shape.isPresent(scope)) {
                Classify.Branch taken = classify.branches().get(scope.branchOf(shape));
                labels.add(taken.label());
                add(taken.body(), scope, labels);
            }
        }
    }
}
