package org.mpl4j.dns.zone;

import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.DnsRr.AtypeBranch.Record;
import org.mpl4j.dns.packets.dns.DnsRr.AtypeBranch.Record.Rdata;
import org.mpl4j.dns.packets.dns.Dnsclass;
import org.mpl4j.runtime.codec.DnsName;

/** What a record must be to be in a zone, whatever else is there. */
final class RecordCheck {
    private RecordCheck() {}

    /**
     * Checks a record.
     *
     * @param apex of the zone
     * @param owner the record's name
     * @param rr the record
     * @param length of the bytes that it was read from
     * @return what is wrong, null if nothing is
     */
    static @Nullable String check(DnsName apex, DnsName owner, DnsRr rr, int length) {
        int type = rr.atypeRaw();
        if (!owner.isAtOrBelow(apex)) {
            return "the name is not in the zone " + apex;
        }
        if (!RrTypes.isData(type)) {
            return "records of this type are not data of a zone";
        }
        if (rr.byteLength() != length || !rr.name().isRoot()) {
            return "is not one record with the root as its owner";
        }
        Record record = rr.asRecord();
        if (record.aclassRaw() != Dnsclass.IN.value()) {
            return "has class " + record.aclass() + "; the zone has IN";
        }
        if (record.rdata() instanceof Rdata.Empty && !RrTypes.mayBeEmpty(type)) {
            return "has no data";
        }
        if (type == RrTypes.NSEC3 && owner.labelCount() != apex.labelCount() + 1) {
            return "the name of an NSEC3 record is one label, a hash, before the name of the zone (RFC 5155 section 3)";
        }
        return null;
    }
}
