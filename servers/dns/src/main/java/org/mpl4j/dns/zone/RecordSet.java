package org.mpl4j.dns.zone;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.runtime.Bytes;

/** Records of one type, to ask whether one is among them. */
final class RecordSet {
    /** So many are compared one by one, more are found by a hash. */
    private static final int FEW = 16;

    private final List<DnsRr> records = new ArrayList<>();
    private final Set<Bytes> contents = new HashSet<>();

    RecordSet(Iterable<DnsRr> records) {
        records.forEach(this::add);
    }

    /** Adds a record; false if it was there. */
    boolean add(DnsRr record) {
        if (contains(record)) {
            return false;
        }
        records.add(record);
        contents.add(record.asRecord().rdata().encoded());
        return true;
    }

    /** Whether there is a record with the same data; of many records the case of names in data does matter. */
    boolean contains(DnsRr record) {
        if (contents.contains(record.asRecord().rdata().encoded())) {
            return true;
        }
        return records.size() <= FEW && records.stream().anyMatch(other -> RecordContent.isSame(other, record));
    }

    /** The records, in the order in which they came. */
    List<DnsRr> records() {
        return records;
    }
}
