package org.mpl4j.dns.signing;

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

/** Makes drafts of names: what the zone has there, without records of DNSSEC that it may have had; the apex with keys. For one thread. */
final class NameDrafter {
    /** What signing adds, and so takes away first. */
    private static final Set<Integer> ADDED = Set.of(RrTypes.NSEC, RrTypes.NSEC3, RrTypes.NSEC3PARAM, RrTypes.RRSIG);

    private static final Set<Integer> ADDED_IN_SYNC = Set.of(KeyRoles.CDS, KeyRoles.CDNSKEY);

    private final Zone content;
    private final KeyRoles roles;
    private final SigningPolicy policy;
    private final RecordMaker maker = new RecordMaker();
    private final long soaTtl;
    private final long negativeTtl;

    /**
     * For a version of a zone.
     *
     * @param content the zone, signed or not
     * @param roles of the keys
     * @param policy how it is to be signed
     */
    NameDrafter(Zone content, KeyRoles roles, SigningPolicy policy) {
        this.content = content;
        this.roles = roles;
        this.policy = policy;
        RrSet soa = soa(content);
        soaTtl = soa.ttl();
        negativeTtl = negativeTtl(content);
    }

    private static RrSet soa(Zone zone) {
        return Objects.requireNonNull(zone.apexNode().set(RrTypes.SOA), "a zone has a SOA record");
    }

    /** The TTL of records that show what is not there (RFC 9077 section 3). */
    private static long negativeTtl(Zone zone) {
        RrSet soa = soa(zone);
        return Math.min(soa.ttl(), ((Rdata.SOA) soa.first().asRecord().rdata()).minimum());
    }

    /** Whether records that signing adds have the same TTL in two versions. */
    static boolean haveSameTtls(Zone one, Zone other) {
        return soa(one).ttl() == soa(other).ttl() && negativeTtl(one) == negativeTtl(other);
    }

    /**
     * Whether signing makes all records of a type, so that those that the zone has itself are left out.
     *
     * @param type its number
     * @param isApex whether they are of the zone's own name
     */
    static boolean isMade(int type, boolean isApex, SigningPolicy policy) {
        return ADDED.contains(type)
                || (isApex && (type == KeyRoles.DNSKEY || (policy.keys().isInSync() && ADDED_IN_SYNC.contains(type))));
    }

    long negativeTtl() {
        return negativeTtl;
    }

    SigningPolicy policy() {
        return policy;
    }

    RecordMaker maker() {
        return maker;
    }

    /** The draft of a name, without proofs. */
    NameDraft of(Node node) {
        boolean isApex = node == content.apexNode();
        boolean isDelegation = node.isDelegation();
        boolean isAuthoritative = isDelegation || (node.cut() == null && node.dname() == null);
        NameDraft draft = new NameDraft(node.name(), isAuthoritative, isDelegation);
        for (int i = 0; i < node.setCount(); i++) {
            RrSet set = node.setAt(i);
            if (!isMade(set.type(), isApex, policy)) {
                boolean isSigned = isAuthoritative && (!isDelegation || set.type() == RrTypes.DS);
                draft.add(SetDraft.of(node.name(), set, isSigned));
            }
        }
        if (isApex) {
            addKeys(draft);
        }
        return draft;
    }

    private void addKeys(NameDraft apex) {
        add(
                apex,
                roles.published().stream().map(key -> maker.dnskey(key, soaTtl)).toList());
        if (policy.keys().isInSync()) {
            add(apex, roles.inSync().stream().map(key -> maker.cds(key, soaTtl)).toList());
            add(
                    apex,
                    roles.inSync().stream()
                            .map(key -> maker.cdnskey(key, soaTtl))
                            .toList());
        }
        if (policy.denial().kind() == SigningPolicy.Denial.Kind.NSEC3) {
            add(apex, List.of(maker.nsec3param(policy.denial(), negativeTtl)));
        }
    }

    private static void add(NameDraft apex, List<DnsRr> records) {
        if (!records.isEmpty()) {
            apex.add(SetDraft.of(apex.name(), records));
        }
    }
}
