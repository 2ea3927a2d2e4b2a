package org.mpl4j.compiler.spl.replay;

import java.util.Optional;
import org.mpl4j.compiler.spl.model.Statecall;

/**
 * A packet of a capture, as either side sees it.
 *
 * @param conversation whose it is; the same for both directions
 * @param sender an end of the conversation
 * @param receiver the other end
 * @param sent the statecall for a policy of the sender, if it has one for this packet
 * @param received the same for a policy of the receiver
 */
public record Observed(
        long frame,
        String conversation,
        String sender,
        String receiver,
        Optional<Statecall> sent,
        Optional<Statecall> received) {}
