package org.mpl4j.dns.update;

import java.util.ArrayList;
import java.util.List;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.Dnsclass;
import org.mpl4j.dns.zone.Editor;
import org.mpl4j.dns.zone.RecordContent;
import org.mpl4j.dns.zone.RrTypes;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.runtime.codec.DnsName;

/** What must hold for an update to be made (RFC 2136 section 3.2). */
final class Prerequisites {
    private static final int IN = (int) Dnsclass.IN.value();
    private static final int NONE = (int) Dnsclass.NONE.value();
    private static final int ANY = (int) Dnsclass.ANY.value();

    private final List<UpdateLine> lines;

    /** These. */
    Prerequisites(List<UpdateLine> lines) {
        this.lines = lines;
    }

    /**
     * Sees whether they hold.
     *
     * @param zone a version of the zone
     * @throws UpdateException if one does not, or is none
     */
    void check(Zone zone) throws UpdateException {
        Editor now = zone.edit();
        List<UpdateLine> wanted = new ArrayList<>();
        for (UpdateLine line : lines) {
            if (line.ttl() != 0) {
                throw new UpdateException(Dns.Rcode.FormErr, "the prerequisite " + line + " has a TTL");
            }
            checkPlace(zone.apex(), line);
            if (line.dnsClass() == IN && RrTypes.isData(line.type())) {
                wanted.add(line);
            } else if (line.isEmpty() && (line.dnsClass() == ANY || line.dnsClass() == NONE)) {
                checkPresence(now, line);
            } else {
                throw new UpdateException(
                        Dns.Rcode.FormErr, "the prerequisite " + line + " has data, or a class, that none has");
            }
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (isFirstOfSet(wanted, i)) {
                checkSet(now, wanted, wanted.get(i));
            }
        }
    }

    /** A name that is in no zone of that name is nobody's business here. */
    static void checkPlace(DnsName apex, UpdateLine line) throws UpdateException {
        if (!line.owner().isAtOrBelow(apex)) {
            throw new UpdateException(Dns.Rcode.NotZone, line.owner() + " is not in the zone " + apex);
        }
    }

    private static void checkPresence(Editor now, UpdateLine line) throws UpdateException {
        boolean isName = line.type() == ANY;
        boolean isThere = isName
                ? !now.types(line.owner()).isEmpty()
                : !now.records(line.owner(), line.type()).isEmpty();
        boolean mustBeThere = line.dnsClass() == ANY;
        if (isThere != mustBeThere) {
            Dns.Rcode missing = isName ? Dns.Rcode.NXDomain : Dns.Rcode.NXRRSet;
            Dns.Rcode present = isName ? Dns.Rcode.YXDomain : Dns.Rcode.YXRRSet;
            throw new UpdateException(
                    mustBeThere ? missing : present,
                    (isName ? line.owner().toString() : line.toString())
                            + (mustBeThere ? " is not there" : " is there"));
        }
    }

    private static boolean isFirstOfSet(List<UpdateLine> lines, int index) {
        for (int i = 0; i < index; i++) {
            if (lines.get(i).isOfSameSet(lines.get(index))) {
                return false;
            }
        }
        return true;
    }

    /** Section 3.2.3: the whole set, in any order, whatever the TTL. */
    private static void checkSet(Editor now, List<UpdateLine> wanted, UpdateLine first) throws UpdateException {
        List<DnsRr> records = new ArrayList<>();
        for (UpdateLine line : wanted) {
            DnsRr record = line.view();
            if (line.isOfSameSet(first) && !RecordContent.isAmong(records, record)) {
                records.add(record);
            }
        }
        List<DnsRr> there = now.records(first.owner(), first.type());
        boolean isSame = there.size() == records.size()
                && records.stream().allMatch(record -> RecordContent.isAmong(there, record));
        if (!isSame) {
            throw new UpdateException(Dns.Rcode.NXRRSet, first + " is not what the prerequisite says");
        }
    }
}
