package org.mpl4j.compiler.spl.replay;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mpl4j.compiler.spl.explore.Product;
import org.mpl4j.compiler.spl.model.Statecall;

/**
 * What a policy says of a conversation, if it is the policy of one of the two ends.
 *
 * @param side the end
 * @param accepted how many statecalls were accepted
 * @param refused the first one that was not
 * @param states that the policy may have been in then
 * @param allowed what could have come instead
 */
public record CaptureJudgement(
        String side, int accepted, Optional<Refused> refused, Set<String> states, Set<String> allowed) {
    /** A packet that a policy refuses. */
    public record Refused(long frame, Statecall call) {}

    /**
     * The judgement of a conversation from the end that the policy can follow further; if it is all the same, from the one that sends first.
     *
     * @param local the address of the end whose policy it is, or its beginning; empty if that is not known
     */
    public static CaptureJudgement of(Product product, List<Observed> conversation, String local) {
        Observed first = conversation.get(0);
        List<String> sides = Stream.of(first.sender(), first.receiver())
                .filter(side -> side.startsWith(local))
                .toList();
        CaptureJudgement best = null;
        for (String side : sides.isEmpty() ? List.of(first.sender(), first.receiver()) : sides) {
            CaptureJudgement judgement = from(side, product, conversation);
            if (best == null || judgement.isBetterThan(best)) {
                best = judgement;
            }
        }
        return Objects.requireNonNull(best);
    }

    private boolean isBetterThan(CaptureJudgement other) {
        if (refused.isEmpty() || other.refused.isEmpty()) {
            return refused.isEmpty() && (other.refused.isPresent() || accepted > other.accepted);
        }
        return refused.get().frame() > other.refused.get().frame();
    }

    private static CaptureJudgement from(String side, Product product, List<Observed> conversation) {
        HiddenPlayer player = new HiddenPlayer(product);
        int accepted = 0;
        for (Observed observed : conversation) {
            Optional<Statecall> call = observed.sender().equals(side) ? observed.sent() : observed.received();
            if (call.isPresent()) {
                if (!player.step(call.get())) {
                    return new CaptureJudgement(
                            side,
                            accepted,
                            Optional.of(new Refused(observed.frame(), call.get())),
                            player.states(),
                            player.allowed());
                }
                accepted++;
            }
        }
        return new CaptureJudgement(side, accepted, Optional.empty(), player.states(), player.allowed());
    }
}
