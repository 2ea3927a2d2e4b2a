package org.mpl4j.dns.update;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.EdnsOption.Data.ExtendedError.InfoCode;
import org.mpl4j.dns.zone.Editor;
import org.mpl4j.dns.zone.PlainRecords;
import org.mpl4j.dns.zone.RrTypes;
import org.mpl4j.dns.zone.Serials;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.dns.zone.ZoneChange;
import org.mpl4j.dns.zone.ZoneException;

/** What a message wants changed (RFC 2136 section 2): all of it is done, or nothing. */
final class ClientUpdate implements DynamicZone.Change {
    private final PlainRecords records = new PlainRecords();
    private final Prerequisites prerequisites;
    private final Changes changes;
    private final Reserved reserved;

    /**
     * Reads a message.
     *
     * @param message an update
     * @param reserved what it may not change
     * @throws UpdateException if it is malformed
     */
    ClientUpdate(Dns message, Reserved reserved) throws UpdateException {
        prerequisites = new Prerequisites(lines(message.answers()));
        changes = new Changes(lines(message.authority()));
        this.reserved = reserved;
    }

    private List<UpdateLine> lines(Iterable<DnsRr> section) throws UpdateException {
        List<UpdateLine> lines = new ArrayList<>();
        for (DnsRr rr : section) {
            lines.add(UpdateLine.of(rr, records));
        }
        return lines;
    }

    @Override
    public DynamicZone.@Nullable NextVersion of(Zone zone) throws UpdateException {
        prerequisites.check(zone);
        changes.scan(zone.apex(), reserved);
        Editor next = zone.edit();
        if (!changes.make(zone, next)) {
            return null;
        }
        boolean hasSerial = raiseSerial(zone, next);
        try {
            Zone after = next.build();
            ZoneChange change = next.change();
            boolean isOnlySerial =
                    !hasSerial && change.removed().size() == 1 && change.added().size() == 1;
            return isOnlySerial ? null : new DynamicZone.NextVersion(after, change);
        } catch (ZoneException e) {
            throw new UpdateException(Dns.Rcode.Refused, InfoCode.InvalidData, String.valueOf(e.getMessage()));
        }
    }

    /** RFC 2136 section 3.6; whether the message has something to say of the SOA record. */
    private boolean raiseSerial(Zone zone, Editor next) {
        List<DnsRr> before = zone.edit().records(zone.apex(), RrTypes.SOA);
        DnsRr soa = next.records(zone.apex(), RrTypes.SOA).getFirst();
        if (!Serials.isNewer(soa.asRecord().rdataAsSOA().serial(), zone.serial())) {
            next.add(zone.apex(), records.soa(soa, Serials.next(zone.serial())));
        }
        return !soa.encoded().equals(before.getFirst().encoded());
    }
}
