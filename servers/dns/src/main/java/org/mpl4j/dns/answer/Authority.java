package org.mpl4j.dns.answer;

import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.middleware.Answer;
import org.mpl4j.dns.middleware.Query;
import org.mpl4j.dns.middleware.Stage;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.Dnsclass;
import org.mpl4j.dns.zone.Node;
import org.mpl4j.dns.zone.RrSet;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.runtime.codec.DnsName;

/**
 * Answers queries from zones (RFC 1034 section 4.3.2; RFC 4592 for wildcards, RFC 6672 for DNAME, RFC 2308 for what there is not). What is in no zone is left to the next
 * stage. Answers are minimal: no NS records beside what was asked for. For one thread.
 */
public final class Authority implements Stage {
    private static final int IN = (int) Dnsclass.IN.value();

    /** How many aliases are followed. Who has more of them gets as many, and asks on. */
    private static final int MAX_ALIASES = 16;

    private final ZoneFinder zones;
    private final Reply reply = new Reply();
    private final Proofs proofs = new Proofs(reply);
    private final Referrals referrals = new Referrals(reply, proofs);
    private final Additions additions = new Additions(reply);
    private final AnyAnswers anyAnswers = new AnyAnswers(reply);

    /**
     * Such a stage.
     *
     * @param zones knows the zones
     */
    public Authority(ZoneFinder zones) {
        this.zones = zones;
    }

    @Override
    public Verdict handle(Query query, Answer answer) {
        if (query.dnsClass() != IN) {
            return Verdict.NEXT;
        }
        int type = query.type();
        Zone zone = zoneOf(query.name(), type);
        if (zone == null) {
            return Verdict.NEXT;
        } else if (type == Types.AXFR || type == Types.IXFR) {
            return answer.error(Dns.Rcode.Refused);
        } else if (type == Types.MAILA || type == Types.MAILB) {
            return answer.error(Dns.Rcode.NotImp);
        }
        reply.begin(query, answer);
        if (type != Types.ANY) {
            answer.setMemoisable();
        }
        follow(zone, query.name(), type);
        return Verdict.ANSWERED;
    }

    /** DS records are in the zone above the one that they are about (RFC 4035 section 3.1.4.1). */
    private @Nullable Zone zoneOf(DnsName name, int type) {
        Zone zone = zones.find(name);
        if (zone != null && type == Types.DS && !name.isRoot() && zone.apex().equalsIgnoreCase(name)) {
            Zone above = zones.find(name.parent());
            return above == null ? zone : above;
        }
        return zone;
    }

    /** From one alias to the next. */
    private void follow(Zone first, DnsName asked, int type) {
        Zone zone = first;
        DnsName name = asked;
        for (int aliases = 0; zone != null; aliases++) {
            DnsName target = look(zone, name, type);
            if (target == null || aliases == MAX_ALIASES) {
                return;
            }
            name = target;
            zone = target.isAtOrBelow(zone.apex()) && !isDeeper(zone, target) ? zone : zones.find(target);
        }
    }

    /** Whether what is below a delegation of the zone may be in another zone of ours. */
    private static boolean isDeeper(Zone zone, DnsName target) {
        return zone.closestEncloser(target).cut() != null;
    }

    /** Says what the zone knows of a name; the next name, if it is an alias. */
    private @Nullable DnsName look(Zone zone, DnsName name, int type) {
        Query query = reply.query();
        Node node = name == query.name() ? zone.find(name, query.nameHash()) : zone.find(name);
        Node encloser = node == null ? zone.closestAbove(name) : node;
        Node cut = encloser.cut();
        if (cut != null && !(cut == node && type == Types.DS)) {
            referrals.refer(zone, name, cut);
            return null;
        }
        reply.answer().setAuthoritative(true);
        Node alias = encloser.dname();
        if (alias == null && node == null && encloser.set(Types.DNAME) != null) {
            alias = encloser;
        }
        if (alias != null) {
            return new DnameAlias(reply, alias).rename(name, type);
        }
        if (node != null) {
            return has(zone, node, name, type, null);
        }
        Node wildcard = encloser.wildcard();
        if (wildcard == null) {
            denyName(zone, name, encloser);
            return null;
        }
        return has(zone, wildcard, name, type, encloser);
    }

    private void denyName(Zone zone, DnsName name, Node encloser) {
        Answer answer = reply.answer();
        answer.setRcode(Dns.Rcode.NXDomain);
        answer.setKind(Answer.Kind.NXDOMAIN, zone.apexHash());
        reply.denial(zone);
        proofs.noName(zone, name, encloser);
    }

    /**
     * The name is there, or a wildcard stands for it.
     *
     * @param encloser what the wildcard is below; null if the name itself is there
     */
    private @Nullable DnsName has(Zone zone, Node node, DnsName name, int type, @Nullable Node encloser) {
        DnsName owner = name == reply.query().name() || encloser != null ? name : node.name();
        RrSet set = type == Types.ANY ? null : node.set(type);
        RrSet alias = set == null && type != Types.ANY ? node.set(Types.CNAME) : null;
        boolean isThere = true;
        if (set != null) {
            give(zone, owner, set);
        } else if (alias != null && type != Types.RRSIG) {
            boolean isLoop = reply.answer().answers().contains(owner, alias);
            give(zone, owner, alias);
            proveWildcard(zone, name, encloser);
            return isLoop ? null : alias.first().asRecord().rdataAsCNAME().cname();
        } else {
            isThere = anyAnswers.give(node, owner, type);
        }
        if (isThere) {
            setPositive(node, encloser);
            proveWildcard(zone, name, encloser);
        } else {
            reply.answer().setKind(Answer.Kind.NODATA, node.name().hashCodeIgnoreCase());
            reply.denial(zone);
            proofs.noData(zone, name, node, encloser);
        }
        return null;
    }

    private void give(Zone zone, DnsName owner, RrSet set) {
        reply.answer(owner, set);
        additions.add(zone, owner, set);
    }

    /** What a wildcard stands for counts as one name. */
    private void setPositive(Node node, @Nullable Node encloser) {
        int hash = encloser == null ? reply.query().nameHash() : node.name().hashCodeIgnoreCase();
        reply.answer().setKind(Answer.Kind.POSITIVE, hash);
    }

    private void proveWildcard(Zone zone, DnsName name, @Nullable Node encloser) {
        if (encloser != null) {
            proofs.wildcard(zone, name, encloser);
        }
    }
}
