package org.mpl4j.dns.zone;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.zone.SetAssembler.Entry;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.codec.DnsName;

/** Makes a zone of records, which come in any order. For one zone; not for several threads. */
public final class ZoneBuilder {
    private final DnsName apex;
    private final int apexLabels;
    private final ByteStore nameStore = new ByteStore();
    private final RecordDrafts drafts = new RecordDrafts(nameStore);
    private final Problems problems = new Problems();

    /**
     * Begins a zone.
     *
     * @param apex its name
     */
    public ZoneBuilder(DnsName apex) {
        this.apex = DnsName.ofWire(Bytes.wrap(apex.toWire()));
        this.apexLabels = apex.labelCount();
    }

    /**
     * Adds a record; {@link #build} says what is wrong with it.
     *
     * @param owner its name; copied
     * @param record a whole record in wire form, without compression and with the root as its owner; copied
     * @return this
     */
    public ZoneBuilder add(DnsName owner, Bytes record) {
        return add(owner, record, 0);
    }

    /**
     * Adds a record; {@link #build} says what is wrong with it.
     *
     * @param owner its name; copied
     * @param record a whole record in wire form, without compression and with the root as its owner; copied
     * @param place where it comes from, for {@link ZoneProblem#place}
     * @return this
     */
    public ZoneBuilder add(DnsName owner, Bytes record, long place) {
        int type = 0;
        @Nullable String reason;
        try {
            DnsRr rr = DnsRr.parse(record);
            type = rr.atypeRaw();
            reason = RecordCheck.check(apex, owner, rr, record.length());
        } catch (ParseException e) {
            reason = "is no record: " + e.getMessage();
        }
        if (reason == null) {
            drafts.add(owner, record, place);
        } else {
            problems.error(owner, type, place, reason);
        }
        return this;
    }

    /**
     * Adds a record whose type zones have, and that is known to be right, and in the zone; nothing is looked at.
     *
     * @param owner its name, the apex or one below it; copied
     * @param record made by {@link PlainRecords}; copied
     * @param place where it comes from, for {@link ZoneProblem#place}
     */
    public void addMade(DnsName owner, Bytes record, long place) {
        drafts.add(owner, record, place);
    }

    /** How many records were added, and not refused. */
    public int recordCount() {
        return drafts.recordCount();
    }

    /** Whether so many things are wrong that more will not be listed. */
    public boolean isHopeless() {
        return problems.isFull();
    }

    /** After {@link #build}: what the zone can live with, but is not right. */
    public List<ZoneProblem> warnings() {
        return problems.warnings();
    }

    /**
     * Makes the zone. Nothing can be added afterwards.
     *
     * @return the zone
     * @throws ZoneException if what was added does not make one; says all that is wrong
     */
    public Zone build() throws ZoneException {
        drafts.addNonTerminals(apex);
        SetAssembler assembler = new SetAssembler(new ByteStore(), problems);
        ZoneRules rules = new ZoneRules(apex, problems);
        List<Node> nodes = new ArrayList<>(drafts.nameCount());
        List<Node> hashed = new ArrayList<>();
        for (int number : sorted()) {
            List<Entry> entries = drafts.records(number);
            List<Entry> ofHashes = takeOfHashes(entries);
            if (!ofHashes.isEmpty()) {
                hashed.add(node(number, ofHashes, assembler, rules));
            }
            nodes.add(node(number, entries, assembler, rules));
        }
        hashed.removeIf(Node::isEmptyNonTerminal);
        return zone(withoutThoseOfNothing(nodes), hashed, rules);
    }

    /** Names that have no records exist only if names below them do. */
    private static List<Node> withoutThoseOfNothing(List<Node> nodes) {
        List<Node> kept = new ArrayList<>(nodes.size());
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Node node = nodes.get(i);
            if (!node.isEmptyNonTerminal() || isRightAbove(node, kept)) {
                kept.add(node);
            }
        }
        Collections.reverse(kept);
        return kept;
    }

    private static boolean isRightAbove(Node node, List<Node> below) {
        return !below.isEmpty() && below.get(below.size() - 1).name().isAtOrBelow(node.name());
    }

    private Zone zone(List<Node> nodes, List<Node> hashed, ZoneRules rules) throws ZoneException {
        boolean hasApex = !nodes.isEmpty() && nodes.get(0).name().equalsIgnoreCase(apex);
        rules.checkApex(hasApex ? nodes.get(0).sets() : new RrSet[0]);
        problems.throwIfAny();
        Linker linker = new Linker(apexLabels);
        nodes.forEach(linker::link);
        return new Zone(
                nodes.get(0), NodeTable.of(nodes), NodeOrder.of(nodes, apexLabels), NodeOrder.of(hashed, apexLabels));
    }

    /** In canonical order. */
    private int[] sorted() {
        record Numbered(long prefix, int number) {}
        Numbered[] names = new Numbered[drafts.nameCount()];
        for (int i = 0; i < names.length; i++) {
            names[i] = new Numbered(drafts.name(i).canonicalPrefix(apexLabels), i);
        }
        Arrays.sort(names, (a, b) -> {
            int order = Long.compareUnsigned(a.prefix, b.prefix);
            return order != 0 ? order : drafts.name(a.number).compareCanonical(drafts.name(b.number));
        });
        return Arrays.stream(names).mapToInt(Numbered::number).toArray();
    }

    /** Records of hashed names are kept apart from those of names (RFC 5155 section 7.1). */
    private static List<Entry> takeOfHashes(List<Entry> entries) {
        if (entries.size() == 1 && !isOfHash(entries.get(0).record())) {
            return List.of();
        }
        List<Entry> taken = new ArrayList<>(0);
        entries.removeIf(entry -> isOfHash(entry.record()) && taken.add(entry));
        return taken;
    }

    static boolean isOfHash(DnsRr record) {
        return record.atypeRaw() == RrTypes.NSEC3
                || (record.atypeRaw() == RrTypes.RRSIG && SetAssembler.coveredBy(record) == RrTypes.NSEC3);
    }

    private Node node(int number, List<Entry> entries, SetAssembler assembler, ZoneRules rules) {
        DnsName name = drafts.name(number);
        RrSet[] sets = assembler.assemble(name, entries);
        rules.check(name, sets, drafts.labelCount(number) == apexLabels, type -> place(entries, type));
        return new Node(name, drafts.hash(number), sets);
    }

    private static long place(List<Entry> entries, int type) {
        long place = 0;
        for (Entry entry : entries) {
            place = entry.type() == type ? entry.place() : place;
        }
        return place;
    }
}
