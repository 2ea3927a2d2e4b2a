package org.mpl4j.dns.transfer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.zone.Node;
import org.mpl4j.dns.zone.RrSet;
import org.mpl4j.dns.zone.RrTypes;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.dns.zone.ZoneChange.OwnedRecord;

/** All records of a zone as a transfer has them (RFC 5936 section 2.2): between two SOA records. Made as they are asked for. */
final class ZoneRecords implements Iterator<OwnedRecord> {
    private final OwnedRecord soa;
    private final Iterator<Node> nodes;
    private final Iterator<Node> hashes;

    /** What the present node still has. */
    private final Deque<RrSet> sets = new ArrayDeque<>();

    private Node node;
    private Iterator<DnsRr> records;
    private boolean isBegun;
    private boolean isEnded;

    ZoneRecords(Zone zone) {
        soa = soa(zone);
        nodes = zone.nodes().iterator();
        hashes = zone.hashedNodes().iterator();
        node = zone.apexNode();
        records = java.util.Collections.emptyIterator();
    }

    /** The SOA record of a zone. */
    static OwnedRecord soa(Zone zone) {
        RrSet set = zone.apexNode().set(RrTypes.SOA);
        if (set == null) {
            throw new IllegalStateException("a zone has a SOA record");
        }
        return new OwnedRecord(zone.apex(), set.first());
    }

    @Override
    public boolean hasNext() {
        return !isEnded;
    }

    @Override
    public OwnedRecord next() {
        if (isEnded) {
            throw new NoSuchElementException();
        }
        if (!isBegun) {
            isBegun = true;
            return soa;
        }
        while (!records.hasNext()) {
            if (sets.isEmpty() && !nextNode()) {
                isEnded = true;
                return soa;
            }
            RrSet set = sets.poll();
            if (set != null) {
                records = set.iterator();
            }
        }
        return new OwnedRecord(node.name(), records.next());
    }

    private boolean nextNode() {
        Iterator<Node> from = nodes.hasNext() ? nodes : hashes;
        if (!from.hasNext()) {
            return false;
        }
        node = from.next();
        for (int i = 0; i < node.setCount(); i++) {
            RrSet set = node.setAt(i);
            if (set.type() != RrTypes.SOA) {
                sets.add(set);
            }
            @Nullable RrSet signatures = set.signatures();
            if (signatures != null) {
                sets.add(signatures);
            }
        }
        return true;
    }
}
