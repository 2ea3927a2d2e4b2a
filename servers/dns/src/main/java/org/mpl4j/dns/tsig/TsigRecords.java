package org.mpl4j.dns.tsig;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.Dnsclass;
import org.mpl4j.dns.packets.dns.TsigHeader;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.codec.DnsName;

/** TSIG records in messages: the last one of the last section. */
final class TsigRecords {
    /** Octets without names, signature and other data: type, class, TTL, and the fields of the data. */
    private static final int FIXED_OCTETS = 10 + 16;

    private TsigRecords() {}

    /** The TSIG record of a message, null if its last record is another one. */
    static @Nullable DnsRr find(Dns message) {
        DnsRr last = message.arcount() == 0 ? null : message.additional().get(message.arcount() - 1);
        return last != null
                        && last.atypeKind() == DnsRr.AtypeKind.Record
                        && last.asRecord().rdataKind() == DnsRr.AtypeBranch.Record.RdataKind.TSIG
                ? last
                : null;
    }

    /** How many octets a record has. */
    static int size(DnsName name, DnsName algorithm, int macLength, int otherLength) {
        return FIXED_OCTETS + name.wireLength() + algorithm.wireLength() + macLength + otherLength;
    }

    /** The message that lies before a buffer's position. */
    static Bytes message(ByteBuffer buffer, int start) {
        return Bytes.between(buffer, start, buffer.position());
    }

    static TsigHeader header(ByteBuffer buffer, int start) {
        try {
            return TsigHeader.parse(message(buffer, start));
        } catch (ParseException e) {
            throw new IllegalStateException("a message has a header", e);
        }
    }

    /**
     * Adds a record to a message.
     *
     * @param message ends at the position, which is its new end afterwards
     * @param start where it starts
     */
    static void append(ByteBuffer message, int start, DnsName name, DnsName algorithm, Bytes mac, TsigStamp stamp) {
        TsigHeader header = header(message, start);
        int id = header.id();
        PacketWriter out = new PacketWriter(message);
        DnsRr.write(
                out,
                rr -> rr.name(name)
                        .asRecord()
                        .aclass(Dnsclass.ANY)
                        .ttl(0)
                        .rdataAsTSIG()
                        .algorithm(algorithm)
                        .timeSigned(stamp.time())
                        .fudge(stamp.fudge())
                        .mac(mac)
                        .originalId(id)
                        .error(stamp.error())
                        .other(stamp.other()));
        out.finish();
        header.setArcount(header.arcount() + 1);
    }
}
