package org.mpl4j.dns.update;

import java.util.List;
import java.util.Set;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.EdnsOption.Data.ExtendedError.InfoCode;
import org.mpl4j.dns.zone.Editor;
import org.mpl4j.dns.zone.RecordContent;
import org.mpl4j.dns.zone.RrTypes;
import org.mpl4j.dns.zone.Serials;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.runtime.codec.DnsName;

/** What an update is to do to a zone (RFC 2136 section 3.4): all of it is looked through before any of it is done. */
final class Changes {
    private final List<UpdateLine> lines;

    /** These, in order. */
    Changes(List<UpdateLine> lines) {
        this.lines = lines;
    }

    /**
     * Looks through them (section 3.4.1).
     *
     * @param apex of the zone
     * @param reserved what nobody may change
     * @throws UpdateException if one of them is malformed, or not of this zone, or may not be made
     */
    void scan(DnsName apex, Reserved reserved) throws UpdateException {
        for (UpdateLine line : lines) {
            Prerequisites.checkPlace(apex, line);
            boolean isData = RrTypes.isData(line.type());
            boolean isRight;
            if (line.dnsClass() == UpdateLine.IN) {
                isRight = isData && (!line.isEmpty() || RrTypes.mayBeEmpty(line.type()));
            } else if (line.dnsClass() == UpdateLine.ANY) {
                isRight = line.ttl() == 0 && line.isEmpty() && (isData || line.type() == RrTypes.ANY);
            } else {
                isRight = line.dnsClass() == UpdateLine.NONE && line.ttl() == 0 && isData;
            }
            if (!isRight) {
                throw new UpdateException(
                        Dns.Rcode.FormErr, line + " has a type, a class, a TTL or data that no update has");
            }
            if (reserved.isReserved(apex, line.owner(), line.type())) {
                throw new UpdateException(
                        Dns.Rcode.Refused,
                        InfoCode.Prohibited,
                        "this server signs the zone, and makes its " + RrTypes.name(line.type()) + " records itself");
            }
        }
    }

    /**
     * Makes them (section 3.4.2). What the zone may not have, or lose, is left out without a word, as the section says.
     *
     * @param before the zone
     * @param next of which they are made
     * @return whether one of them changed something
     */
    boolean make(Zone before, Editor next) {
        boolean hasChanged = false;
        for (UpdateLine line : lines) {
            boolean isApex = line.owner().equalsIgnoreCase(before.apex());
            if (line.dnsClass() == UpdateLine.IN) {
                hasChanged |= add(next, line, isApex);
            } else if (line.dnsClass() == UpdateLine.NONE) {
                hasChanged |= remove(next, line, isApex);
            } else if (line.type() == RrTypes.ANY) {
                hasChanged |= removeAll(next, line.owner(), isApex);
            } else if (!isApex || !isOfApex(line.type())) {
                hasChanged |= next.removeSet(line.owner(), line.type());
            }
        }
        return hasChanged;
    }

    private static boolean isOfApex(int type) {
        return type == RrTypes.SOA || type == RrTypes.NS;
    }

    private static boolean add(Editor next, UpdateLine line, boolean isApex) {
        DnsName owner = line.owner();
        int type = line.type();
        DnsRr record = line.view();
        Set<Integer> types = next.types(owner);
        boolean isAllowed = type == RrTypes.CNAME
                ? types.stream().allMatch(RrTypes::goesWithCname)
                : RrTypes.goesWithCname(type) || type == RrTypes.RRSIG || !types.contains(RrTypes.CNAME);
        if (!isAllowed || type == RrTypes.SOA && !isNewerSoa(next, owner, record, isApex)) {
            return false;
        }
        List<DnsRr> there = next.records(owner, type);
        long ttl = record.asRecord().ttl();
        if (there.stream().anyMatch(other -> other.asRecord().ttl() == ttl)
                && RecordContent.isAmong(there, record)
                && isSameCase(there, record)) {
            return false;
        }
        if (type == RrTypes.CNAME || type == RrTypes.DNAME) {
            // There is only one of a name, and the new one takes its place.
            there.forEach(other -> next.remove(owner, other.encoded()));
        }
        next.add(owner, line.record());
        return true;
    }

    /** A name in other letters is the same to the DNS, but may be what the update is for. */
    private static boolean isSameCase(List<DnsRr> there, DnsRr record) {
        return there.stream()
                .anyMatch(other -> other.asRecord()
                        .rdata()
                        .encoded()
                        .equals(record.asRecord().rdata().encoded()));
    }

    private static boolean isNewerSoa(Editor next, DnsName owner, DnsRr record, boolean isApex) {
        List<DnsRr> there = next.records(owner, RrTypes.SOA);
        if (!isApex || there.isEmpty()) {
            return false;
        }
        long now = there.getFirst().asRecord().rdataAsSOA().serial();
        return !Serials.isNewer(now, record.asRecord().rdataAsSOA().serial());
    }

    private static boolean remove(Editor next, UpdateLine line, boolean isApex) {
        DnsName owner = line.owner();
        int type = line.type();
        if (type == RrTypes.SOA) {
            return false;
        }
        if (isApex && type == RrTypes.NS && next.records(owner, type).size() <= 1) {
            return false;
        }
        return next.remove(owner, line.record());
    }

    private static boolean removeAll(Editor next, DnsName owner, boolean isApex) {
        if (!isApex) {
            return next.removeAll(owner);
        }
        boolean hasChanged = false;
        for (int type : next.types(owner)) {
            hasChanged |= !isOfApex(type) && next.removeSet(owner, type);
        }
        return hasChanged;
    }
}
