package org.mpl4j.dns.dig;

import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.DnsRr.AtypeBranch.Record.Rdata;
import org.mpl4j.dns.packets.dns.Rrtype;
import org.mpl4j.runtime.codec.DnsName;

/** Says where the chain of aliases in an answer ends, if it ends in a name that the answer says nothing of. */
final class AliasFollower {
    private AliasFollower() {}

    /** The name to ask for next, null if there is no such thing: the answer has what was asked for, or has no aliases, or they go in a circle. */
    static @Nullable DnsName next(Dns message, DnsName asked, Rrtype type) {
        if (type == Rrtype.CNAME || type == Rrtype.ANY) {
            return null;
        }
        DnsName at = asked;
        for (int i = 0; i <= message.ancount(); i++) {
            DnsName target = target(message, at);
            if (target == null) {
                return i == 0 || hasAnswer(message, at, type) ? null : at;
            }
            at = target;
        }
        return null;
    }

    private static @Nullable DnsName target(Dns message, DnsName name) {
        for (DnsRr rr : message.answers()) {
            if (rr.name().equalsIgnoreCase(name)
                    && rr.atypeKind() == DnsRr.AtypeKind.Record
                    && rr.asRecord().rdata() instanceof Rdata.CNAME alias) {
                return alias.cname();
            }
        }
        return null;
    }

    private static boolean hasAnswer(Dns message, DnsName name, Rrtype type) {
        for (DnsRr rr : message.answers()) {
            if (rr.name().equalsIgnoreCase(name) && rr.atype().equals(type)) {
                return true;
            }
        }
        return false;
    }
}
