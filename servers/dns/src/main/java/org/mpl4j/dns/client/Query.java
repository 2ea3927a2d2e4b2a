package org.mpl4j.dns.client;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.dns.Dnsclass;
import org.mpl4j.dns.packets.dns.EdnsOption;
import org.mpl4j.dns.packets.dns.Rrtype;
import org.mpl4j.runtime.codec.DnsName;

/**
 * What is asked.
 *
 * @param name the name
 * @param type the type
 * @param queryClass the class
 * @param flags what the header says
 * @param edns the OPT record, null if there is none
 * @param serial for IXFR, the serial number of the zone that the client has (RFC 1995 section 3); 0 else
 */
public record Query(
        DnsName name,
        Rrtype type,
        Dnsclass queryClass,
        Flags flags,
        @Nullable Edns edns,
        long serial) {
    /** A query for a type in the Internet, without EDNS, that does not ask for recursion. */
    public static Query of(DnsName name, Rrtype type) {
        return new Query(name, type, Dnsclass.IN, new Flags(false, false, false), null, 0);
    }

    /** The same of another name. */
    public Query withName(DnsName other) {
        return new Query(other, type, queryClass, flags, edns, serial);
    }

    /** The same of another name and type. */
    public Query with(DnsName otherName, Rrtype otherType) {
        return new Query(otherName, otherType, queryClass, flags, edns, serial);
    }

    /** The same with another OPT record. */
    public Query withEdns(@Nullable Edns other) {
        return new Query(name, type, queryClass, flags, other, serial);
    }

    /** The same with other flags. */
    public Query withFlags(Flags other) {
        return new Query(name, type, queryClass, other, edns, serial);
    }

    /** Whether the answer is a zone, in any number of messages. */
    public boolean isTransfer() {
        return type == Rrtype.AXFR || type == Rrtype.IXFR;
    }

    /**
     * What the header says.
     *
     * @param recursionDesired RD
     * @param authenticData AD: the client understands it (RFC 6840 section 5.7)
     * @param checkingDisabled CD
     */
    public record Flags(boolean recursionDesired, boolean authenticData, boolean checkingDisabled) {}

    /**
     * An OPT record.
     *
     * @param udpSize the largest answer that the client takes over UDP
     * @param version the version of EDNS
     * @param dnssecOk DO
     * @param options its options
     */
    public record Edns(int udpSize, int version, boolean dnssecOk, List<EdnsOption.Builder.Content> options) {}
}
