package org.mpl4j.dns.signing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.mpl4j.dns.config.SigningPolicy;
import org.mpl4j.dns.zone.Node;
import org.mpl4j.dns.zone.Zone;

/** The signed version of a zone before its signatures are there: all names, with keys and with proofs of what is not there. */
final class ZoneDraft {
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
     * @param drafter of its names
     */
    static ZoneDraft of(Zone content, NameDrafter drafter) {
        List<NameDraft> names = new ArrayList<>(content.nodes().size());
        for (Node node : content.nodes()) {
            names.add(drafter.of(node));
        }
        names = existing(names);
        SigningPolicy.Denial denial = drafter.policy().denial();
        if (denial.kind() == SigningPolicy.Denial.Kind.NSEC) {
            Proofs.addNsec(names, drafter.negativeTtl(), drafter.maker());
            return new ZoneDraft(names, List.of());
        }
        return new ZoneDraft(names, Proofs.nsec3(names, denial, drafter.negativeTtl(), drafter.maker()));
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
