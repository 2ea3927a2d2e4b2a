package org.mpl4j.dns.middleware;

import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.zone.RrSet;
import org.mpl4j.runtime.PacketWriter;

/** Goes through the records of an answer as they are written, until the message is too long. */
final class RecordWalk {
    private static final int SECTIONS = 3;
    private static final int ADDITIONAL = 2;

    private final PacketWriter out;
    private final Records records = new Records();
    private final Section[] sections = new Section[SECTIONS];

    /** How many sets of each section are written. */
    private final int[] ends = new int[SECTIONS];

    private int limit;
    private boolean isCounting;
    private boolean isFull;
    private int section;
    private int item;
    private @Nullable RrSet set;
    private @Nullable DnsRr rr;

    /** Of records that are written to this writer, in a message that starts at index 0. */
    RecordWalk(PacketWriter out) {
        this.out = out;
    }

    /** Begins with an answer, whose records may be written up to an index. */
    void begin(Answer answer, int lastIndex) {
        sections[0] = answer.answers();
        sections[1] = answer.authority();
        sections[ADDITIONAL] = answer.additional();
        for (int i = 0; i < SECTIONS; i++) {
            ends[i] = sections[i].size();
        }
        limit = lastIndex;
        isFull = false;
        isCounting = true;
    }

    /** Goes to the first record of a section; false if there is none. */
    boolean first(int index) {
        if (isCounting && isFull) {
            return false;
        }
        section = index;
        item = -1;
        rr = null;
        return next();
    }

    /** Goes to the next record; false if there is none, or none may follow. */
    boolean next() {
        if (isCounting && (isFull || out.position() > limit)) {
            isFull = true;
            return false;
        }
        DnsRr last = rr;
        RrSet current = set;
        if (last != null && current != null) {
            rr = current.after(last);
            if (rr != null) {
                records.set(rr);
                return true;
            }
        }
        item++;
        if (item >= ends[section]) {
            return false;
        }
        begin(sections[section]);
        return true;
    }

    private void begin(Section from) {
        set = from.set(item);
        if (set == null) {
            rr = null;
        } else {
            rr = set.first();
            records.begin(from.owner(item), from.ttl(item));
            records.set(rr);
        }
    }

    /** What writes the record. */
    DnsRr.Builder.Content record() {
        DnsRr.Builder.Content other = sections[section].content(item);
        return other == null ? records.content() : other;
    }

    /** Whether the message was too long. */
    boolean isFull() {
        return isFull;
    }

    /** Leaves out what was too much; true if the message is of no use without it. */
    boolean leaveOut() {
        isCounting = false;
        if (section == ADDITIONAL) {
            ends[ADDITIONAL] = item;
            return sections[ADDITIONAL].isEssential(item);
        }
        for (int i = 0; i < SECTIONS; i++) {
            ends[i] = 0;
        }
        return true;
    }
}
