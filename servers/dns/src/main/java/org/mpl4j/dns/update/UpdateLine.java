package org.mpl4j.dns.update;

import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.DnsRr.AtypeBranch.Record;
import org.mpl4j.dns.packets.dns.Dnsclass;
import org.mpl4j.dns.zone.PlainRecords;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.codec.DnsName;

/**
 * A record of an update: a prerequisite, or something to do.
 *
 * @param owner its name
 * @param type what it is about, ANY for all types
 * @param dnsClass what is meant by it (RFC 2136 sections 2.4 and 2.5)
 * @param ttl its time to live
 * @param isEmpty whether it has no data
 * @param record as zones have it
 */
record UpdateLine(DnsName owner, int type, int dnsClass, long ttl, boolean isEmpty, Bytes record) {
    static final int IN = (int) Dnsclass.IN.value();
    static final int NONE = (int) Dnsclass.NONE.value();
    static final int ANY = (int) Dnsclass.ANY.value();

    /**
     * Reads one.
     *
     * @param rr in a message
     * @param records makes records without compression
     * @throws UpdateException if it stands where it may not
     */
    static UpdateLine of(DnsRr rr, PlainRecords records) throws UpdateException {
        if (rr.atypeKind() == DnsRr.AtypeKind.OPT) {
            throw new UpdateException(Dns.Rcode.FormErr, "an OPT record stands among those of an update");
        }
        Record record = rr.asRecord();
        int dnsClass = record.aclassRaw();
        if (dnsClass != IN && dnsClass != NONE && dnsClass != ANY) {
            throw new UpdateException(Dns.Rcode.FormErr, "a record has the class " + record.aclass());
        }
        return new UpdateLine(
                rr.name(),
                rr.atypeRaw(),
                record.aclassRaw(),
                record.ttl(),
                record.rdlength() == 0,
                records.of(record.ttl(), record.rdata()));
    }

    /** The record, as a view. */
    DnsRr view() {
        try {
            return DnsRr.parse(record);
        } catch (ParseException e) {
            throw new IllegalStateException("a record that was written is one", e);
        }
    }

    /** Whether another one is about the same set. */
    boolean isOfSameSet(@Nullable UpdateLine other) {
        return other != null && type == other.type && owner.equalsIgnoreCase(other.owner);
    }

    @Override
    public String toString() {
        return owner + " " + org.mpl4j.dns.zone.RrTypes.name(type);
    }
}
