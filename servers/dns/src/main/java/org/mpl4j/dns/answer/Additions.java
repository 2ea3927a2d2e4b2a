package org.mpl4j.dns.answer;

import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.DnsRr.AtypeBranch.Record;
import org.mpl4j.dns.zone.Node;
import org.mpl4j.dns.zone.RrSet;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.runtime.codec.DnsName;

/**
 * What a client will ask next: the addresses of the hosts that an answer names, as far as the zone has them (RFC 1034 section 4.3.2 step 6, RFC 2782, RFC 3403 section 4.1,
 * RFC 9460 section 4.2).
 */
final class Additions {
    private final Reply reply;

    Additions(Reply reply) {
        this.reply = reply;
    }

    /** Adds what goes with a set of the answer. */
    void add(Zone zone, DnsName owner, RrSet set) {
        if (!namesHosts(set.first())) {
            return;
        }
        for (DnsRr rr = set.first(); rr != null; rr = set.after(rr)) {
            DnsName host = host(rr.asRecord(), owner);
            if (host != null && host.isAtOrBelow(zone.apex())) {
                addHost(zone, host, set.type() == Types.NS);
            }
        }
    }

    private static boolean namesHosts(DnsRr rr) {
        return switch (rr.asRecord().rdataKind()) {
            case NS, MX, SRV, SVCB, HTTPS, NAPTR, KX, AFSDB, RT -> true;
            default -> false;
        };
    }

    private static @Nullable DnsName host(Record record, DnsName owner) {
        return switch (record.rdataKind()) {
            case NS -> record.rdataAsNS().nsdname();
            case MX -> record.rdataAsMX().exchange();
            case SRV -> record.rdataAsSRV().target();
            case SVCB ->
                service(record.rdataAsSVCB().priority(), record.rdataAsSVCB().targetName(), owner);
            case HTTPS ->
                service(record.rdataAsHTTPS().priority(), record.rdataAsHTTPS().targetName(), owner);
            case NAPTR -> record.rdataAsNAPTR().replacement();
            case KX -> record.rdataAsKX().exchanger();
            case AFSDB -> record.rdataAsAFSDB().hostname();
            case RT -> record.rdataAsRT().intermediateHost();
            default -> null;
        };
    }

    /** RFC 9460 section 2.5: the root stands for the owner, or for nothing in an alias. */
    private static @Nullable DnsName service(int priority, DnsName target, DnsName owner) {
        if (!target.isRoot()) {
            return target;
        }
        return priority == 0 ? null : owner;
    }

    private void addHost(Zone zone, DnsName host, boolean isServer) {
        Node node = zone.find(host);
        // Below a delegation the addresses are not ours to tell, but for reaching a name server.
        if (node == null || node.dname() != null || node.cut() != null && !isServer) {
            return;
        }
        addAddresses(node, node.set(Types.A));
        addAddresses(node, node.set(Types.AAAA));
    }

    private void addAddresses(Node node, @Nullable RrSet set) {
        if (set != null) {
            reply.additional(node.name(), set);
        }
    }
}
