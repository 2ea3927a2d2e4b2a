package org.mpl4j.dns.update;

import java.nio.ByteBuffer;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.DnsRr.AtypeBranch.Record.Rdata;
import org.mpl4j.dns.packets.dns.Dnsclass;
import org.mpl4j.dns.packets.update.PlainRecord;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.codec.DnsName;

/** Makes records the way zones keep them: of class IN, with the root as their owner, without compression. For one thread. */
final class PlainRecords {
    private static final Bytes LEAD = Bytes.filled(0, 1 << 14);

    private static final int MAX_RECORD = 11 + 0xffff;

    private final ByteBuffer buffer = ByteBuffer.allocate(LEAD.length() + MAX_RECORD);
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
        PlainRecord.write(out, lead -> lead.lead(LEAD).record(content));
        return Bytes.between(buffer, LEAD.length(), out.position()).copy();
    }
}
