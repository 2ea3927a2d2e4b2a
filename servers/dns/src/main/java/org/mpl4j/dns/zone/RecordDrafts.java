package org.mpl4j.dns.zone;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.DnsName;

/**
 * The records that a zone is made of, before it is: by names, in the order in which they come. Names and records have numbers from 0 on, and what is known of them is
 * in arrays, so that a million records are some dozen objects.
 */
final class RecordDrafts {
    private static final int NONE = -1;

    private final ByteStore nameStore;
    private final ByteStore recordStore = new ByteStore();

    private DnsName[] names = new DnsName[16];
    private int[] hashes = new int[16];
    private byte[] labelCounts = new byte[16];
    private int[] firsts = new int[16];
    private int[] lasts = new int[16];
    private int nameCount;

    /** Numbers of names, by their hashes, with open addressing. */
    private int[] table = emptyTable(64);

    private int[] nexts = new int[16];
    private long[] contents = new long[16];
    private long[] places = new long[16];
    private int recordCount;

    RecordDrafts(ByteStore nameStore) {
        this.nameStore = nameStore;
    }

    /**
     * Adds a record.
     *
     * @param owner its name
     * @param record with the root as owner; copied
     * @param place where it comes from
     */
    void add(DnsName owner, Bytes record, long place) {
        int name = name(owner, true);
        int number = recordCount++;
        if (number == nexts.length) {
            int length = number + (number >> 1);
            nexts = Arrays.copyOf(nexts, length);
            contents = Arrays.copyOf(contents, length);
            places = Arrays.copyOf(places, length);
        }
        nexts[number] = NONE;
        contents[number] = recordStore.put(record);
        places[number] = place;
        if (firsts[name] == NONE) {
            firsts[name] = number;
        } else {
            nexts[lasts[name]] = number;
        }
        lasts[name] = number;
    }

    /** Adds the names between a zone's apex and those that have records. */
    void addNonTerminals(DnsName apex) {
        int apexLabels = apex.labelCount();
        int withRecords = nameCount;
        for (int i = 0; i < withRecords; i++) {
            DnsName name = names[i];
            for (int depth = labelCounts[i] - 1; depth > apexLabels; depth--) {
                name = name.parent();
                int before = nameCount;
                name(name, false);
                if (nameCount == before) {
                    break;
                }
            }
        }
    }

    /** The number of a name, which is added if it is new. */
    private int name(DnsName name, boolean isCopied) {
        int hash = name.hashCodeIgnoreCase();
        int slot = slot(hash, table.length);
        for (int number = table[slot]; number != NONE; number = table[slot]) {
            if (hashes[number] == hash && names[number].equalsIgnoreCase(name)) {
                return number;
            }
            slot = slot + 1 & table.length - 1;
        }
        int number = nameCount++;
        growNames();
        names[number] = isCopied ? nameStore.put(name) : name;
        hashes[number] = hash;
        labelCounts[number] = (byte) name.labelCount();
        firsts[number] = NONE;
        table[slot] = number;
        if (nameCount * 2 > table.length) {
            growTable();
        }
        return number;
    }

    private void growNames() {
        if (nameCount > names.length) {
            int length = names.length + (names.length >> 1);
            names = Arrays.copyOf(names, length);
            hashes = Arrays.copyOf(hashes, length);
            labelCounts = Arrays.copyOf(labelCounts, length);
            firsts = Arrays.copyOf(firsts, length);
            lasts = Arrays.copyOf(lasts, length);
        }
    }

    private void growTable() {
        table = emptyTable(table.length * 2);
        for (int number = 0; number < nameCount; number++) {
            int slot = slot(hashes[number], table.length);
            while (table[slot] != NONE) {
                slot = slot + 1 & table.length - 1;
            }
            table[slot] = number;
        }
    }

    private static int[] emptyTable(int length) {
        int[] table = new int[length];
        Arrays.fill(table, NONE);
        return table;
    }

    private static int slot(int hash, int length) {
        return (hash * 0x9e37_79b9) >>> Integer.numberOfLeadingZeros(length) + 1;
    }

    int nameCount() {
        return nameCount;
    }

    int recordCount() {
        return recordCount;
    }

    DnsName name(int number) {
        return names[number];
    }

    /** The hash of a name whatever its case. */
    int hash(int number) {
        return hashes[number];
    }

    /** How many labels a name has: 0 to 127. */
    int labelCount(int number) {
        return labelCounts[number];
    }

    /** The records of a name, as a new list. */
    List<SetAssembler.Entry> records(int name) {
        List<SetAssembler.Entry> entries = new ArrayList<>();
        for (int i = firsts[name]; i != NONE; i = nexts[i]) {
            int start = ByteStore.index(contents[i]);
            var buffer = recordStore.buffer(contents[i]);
            entries.add(new SetAssembler.Entry(DnsRr.startingAt(buffer, start, buffer.limit(), start), places[i]));
        }
        return entries;
    }
}
