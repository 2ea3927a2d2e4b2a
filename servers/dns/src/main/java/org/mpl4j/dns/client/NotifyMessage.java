package org.mpl4j.dns.client;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.Rrtype;
import org.mpl4j.dns.tsig.Tsig;
import org.mpl4j.runtime.codec.DnsName;

/**
 * Tells that a zone has changed (RFC 1996 section 3).
 *
 * @param id its number
 * @param zone the name of the zone
 * @param soa its SOA record
 * @param tsig signs it, null if nothing does
 */
public record NotifyMessage(
        int id, DnsName zone, DnsRr soa, @Nullable Tsig tsig) implements Asking {
    /** Two names of the zone, four more in a SOA record, and a signature. */
    private static final int ROOM = 2048;

    @Override
    public Query query() {
        return Query.of(zone, Rrtype.SOA);
    }

    @Override
    public ByteBuffer datagram() {
        ByteBuffer buffer = ByteBuffer.allocate(ROOM);
        Query query = query();
        DnsRr.AtypeBranch.Record record = soa.asRecord();
        Dns.builder(buffer)
                .id(id)
                .opcode(Dns.Opcode.Notify)
                .authoritative(true)
                .questions(list -> list.add(
                        question -> question.qname(zone).qtype(query.type()).qclass(query.queryClass())))
                .answers(list -> list.add(rr -> rr.name(zone)
                        .asRecord()
                        .aclass(record.aclassRaw())
                        .ttl(record.ttl())
                        .rdata(record.rdata())))
                .build();
        if (tsig != null) {
            tsig.sign(buffer, 0);
        }
        return buffer.flip();
    }
}
