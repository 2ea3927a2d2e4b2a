package org.mpl4j.dns.zone;

import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.DnsRr.AtypeBranch.Record.Rdata;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;

/**
 * Makes the records that most zones have most of: addresses. One of the same time to live as the one before is the same record, in which another address is written, so that what
 * was made is good until the next one of its type. For one thread.
 */
public final class AddressRecords {
    private final PlainRecords records;
    private Bytes lastIpv4 = Bytes.EMPTY;
    private Bytes lastIpv6 = Bytes.EMPTY;
    private Rdata.@Nullable A ipv4;
    private Rdata.@Nullable AAAA ipv6;
    private long ipv4Ttl;
    private long ipv6Ttl;

    /** Makes none yet; the first ones come from there. */
    public AddressRecords(PlainRecords records) {
        this.records = records;
    }

    /**
     * Makes an A record.
     *
     * @param ttl its time to live in seconds
     * @param address of 32 bits
     * @return the record in wire form
     */
    public Bytes ipv4(long ttl, long address) {
        Rdata.A data = ipv4;
        if (data == null || ttl != ipv4Ttl) {
            lastIpv4 = records.make(ttl, record -> record.rdataAsA().address(address));
            ipv4 = view(lastIpv4).asRecord().rdataAsA();
            ipv4Ttl = ttl;
        } else {
            data.setAddress(address);
        }
        return lastIpv4;
    }

    /**
     * Makes an AAAA record.
     *
     * @param ttl its time to live in seconds
     * @param address of 16 octets
     * @return the record in wire form
     */
    public Bytes ipv6(long ttl, Bytes address) {
        Rdata.AAAA data = ipv6;
        if (data == null || ttl != ipv6Ttl) {
            lastIpv6 = records.make(ttl, record -> record.rdataAsAAAA().address(address));
            ipv6 = view(lastIpv6).asRecord().rdataAsAAAA();
            ipv6Ttl = ttl;
        } else {
            data.setAddress(address);
        }
        return lastIpv6;
    }

    private static DnsRr view(Bytes record) {
        try {
            return DnsRr.parse(record);
        } catch (ParseException e) {
            throw new IllegalStateException("what was made is a record", e);
        }
    }
}
