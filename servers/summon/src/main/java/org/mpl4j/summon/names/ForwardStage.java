package org.mpl4j.summon.names;

import org.mpl4j.dns.middleware.Answer;
import org.mpl4j.dns.middleware.Query;
import org.mpl4j.dns.middleware.Stage;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.Dnsclass;
import org.mpl4j.dns.service.LaterAnswer;
import org.mpl4j.dns.service.Request;

/** Has resolvers asked for names of others, for clients that may have that. */
final class ForwardStage implements Stage {
    private static final int IN = (int) Dnsclass.IN.value();

    private final Forwarder forwarder;

    ForwardStage(Forwarder forwarder) {
        this.forwarder = forwarder;
    }

    @Override
    public Verdict handle(Query query, Answer answer) {
        Request request = query.request();
        boolean isForOthers = query.dnsClass() == IN
                && query.recursionDesired()
                && forwarder.serves(request.addressHigh(), request.addressLow());
        if (!isForOthers) {
            return Verdict.NEXT;
        }
        LaterAnswer later = request.later();
        if (later == null || !forwarder.forward(query, later)) {
            return answer.error(Dns.Rcode.ServFail);
        }
        return Verdict.DROPPED;
    }
}
