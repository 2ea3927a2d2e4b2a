package org.mpl4j.dns.update;

import java.nio.ByteBuffer;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.DnsRr.AtypeBranch.Record.Rdata;
import org.mpl4j.dns.packets.dns.Dnsclass;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.codec.DnsName;

/** Makes records the way zones keep them: of class IN, with the root as their owner, without compression. For one thread. */
final class PlainRecords {
    /** Names that begin so far from the start of a message are never pointed to (RFC 1035 section 4.1.4). */
    private static final int OUT_OF_REACH = 1 << 14;

    private static final int MAX_RECORD = 11 + 0xffff;

    private final ByteBuffer buffer = ByteBuffer.allocate(OUT_OF_REACH + MAX_RECORD);
    private final PacketWriter out = new PacketWriter();

    /**
     * Makes a record.
     *
     * @param ttl its time to live
     * @param rdata its data, perhaps compressed
     * @return bytes of their own
     */
    Bytes of(long ttl, Rdata rdata) {
        return write(record -> record.name(DnsName.ROOT)
                .asRecord()
                .aclass(Dnsclass.IN)
                .ttl(ttl)
                .rdata(rdata));
    }

    /**
     * Makes a SOA record that differs from another one in its serial.
     *
     * @param soa the other one
     * @param serial the serial
     * @return bytes of their own
     */
    Bytes soa(DnsRr soa, long serial) {
        Rdata.SOA data = soa.asRecord().rdataAsSOA();
        return write(record -> record.name(DnsName.ROOT)
                .asRecord()
                .aclass(Dnsclass.IN)
                .ttl(soa.asRecord().ttl())
                .rdataAsSOA()
                .mname(data.mname())
                .rname(data.rname())
                .serial(serial)
                .refresh_(data.refresh_())
                .retry(data.retry())
                .expire(data.expire())
                .minimum(data.minimum()));
    }

    private Bytes write(DnsRr.Builder.Content content) {
        out.reset(buffer.clear());
        out.putZeros("lead", OUT_OF_REACH);
        DnsRr.write(out, content);
        return Bytes.between(buffer, OUT_OF_REACH, out.position()).copy();
    }
}
