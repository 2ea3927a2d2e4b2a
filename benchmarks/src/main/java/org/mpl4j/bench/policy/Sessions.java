package org.mpl4j.bench.policy;

import java.util.List;
import org.mpl4j.bench.packets.session.SessionServerPolicy;
import org.mpl4j.bench.packets.session.SessionStatecall;

/** Connections on which a user has logged in and opened a channel. */
final class Sessions {
    static final long CHANNEL = 0;

    private static final List<SessionStatecall> LOGIN = List.of(
            SessionStatecall.Receive_Transport_KexInit,
            SessionStatecall.Transmit_Transport_KexInit,
            SessionStatecall.Transmit_Transport_NewKeys,
            SessionStatecall.Receive_Transport_NewKeys,
            SessionStatecall.Receive_Transport_ServiceRequest,
            SessionStatecall.Transmit_Transport_ServiceAccept,
            SessionStatecall.Receive_Auth_Request_Publickey,
            SessionStatecall.Transmit_Auth_Success,
            SessionStatecall.Transmit_Connection_ChannelOpenConfirmation);

    private Sessions() {}

    static SessionServerPolicy generated() {
        SessionServerPolicy policy = SessionServerPolicy.start();
        for (SessionStatecall call : LOGIN) {
            if (!policy.step(call, CHANNEL)) {
                throw new IllegalStateException(policy.violation(call, CHANNEL).message());
            }
        }
        return policy;
    }

    static HandSession hand() {
        HandSession policy = new HandSession();
        for (SessionStatecall call : LOGIN) {
            if (!policy.step(call, CHANNEL)) {
                throw new IllegalStateException(call + " is refused by hand");
            }
        }
        return policy;
    }

    /** The number of steps that were allowed, which is all of them. */
    static int all(int allowed, int steps) {
        if (allowed != steps) {
            throw new IllegalStateException(allowed + " of " + steps + " steps are allowed");
        }
        return allowed;
    }
}
