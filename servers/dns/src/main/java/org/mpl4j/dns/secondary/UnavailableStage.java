package org.mpl4j.dns.secondary;

import org.mpl4j.dns.middleware.Answer;
import org.mpl4j.dns.middleware.Query;
import org.mpl4j.dns.middleware.Stage;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.Rrtype;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.dns.zone.Zones;
import org.mpl4j.runtime.codec.DnsName;

/** SERVFAIL, and why (RFC 8914), for names in zones that cannot be served for now: not what a zone above them says, nor REFUSED. */
public final class UnavailableStage implements Stage {
    private static final int DS = (int) Rrtype.DS.value();

    private final Zones zones;
    private final Unavailable unavailable;

    /** Such a stage. */
    public UnavailableStage(Zones zones, Unavailable unavailable) {
        this.zones = zones;
        this.unavailable = unavailable;
    }

    @Override
    public Verdict handle(Query query, Answer answer) {
        if (unavailable.isEmpty()) {
            return Verdict.NEXT;
        }
        Zone zone = zones.find(query.name());
        int served = zone == null ? -1 : zone.apex().labelCount();
        DnsName name = query.name();
        // DS records are in the zone above.
        boolean isInIt = query.type() != DS;
        for (int labels = name.labelCount(); labels > served; labels--) {
            Unavailable.Reason reason = isInIt ? unavailable.reason(name) : null;
            if (reason != null) {
                answer.explain(reason.code(), reason.text());
                return answer.error(Dns.Rcode.ServFail);
            }
            isInIt = true;
            if (name.isRoot()) {
                break;
            }
            name = name.parent();
        }
        return Verdict.NEXT;
    }
}
