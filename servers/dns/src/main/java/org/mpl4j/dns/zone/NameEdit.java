package org.mpl4j.dns.zone;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.codec.DnsName;

/** Changes of the records of one name: of the types that are touched, what records there are to be; other sets stay as they are. */
final class NameEdit {
    /** Records and signatures of one type. */
    private static final class Group {
        private final List<DnsRr> records = new ArrayList<>();
        private final List<DnsRr> signatures = new ArrayList<>();

        Group(@Nullable RrSet before) {
            if (before != null) {
                before.forEach(records::add);
            }
            if (before != null && before.signatures() != null) {
                before.signatures().forEach(signatures::add);
            }
        }
    }

    private final @Nullable Node before;

    /** By the number of the type. */
    private final TreeMap<Integer, Group> groups = new TreeMap<>();

    /**
     * Begins with what a name has.
     *
     * @param before null if the name is new
     */
    NameEdit(@Nullable Node before) {
        this.before = before;
    }

    @Nullable
    Node before() {
        return before;
    }

    /** The types that there are. */
    Set<Integer> types() {
        Set<Integer> types = new TreeSet<>();
        if (before != null) {
            Arrays.stream(before.sets()).forEach(set -> types.add(set.type()));
        }
        groups.forEach((type, group) -> {
            if (group.records.isEmpty()) {
                types.remove(type);
            } else {
                types.add(type);
            }
        });
        return types;
    }

    /** The records of a type; all signatures if it is RRSIG. */
    List<DnsRr> records(int type) {
        List<DnsRr> records = new ArrayList<>();
        if (type == RrTypes.RRSIG) {
            types().forEach(covered -> records.addAll(now(covered).signatures));
        } else {
            records.addAll(now(type).records);
        }
        return records;
    }

    private Group now(int type) {
        Group group = groups.get(type);
        return group != null ? group : new Group(before == null ? null : before.set(type));
    }

    /** Adds a record. It replaces one with the same data, and if it has another TTL, all of its type have that. */
    void add(DnsRr record) {
        List<DnsRr> list = list(record);
        if (record.atypeRaw() == RrTypes.SOA) {
            list.clear();
        }
        list.removeIf(other -> RecordContent.isSame(other, record));
        long ttl = record.asRecord().ttl();
        list.replaceAll(other -> other.asRecord().ttl() == ttl ? other : withTtl(other, ttl));
        list.add(record);
    }

    /** Removes the record with the same data, whatever its TTL; false if there is none. */
    boolean remove(DnsRr record) {
        return list(record).removeIf(other -> RecordContent.isSame(other, record));
    }

    private List<DnsRr> list(DnsRr record) {
        return record.atypeRaw() == RrTypes.RRSIG
                ? group(SetAssembler.coveredBy(record)).signatures
                : group(record.atypeRaw()).records;
    }

    /** Removes all records of a type, and of no type the signatures of others; all signatures if it is RRSIG. */
    boolean removeSet(int type) {
        if (type != RrTypes.RRSIG) {
            Group group = group(type);
            boolean isThere = !group.records.isEmpty();
            group.records.clear();
            group.signatures.clear();
            return isThere;
        }
        touchAll();
        boolean isThere = groups.values().stream().anyMatch(group -> !group.signatures.isEmpty());
        groups.values().forEach(group -> group.signatures.clear());
        return isThere;
    }

    /** Removes all records. */
    boolean removeAll() {
        touchAll();
        boolean isThere = groups.values().stream().anyMatch(group -> !group.records.isEmpty());
        groups.values().forEach(group -> {
            group.records.clear();
            group.signatures.clear();
        });
        return isThere;
    }

    private void touchAll() {
        if (before != null) {
            Arrays.stream(before.sets()).forEach(set -> group(set.type()));
        }
    }

    private Group group(int type) {
        return groups.computeIfAbsent(type, t -> new Group(before == null ? null : before.set(t)));
    }

    /** The bytes of a version are not written to. */
    private static DnsRr withTtl(DnsRr record, long ttl) {
        try {
            DnsRr copy = DnsRr.parse(Bytes.wrap(record.encoded().toArray()));
            copy.asRecord().setTtl(ttl);
            return copy;
        } catch (ParseException e) {
            throw new IllegalStateException("a copy of a record is a record", e);
        }
    }

    /** The sets that the name is to have. */
    RrSet[] sets(DnsName owner, SetAssembler assembler) {
        List<RrSet> sets = new ArrayList<>();
        if (before != null) {
            Arrays.stream(before.sets())
                    .filter(set -> !groups.containsKey(set.type()))
                    .forEach(sets::add);
        }
        groups.forEach((type, group) -> {
            List<SetAssembler.Entry> entries = new ArrayList<>();
            group.records.forEach(record -> entries.add(new SetAssembler.Entry(record, 0)));
            group.signatures.forEach(record -> entries.add(new SetAssembler.Entry(record, 0)));
            if (!entries.isEmpty()) {
                sets.addAll(Arrays.asList(assembler.assemble(owner, entries)));
            }
        });
        sets.sort(Comparator.comparingInt(RrSet::type));
        return sets.toArray(RrSet[]::new);
    }
}
