package org.mpl4j.dns.zone;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.codec.DnsName;

/**
 * Makes the next version of a zone, which shares with this one what stays the same: a few changes take no time, however large the zone is. Changes are made in order.
 * For one version; not for several threads.
 */
public final class Editor {
    private final Zone zone;
    private final Map<NameKey, NameEdit> names = new HashMap<>();
    private final Map<NameKey, NameEdit> hashes = new HashMap<>();
    private final Problems problems = new Problems();
    private @Nullable Zone next;

    Editor(Zone zone) {
        this.zone = zone;
    }

    /**
     * Adds a record. One with the same data is replaced; records of the same type have the TTL of the last one that is added. A SOA record replaces the one that is
     * there.
     *
     * @param owner its name
     * @param record in wire form, without compression and with the root as its owner; copied
     * @return this
     */
    public Editor add(DnsName owner, Bytes record) {
        DnsRr rr = read(owner, record.copy());
        if (rr != null) {
            edit(owner, ZoneBuilder.isOfHash(rr)).add(rr);
        }
        return this;
    }

    /**
     * Removes a record if it is there.
     *
     * @param owner its name
     * @param record as for {@link #add}; its TTL does not matter
     * @return whether it was there
     */
    public boolean remove(DnsName owner, Bytes record) {
        DnsRr rr = read(owner, record);
        return rr != null && edit(owner, ZoneBuilder.isOfHash(rr)).remove(rr);
    }

    /**
     * Removes the records of a type, and the signatures over them.
     *
     * @param owner the name
     * @param type its number; RRSIG for the signatures over all types
     * @return whether there were any
     */
    public boolean removeSet(DnsName owner, int type) {
        boolean wasThere = edit(owner, type == RrTypes.NSEC3).removeSet(type);
        return type == RrTypes.RRSIG ? edit(owner, true).removeSet(type) | wasThere : wasThere;
    }

    /**
     * Removes all records of a name.
     *
     * @param owner the name
     * @return whether there were any
     */
    public boolean removeAll(DnsName owner) {
        boolean wasThere = edit(owner, false).removeAll();
        return edit(owner, true).removeAll() | wasThere;
    }

    /**
     * The types of records that a name has, as the changes so far have it.
     *
     * @param owner the name
     * @return their numbers, without RRSIG; empty if there is no record of the name
     */
    public Set<Integer> types(DnsName owner) {
        Set<Integer> types = new TreeSet<>(edit(owner, false).types());
        types.addAll(edit(owner, true).types());
        return types;
    }

    /**
     * The records of a type, as the changes so far have it.
     *
     * @param owner the name
     * @param type its number; RRSIG for the signatures over all types
     * @return records with the root as their owner, empty if there are none
     */
    public List<DnsRr> records(DnsName owner, int type) {
        List<DnsRr> records = edit(owner, type == RrTypes.NSEC3).records(type);
        if (type == RrTypes.RRSIG) {
            records.addAll(edit(owner, true).records(type));
        }
        return records;
    }

    private @Nullable DnsRr read(DnsName owner, Bytes record) {
        String reason;
        int type = 0;
        try {
            DnsRr rr = DnsRr.parse(record);
            type = rr.atypeRaw();
            reason = RecordCheck.check(zone.apex(), owner, rr, record.length());
            if (reason == null) {
                return rr;
            }
        } catch (ParseException e) {
            reason = "is no record: " + e.getMessage();
        }
        problems.error(owner, type, 0, reason);
        return null;
    }

    private NameEdit edit(DnsName owner, boolean isHash) {
        return (isHash ? hashes : names)
                .computeIfAbsent(
                        new NameKey(DnsName.ofWire(Bytes.wrap(owner.toWire()))),
                        key -> new NameEdit(isHash ? zone.findHashed(owner) : zone.find(owner)));
    }

    /**
     * Makes the next version.
     *
     * @return a zone; the old one stays as it is
     * @throws ZoneException if the changes do not make one; says all that is wrong
     */
    public Zone build() throws ZoneException {
        SetAssembler assembler = new SetAssembler(new ByteStore(), problems);
        ZoneRules rules = new ZoneRules(zone.apex(), problems);
        Map<NameKey, RrSet[]> edited = sets(names, assembler, rules);
        Map<NameKey, RrSet[]> editedHashes = sets(hashes, assembler, rules);
        RrSet[] apexSets = edited.get(new NameKey(zone.apex()));
        if (apexSets != null) {
            rules.checkApex(apexSets);
        }
        problems.throwIfAny();
        TreeChange tree = new TreeChange(zone, edited);
        List<Node> removedHashes = new ArrayList<>();
        List<Node> addedHashes = new ArrayList<>();
        editedHashes.forEach((key, sets) -> {
            Node before = zone.findHashed(key.name());
            Node after = sets.length == 0 ? null : new Node(before == null ? key.name() : before.name(), sets);
            addTo(removedHashes, before);
            addTo(addedHashes, after);
        });
        next = zone.with(tree, removedHashes, addedHashes);
        return next;
    }

    private static void addTo(List<Node> nodes, @Nullable Node node) {
        if (node != null) {
            nodes.add(node);
        }
    }

    private Map<NameKey, RrSet[]> sets(Map<NameKey, NameEdit> edits, SetAssembler assembler, ZoneRules rules) {
        Map<NameKey, RrSet[]> sets = new HashMap<>();
        edits.forEach((key, edit) -> {
            RrSet[] itsSets = edit.sets(key.name(), assembler);
            rules.check(
                    key.name(), itsSets, key.name().labelCount() == zone.apex().labelCount(), type -> 0);
            sets.put(key, itsSets);
        });
        return sets;
    }

    /**
     * What the changes come to.
     *
     * @return the difference of the two versions
     * @throws IllegalStateException if the next version has not been made
     */
    public ZoneChange change() {
        Zone after = next;
        if (after == null) {
            throw new IllegalStateException("there is no next version yet");
        }
        List<NameKey> keys = new ArrayList<>(names.keySet());
        keys.sort((a, b) -> a.name().compareCanonical(b.name()));
        ZoneChange.Collector collector = new ZoneChange.Collector(zone, after);
        keys.forEach(key -> collector.compare(zone.find(key.name()), after.find(key.name())));
        List<NameKey> hashKeys = new ArrayList<>(hashes.keySet());
        hashKeys.sort((a, b) -> a.name().compareCanonical(b.name()));
        hashKeys.forEach(key -> collector.compare(zone.findHashed(key.name()), after.findHashed(key.name())));
        return collector.change();
    }
}
