package org.mpl4j.compiler.interpret.build;

import java.util.Optional;
import org.mpl4j.compiler.derive.Binding;
import org.mpl4j.compiler.interpret.value.ClassifyShape;
import org.mpl4j.compiler.interpret.value.PacketShape;
import org.mpl4j.compiler.interpret.value.Taken;
import org.mpl4j.compiler.model.Classify.Pattern;

/** What a tag must be, given the branches that are built. */
sealed interface TagDecision {
    /** The value of a pattern that takes a single one: a number (booleans are 0 and 1) or text. */
    record Literal(Pattern pattern) implements TagDecision {
        /** Of a number or boolean. */
        long number() {
            return pattern instanceof Pattern.IntRange range ? range.first() : ((Pattern.Bool) pattern).value() ? 1 : 0;
        }
    }

    /** Computed from the packet. */
    record Computed(Binding.Derived by) implements TagDecision {}

    /** Whatever the caller says. */
    record Argument() implements TagDecision {}

    /** What the first branch that decides says; where no branch on the tag is there, what decides it {@link Binding.Elsewhere}. */
    static TagDecision of(Binding.Tag tag, PacketShape packet, Taken taken) {
        boolean isReached = false;
        for (int decider : tag.deciders()) {
            ClassifyShape classify = (ClassifyShape) packet.item(decider);
            int index = taken.branchOf(classify);
            if (index == Taken.NONE) {
                continue;
            }
            isReached = true;
            Pattern pattern = classify.branches().get(index).branch().pattern();
            if (isSingle(pattern)) {
                return new Literal(pattern);
            }
            Optional<Binding.Derived> computed = tag.computed(decider, index);
            if (computed.isPresent()) {
                return new Computed(computed.get());
            }
        }
        return isReached ? new Argument() : elsewhere(tag.elsewhere(), packet, taken);
    }

    private static TagDecision elsewhere(Binding.Elsewhere elsewhere, PacketShape packet, Taken taken) {
        if (elsewhere.value().isPresent()) {
            return new Computed(elsewhere.value().get());
        }
        for (Binding.Solution solution : elsewhere.solutions()) {
            if (packet.item(solution.itemId()).isOnPath(taken)) {
                return new Computed(solution.by());
            }
        }
        return new Argument();
    }

    private static boolean isSingle(Pattern pattern) {
        return pattern instanceof Pattern.IntRange range ? range.isSingle() : !(pattern instanceof Pattern.Otherwise);
    }
}
