package org.mpl4j.dns.middleware;

import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.EdnsOption;

/** The last one that is asked for an answer: what nobody knows is in no zone of ours (REFUSED, and RFC 8914 section 4.21). */
public final class RefuseStage implements Stage {
    /** The only one that is needed. */
    public RefuseStage() {}

    @Override
    public Verdict handle(Query query, Answer answer) {
        answer.explain(EdnsOption.Data.ExtendedError.InfoCode.NotAuthoritative, "");
        return answer.error(Dns.Rcode.Refused);
    }
}
