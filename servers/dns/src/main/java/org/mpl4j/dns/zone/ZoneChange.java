package org.mpl4j.dns.zone;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.runtime.codec.DnsName;

/**
 * What is different in another version of a zone, as an incremental transfer has it (RFC 1995 section 4). The SOA records are the first of both lists.
 *
 * @param from the version before
 * @param to the version after
 * @param removed records that are no more; with another TTL they are removed and added
 * @param added records that are new
 */
public record ZoneChange(long from, long to, List<OwnedRecord> removed, List<OwnedRecord> added) {
    /**
     * A record of a name.
     *
     * @param owner the name
     * @param record with the root as its owner
     */
    public record OwnedRecord(DnsName owner, DnsRr record) {}

    /**
     * Compares two versions; what they share, they are known to have in common.
     *
     * @param before a zone
     * @param after the same zone
     * @return the difference, empty if there is none
     */
    public static ZoneChange between(Zone before, Zone after) {
        Collector collector = new Collector(before, after);
        for (DnsName name : after.namesThatDifferFrom(before)) {
            collector.compare(before.find(name), after.find(name));
        }
        for (DnsName hash : after.hashesThatDifferFrom(before)) {
            collector.compare(before.findHashed(hash), after.findHashed(hash));
        }
        return collector.change();
    }

    /** Whether nothing is different. */
    public boolean isEmpty() {
        return removed.isEmpty() && added.isEmpty();
    }

    /** Collects differences, node by node. */
    static final class Collector {
        private final Zone before;
        private final Zone after;
        private final List<OwnedRecord> removed = new ArrayList<>();
        private final List<OwnedRecord> added = new ArrayList<>();

        /** Begins with the SOA records. */
        Collector(Zone before, Zone after) {
            this.before = before;
            this.after = after;
            compareSets(before.apexNode(), after.apexNode(), RrTypes.SOA);
        }

        ZoneChange change() {
            return new ZoneChange(before.serial(), after.serial(), List.copyOf(removed), List.copyOf(added));
        }

        void compare(@Nullable Node old, @Nullable Node now) {
            if (old != null) {
                for (RrSet set : old.sets()) {
                    if (set.type() != RrTypes.SOA) {
                        compareSets(old, now, set.type());
                    }
                }
            }
            if (now != null) {
                for (RrSet set : now.sets()) {
                    if (set.type() != RrTypes.SOA && (old == null || old.set(set.type()) == null)) {
                        compareSets(old, now, set.type());
                    }
                }
            }
        }

        private void compareSets(@Nullable Node old, @Nullable Node now, int type) {
            RrSet before = old == null ? null : old.set(type);
            RrSet after = now == null ? null : now.set(type);
            if (before == after) {
                return;
            }
            if (old != null && before != null) {
                addMissing(old.name(), before, after, removed);
                addMissing(old.name(), before.signatures(), after == null ? null : after.signatures(), removed);
            }
            if (now != null && after != null) {
                addMissing(now.name(), after, before, added);
                addMissing(now.name(), after.signatures(), before == null ? null : before.signatures(), added);
            }
        }

        /** Adds the records of a set that another one does not have, TTL and all. */
        private static void addMissing(
                DnsName owner, @Nullable RrSet set, @Nullable RrSet other, List<OwnedRecord> into) {
            if (set == null || set.sharesRecordsWith(other)) {
                return;
            }
            RecordSet others = new RecordSet(other == null || other.ttl() != set.ttl() ? List.of() : other);
            for (DnsRr record : set) {
                if (!others.contains(record)) {
                    into.add(new OwnedRecord(owner, record));
                }
            }
        }
    }
}
