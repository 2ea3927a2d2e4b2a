package org.mpl4j.dns.signing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.config.SigningPolicy;
import org.mpl4j.dns.packets.dns.DnsRr.AtypeBranch.Record.Rdata;
import org.mpl4j.dns.zone.Node;
import org.mpl4j.dns.zone.Nsec3Chain;
import org.mpl4j.dns.zone.Nsec3Hasher;
import org.mpl4j.dns.zone.RrSet;
import org.mpl4j.dns.zone.RrTypes;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.DnsName;

/** What a change of names does to a chain of NSEC3 records: it concerns these names, those above them, and the hashes before those that come or go. */
final class Nsec3Change {
    private final Zone content;
    private final NameDrafter drafter;
    private final SigningPolicy.Denial denial;
    private final Nsec3Chain before;

    /** Hashes that the next version has, and which types there are. */
    private final NavigableMap<DnsName, List<TypeBitMap>> present = new TreeMap<>(DnsName::compareCanonical);

    private final NavigableSet<DnsName> absent = new TreeSet<>(DnsName::compareCanonical);
    private final List<NameDraft> drafts = new ArrayList<>();

    Nsec3Change(Collection<DnsName> changed, Zone content, Zone signed, NameDrafter drafter) {
        this.content = content;
        this.drafter = drafter;
        this.denial = drafter.policy().denial();
        this.before = Objects.requireNonNull(signed.nsec3(), "the version before has hashes");
        Nsec3Hasher hasher = Proofs.hasher(content.apex(), denial);
        for (DnsName name : withThoseAbove(changed)) {
            Node node = content.find(name);
            DnsName hash = Canonical.name(hasher.hash(name));
            NameDraft draft = node == null ? null : drafter.of(node);
            if (node != null && draft != null && hasHash(node, draft)) {
                present.put(hash, TypeBitMap.of(draft.types()));
            } else if (before.match(hash) != null) {
                absent.add(hash);
            }
        }
        link();
    }

    /** Hashed names that are to be compared. */
    Collection<NameDraft> drafts() {
        return drafts;
    }

    /** Hashed names that are no more. */
    Collection<DnsName> gone() {
        return absent;
    }

    private Collection<DnsName> withThoseAbove(Collection<DnsName> changed) {
        NavigableSet<DnsName> all = new TreeSet<>(DnsName::compareCanonical);
        all.add(content.apex());
        for (DnsName name : changed) {
            // Those above a name that is known are known.
            for (DnsName one = name; all.add(one); one = one.parent()) {}
        }
        return all;
    }

    private boolean hasHash(Node node, NameDraft draft) {
        if (draft.hasHash(denial.isOptOut())) {
            return true;
        }
        if (!draft.isAuthoritative() || !draft.isEmpty()) {
            return false;
        }
        List<Node> nodes = content.nodes();
        for (int i = content.floor(node.name()) + 1; i < nodes.size(); i++) {
            Node below = nodes.get(i);
            if (!below.name().isAtOrBelow(node.name())) {
                return false;
            }
            if (drafter.of(below).hasHash(denial.isOptOut())) {
                return true;
            }
        }
        return false;
    }

    private void link() {
        NavigableMap<DnsName, List<TypeBitMap>> owners = new TreeMap<>(present);
        present.keySet().stream().filter(hash -> before.match(hash) == null).forEach(hash -> addPrevious(hash, owners));
        absent.forEach(hash -> addPrevious(hash, owners));
        owners.forEach((hash, types) -> drafts.add(
                Proofs.hash(hash, drafter.maker().nsec3(denial, octets(next(hash)), types, drafter.negativeTtl()))));
    }

    private void addPrevious(DnsName hash, NavigableMap<DnsName, List<TypeBitMap>> owners) {
        DnsName old = previousOfBefore(hash);
        DnsName fresh = present.lowerKey(hash);
        fresh = fresh == null ? present.lastKey() : fresh;
        DnsName previous = old == null || isBetween(old, fresh, hash) ? fresh : old;
        if (!owners.containsKey(previous)) {
            Node node = Objects.requireNonNull(before.match(previous), "it is a hash of before");
            RrSet set = Objects.requireNonNull(node.set(RrTypes.NSEC3), "a hash has a record");
            owners.put(
                    previous, TypeBitMap.of((Rdata.NSEC3) set.first().asRecord().rdata()));
        }
    }

    /** The hash right before another one that was there and still is; null if there is no other. */
    private @Nullable DnsName previousOfBefore(DnsName hash) {
        DnsName first = before.previous(hash).name();
        DnsName name = first;
        while (absent.contains(name)) {
            name = before.previous(name).name();
            if (name.equalsIgnoreCase(first)) {
                return null;
            }
        }
        return name;
    }

    private DnsName next(DnsName hash) {
        DnsName fresh = present.higherKey(hash);
        fresh = fresh == null ? present.firstKey() : fresh;
        DnsName first = before.next(hash).name();
        DnsName name = first;
        while (absent.contains(name)) {
            name = before.next(name).name();
            if (name.equalsIgnoreCase(first)) {
                return fresh;
            }
        }
        return isBetween(hash, fresh, name) ? fresh : name;
    }

    /** Whether one hash comes after another and not after a third, on the way round. */
    private static boolean isBetween(DnsName from, DnsName hash, DnsName to) {
        boolean isAfter = from.compareCanonical(hash) < 0;
        boolean isUpTo = hash.compareCanonical(to) <= 0;
        return from.compareCanonical(to) < 0 ? isAfter && isUpTo : isAfter || isUpTo;
    }

    private static Bytes octets(DnsName hash) {
        return Objects.requireNonNull(Nsec3Hasher.octets(hash), "it is a hash");
    }
}
