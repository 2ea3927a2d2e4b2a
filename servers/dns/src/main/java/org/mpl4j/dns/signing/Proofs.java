package org.mpl4j.dns.signing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.mpl4j.dns.config.SigningPolicy;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.zone.Nsec3Hasher;
import org.mpl4j.dns.zone.RrTypes;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.DnsName;

/** Makes the records that show which names and types there are, and so that there are no others. */
final class Proofs {
    private Proofs() {}

    /** Adds NSEC records to the names that the zone answers for and that have records (RFC 4035 section 2.3). */
    static void addNsec(List<NameDraft> names, long ttl, RecordMaker maker) {
        List<NameDraft> chain = names.stream()
                .filter(name -> name.isAuthoritative() && !name.isEmpty())
                .toList();
        for (int i = 0; i < chain.size(); i++) {
            NameDraft name = chain.get(i);
            DnsName next = chain.get((i + 1) % chain.size()).name();
            addNsec(name, next, ttl, maker);
        }
    }

    /** Adds the NSEC record of a name. */
    static void addNsec(NameDraft name, DnsName next, long ttl, RecordMaker maker) {
        BitSet types = name.types();
        types.set(RrTypes.NSEC);
        types.set(RrTypes.RRSIG);
        name.add(SetDraft.of(name.name(), List.of(maker.nsec(next, TypeBitMap.of(types), ttl))));
    }

    /** A name with its hash. */
    private record Hashed(DnsName hash, Bytes octets, NameDraft name) {}

    /**
     * Makes NSEC3 records of the names that the zone answers for, and of those above them, with records or not (RFC 5155 section 7.1).
     *
     * @return hashed names, in their order
     */
    static List<NameDraft> nsec3(List<NameDraft> names, SigningPolicy.Denial denial, long ttl, RecordMaker maker) {
        Nsec3Hasher hasher = hasher(names.get(0).name(), denial);
        List<Hashed> chain = new ArrayList<>();
        for (NameDraft name : provable(names, denial.isOptOut())) {
            DnsName hash = Canonical.name(hasher.hash(name.name()));
            chain.add(new Hashed(hash, hasher.octets(), name));
        }
        chain.sort(Comparator.comparing(Hashed::octets));
        List<NameDraft> hashes = new ArrayList<>(chain.size());
        for (int i = 0; i < chain.size(); i++) {
            Hashed hashed = chain.get(i);
            Bytes next = chain.get((i + 1) % chain.size()).octets();
            List<TypeBitMap> types = TypeBitMap.of(hashed.name().types());
            hashes.add(hash(hashed.hash(), maker.nsec3(denial, next, types, ttl)));
        }
        return hashes;
    }

    /** A hashed name with its NSEC3 record. */
    static NameDraft hash(DnsName hash, DnsRr nsec3) {
        NameDraft draft = new NameDraft(hash, true, false);
        draft.add(SetDraft.of(hash, List.of(nsec3)));
        return draft;
    }

    /** What makes hashes of names. */
    static Nsec3Hasher hasher(DnsName apex, SigningPolicy.Denial denial) {
        return new Nsec3Hasher(
                Canonical.name(apex), denial.iterations(), denial.salt().toArray());
    }

    /** The names that have hashes: with opt-out neither delegations to zones that are not signed, nor names that are there only for those. */
    private static List<NameDraft> provable(List<NameDraft> names, boolean isOptOut) {
        List<NameDraft> provable = new ArrayList<>(names.size());
        // Backwards, names come before those above them.
        for (NameDraft name : names.reversed()) {
            boolean isAbove = !provable.isEmpty() && provable.getLast().name().isAtOrBelow(name.name());
            if (name.hasHash(isOptOut) || (name.isAuthoritative() && name.isEmpty() && isAbove)) {
                provable.add(name);
            }
        }
        return provable;
    }
}
