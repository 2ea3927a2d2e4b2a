package org.mpl4j.dns.zone;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.DnsRr.AtypeBranch.Record.Rdata;
import org.mpl4j.runtime.codec.DnsName;

/** Makes the sets of a name of its records: sorts them by type, drops what is there twice, hangs signatures on what they cover. */
final class SetAssembler {
    /** A record, and where it comes from. */
    record Entry(DnsRr record, long place) {
        int type() {
            return record.atypeRaw();
        }
    }

    private final ByteStore store;
    private final Problems problems;

    /**
     * Makes an assembler.
     *
     * @param store where the records of the sets are put
     * @param problems told of what does not fit
     */
    SetAssembler(ByteStore store, Problems problems) {
        this.store = store;
        this.problems = problems;
    }

    /**
     * Makes sets.
     *
     * @param owner the name
     * @param records all that it has; sorted here
     * @return in the order of their types
     */
    RrSet[] assemble(DnsName owner, List<Entry> records) {
        if (records.size() == 1 && records.get(0).type() != RrTypes.RRSIG) {
            return new RrSet[] {set(records, null)};
        }
        // Comparator.comparingInt would be a class made at start-up, as no archive has those of lambdas that can be
        // serialised.
        records.sort((a, b) -> Integer.compare(a.type(), b.type()));
        List<Entry> signatures = new ArrayList<>();
        List<List<Entry>> groups = new ArrayList<>();
        for (Entry entry : records) {
            if (entry.type() == RrTypes.RRSIG) {
                signatures.add(entry);
            } else if (!groups.isEmpty() && groups.get(groups.size() - 1).get(0).type() == entry.type()) {
                groups.get(groups.size() - 1).add(entry);
            } else {
                groups.add(new ArrayList<>(List.of(entry)));
            }
        }
        RrSet[] sets = new RrSet[groups.size()];
        for (int i = 0; i < sets.length; i++) {
            List<Entry> group = groups.get(i);
            List<Entry> covering = takeCovering(signatures, group.get(0).type());
            sets[i] = set(group, covering.isEmpty() ? null : set(covering, null));
        }
        for (Entry left : signatures) {
            problems.warn(
                    owner,
                    RrTypes.RRSIG,
                    left.place(),
                    "covers " + RrTypes.name(covered(left)) + ", of which the name has no records; it is left out");
        }
        return sets;
    }

    private static List<Entry> takeCovering(List<Entry> signatures, int type) {
        if (signatures.isEmpty()) {
            return List.of();
        }
        List<Entry> covering = new ArrayList<>();
        signatures.removeIf(entry -> covered(entry) == type && covering.add(entry));
        return covering;
    }

    private static int covered(Entry signature) {
        return coveredBy(signature.record());
    }

    /** The type that an RRSIG record covers. */
    static int coveredBy(DnsRr signature) {
        return ((Rdata.RRSIG) signature.asRecord().rdata()).typeCoveredRaw();
    }

    private RrSet set(List<Entry> group, @Nullable RrSet signatures) {
        List<Entry> entries = withoutDuplicates(group);
        int octets = 0;
        long ttl = Long.MAX_VALUE;
        long longest = 0;
        for (Entry entry : entries) {
            DnsRr record = entry.record();
            long given = record.asRecord().ttl();
            octets += record.byteLength();
            ttl = Math.min(ttl, valid(given));
            longest = Math.max(longest, given);
        }
        store.reserve(octets);
        long first = -1;
        for (Entry entry : entries) {
            long place = store.put(entry.record().encoded());
            first = first < 0 ? place : first;
        }
        int start = ByteStore.index(first);
        RrSet set = new RrSet(
                store.buffer(first),
                start,
                start + octets,
                entries.size(),
                entries.get(0).type(),
                (int) ttl,
                signatures);
        if (longest != ttl) {
            set.forEach(record -> record.asRecord().setTtl(set.ttl()));
        }
        return set;
    }

    /** RFC 2181 section 8: one with the upper bit is 0. */
    private static long valid(long ttl) {
        return ttl > Integer.MAX_VALUE ? 0 : ttl;
    }

    private static List<Entry> withoutDuplicates(List<Entry> entries) {
        if (entries.size() == 1) {
            return entries;
        }
        RecordSet known = new RecordSet(List.of());
        List<Entry> different = new ArrayList<>(entries);
        different.removeIf(entry -> !known.add(entry.record()));
        return different;
    }
}
