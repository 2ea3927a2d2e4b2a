package org.mpl4j.dns.signing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.config.SigningPolicy;
import org.mpl4j.dns.zone.Node;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.runtime.codec.DnsName;

/**
 * What {@link ZoneDraft} has of names that have changed, and of those whose proofs change with them; everything else stays as it is in the signed version before. Looks at
 * no more of the zone than that.
 */
final class ChangeDraft {
    private final Zone content;
    private final NameDrafter drafter;
    private final Map<DnsName, NameDraft> names = new TreeMap<>(DnsName::compareCanonical);
    private final List<DnsName> gone = new ArrayList<>();
    private final NameDraft apex;
    private final @Nullable Nsec3Change hashes;

    /**
     * Makes it.
     *
     * @param changed names that may be others
     * @param content the zone, signed or not
     * @param signed the signed version before, by the same policy
     * @param drafter of names of the content
     */
    ChangeDraft(Collection<DnsName> changed, Zone content, Zone signed, NameDrafter drafter) {
        this.content = content;
        this.drafter = drafter;
        this.apex = draft(content.apexNode());
        for (DnsName name : changed) {
            Node node = content.find(name);
            if (node == null) {
                gone.add(name);
            } else {
                draft(node);
            }
        }
        if (drafter.policy().denial().kind() == SigningPolicy.Denial.Kind.NSEC) {
            hashes = null;
            addNsec(changed);
        } else {
            hashes = new Nsec3Change(changed, content, signed, drafter);
        }
    }

    private NameDraft draft(Node node) {
        return names.computeIfAbsent(node.name(), name -> drafter.of(node));
    }

    /** Names of the zone that are to be compared, with all their sets. */
    Collection<NameDraft> names() {
        return names.values();
    }

    /** Names that are no more. */
    List<DnsName> gone() {
        return gone;
    }

    NameDraft apex() {
        return apex;
    }

    /** Hashed names that are to be compared. */
    Collection<NameDraft> hashes() {
        return hashes == null ? List.of() : hashes.drafts();
    }

    /** Hashed names that are no more. */
    Collection<DnsName> goneHashes() {
        return hashes == null ? List.of() : hashes.gone();
    }

    /** A name that has come, gone or changed changes its own NSEC record, and which name comes behind the one before it. */
    private void addNsec(Collection<DnsName> changed) {
        NsecOrder order = new NsecOrder(content, drafter);
        Map<DnsName, NameDraft> owners = new TreeMap<>(DnsName::compareCanonical);
        List<DnsName> all = new ArrayList<>(changed);
        all.add(content.apex());
        for (DnsName name : all) {
            Node node = content.find(name);
            if (node != null && order.isIn(node)) {
                owners.put(node.name(), draft(node));
            }
            Node previous = order.before(name);
            owners.put(previous.name(), draft(previous));
        }
        owners.forEach((name, draft) ->
                Proofs.addNsec(draft, order.after(name).name(), drafter.negativeTtl(), drafter.maker()));
    }
}
