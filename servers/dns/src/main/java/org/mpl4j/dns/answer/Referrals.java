package org.mpl4j.dns.answer;

import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.middleware.Answer;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.zone.Node;
import org.mpl4j.dns.zone.RrSet;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.runtime.codec.DnsName;

/** Sends clients to other servers: delegations, with the addresses of these servers as far as the zone has them, and whether the other zone is signed (RFC 4035 section 3.1.4). */
final class Referrals {
    private final Reply reply;
    private final Proofs proofs;

    Referrals(Reply reply, Proofs proofs) {
        this.reply = reply;
        this.proofs = proofs;
    }

    /** Refers to the servers of a zone below. */
    void refer(Zone zone, DnsName name, Node cut) {
        RrSet servers = cut.set(Types.NS);
        if (servers == null) {
            throw new IllegalStateException(cut + " is no delegation");
        }
        Answer answer = reply.answer();
        if (answer.answers().isEmpty()) {
            answer.setAuthoritative(false);
            answer.setKind(Answer.Kind.REFERRAL, cut.name().hashCodeIgnoreCase());
        }
        // NS records of the parent are not signed, as they are not its own.
        answer.authority().add(cut.name(), servers);
        // DS records without signatures prove nothing.
        if (reply.isSecure() && zone.isSigned()) {
            RrSet ds = cut.set(Types.DS);
            if (ds == null) {
                proofs.noDs(zone, name, cut);
            } else {
                reply.authority(cut.name(), ds);
            }
        }
        glue(zone, cut, servers, true);
        glue(zone, cut, servers, false);
    }

    /** First the addresses that are known here only, and without which the servers cannot be reached (RFC 9471); then the others that are at hand. */
    private void glue(Zone zone, Node cut, RrSet servers, boolean isInDomain) {
        for (DnsRr rr = servers.first(); rr != null; rr = servers.after(rr)) {
            DnsName target = rr.asRecord().rdataAsNS().nsdname();
            if (target.isAtOrBelow(cut.name()) == isInDomain) {
                Node node = zone.find(target);
                if (node != null) {
                    addresses(node, node.set(Types.A), isInDomain);
                    addresses(node, node.set(Types.AAAA), isInDomain);
                }
            }
        }
    }

    private void addresses(Node node, @Nullable RrSet set, boolean isInDomain) {
        if (set == null) {
            return;
        } else if (isInDomain) {
            reply.answer().additional().addEssential(node.name(), set);
        } else {
            reply.additional(node.name(), set);
        }
    }
}
