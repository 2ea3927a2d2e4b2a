package org.mpl4j.dns.signing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.mpl4j.dns.config.SigningPolicy;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.DnsRr.AtypeBranch.Record.Rdata;
import org.mpl4j.dns.zone.Node;
import org.mpl4j.dns.zone.RrSet;
import org.mpl4j.dns.zone.RrTypes;
import org.mpl4j.dns.zone.Zone;

/**
 * The signed version of a zone before its signatures are there: what the zone has, without records of DNSSEC that it may have had, and with keys and proofs of what is
 * not there.
 */
final class ZoneDraft {
    /** What signing adds, and so takes away first. */
    private static final Set<Integer> ADDED = Set.of(RrTypes.NSEC, RrTypes.NSEC3, RrTypes.NSEC3PARAM, RrTypes.RRSIG);

    private static final Set<Integer> ADDED_AT_APEX = Set.of(KeyRoles.DNSKEY, KeyRoles.CDS, KeyRoles.CDNSKEY);

    private final List<NameDraft> names;
    private final List<NameDraft> hashes;

    private ZoneDraft(List<NameDraft> names, List<NameDraft> hashes) {
        this.names = names;
        this.hashes = hashes;
    }

    /**
     * Makes it.
     *
     * @param content the zone, signed or not
     * @param roles of the keys
     * @param policy how it is to be signed
     */
    static ZoneDraft of(Zone content, KeyRoles roles, SigningPolicy policy) {
        List<NameDraft> names = new ArrayList<>(content.nodes().size());
        for (Node node : content.nodes()) {
            names.add(name(node, node == content.apexNode(), policy));
        }
        names = existing(names);
        NameDraft apex = names.get(0);
        RrSet soa = Objects.requireNonNull(content.apexNode().set(RrTypes.SOA), "a zone has a SOA record");
        RecordMaker maker = new RecordMaker();
        addKeys(apex, roles, policy.keys().isInSync(), soa.ttl(), maker);
        Rdata.SOA data = (Rdata.SOA) soa.first().asRecord().rdata();
        // RFC 9077 section 3.
        long ttl = Math.min(soa.ttl(), data.minimum());
        if (policy.denial().kind() == SigningPolicy.Denial.Kind.NSEC) {
            Proofs.addNsec(names, ttl, maker);
            return new ZoneDraft(names, List.of());
        }
        apex.add(SetDraft.of(apex.name(), List.of(maker.nsec3param(policy.denial(), ttl))));
        return new ZoneDraft(names, Proofs.nsec3(names, policy.denial(), ttl, maker));
    }

    private static NameDraft name(Node node, boolean isApex, SigningPolicy policy) {
        boolean isDelegation = node.isDelegation();
        boolean isAuthoritative = isDelegation || (node.cut() == null && node.dname() == null);
        NameDraft draft = new NameDraft(node.name(), isAuthoritative, isDelegation);
        for (int i = 0; i < node.setCount(); i++) {
            RrSet set = node.setAt(i);
            boolean isOurs = isApex
                    && ADDED_AT_APEX.contains(set.type())
                    && (set.type() == KeyRoles.DNSKEY || policy.keys().isInSync());
            if (!ADDED.contains(set.type()) && !isOurs) {
                boolean isSigned = isAuthoritative && (!isDelegation || set.type() == RrTypes.DS);
                draft.add(SetDraft.of(node.name(), set, isSigned));
            }
        }
        return draft;
    }

    /** Those that have sets, or names below them that do. */
    private static List<NameDraft> existing(List<NameDraft> names) {
        List<NameDraft> kept = new ArrayList<>(names.size());
        for (NameDraft name : names.reversed()) {
            boolean isAbove = !kept.isEmpty() && kept.getLast().name().isAtOrBelow(name.name());
            if (isAbove || !name.isEmpty()) {
                kept.add(name);
            }
        }
        Collections.reverse(kept);
        return kept;
    }

    private static void addKeys(NameDraft apex, KeyRoles roles, boolean isInSync, long ttl, RecordMaker maker) {
        add(apex, roles.published().stream().map(key -> maker.dnskey(key, ttl)).toList());
        if (isInSync) {
            add(apex, roles.inSync().stream().map(key -> maker.cds(key, ttl)).toList());
            add(
                    apex,
                    roles.inSync().stream().map(key -> maker.cdnskey(key, ttl)).toList());
        }
    }

    private static void add(NameDraft apex, List<DnsRr> records) {
        if (!records.isEmpty()) {
            apex.add(SetDraft.of(apex.name(), records));
        }
    }

    /** All names in canonical order, the apex first. */
    List<NameDraft> names() {
        return names;
    }

    /** Hashed names in their order. */
    List<NameDraft> hashes() {
        return hashes;
    }

    NameDraft apex() {
        return names.get(0);
    }
}
