package org.mpl4j.dns.zone;

import java.nio.ByteBuffer;
import java.util.function.Function;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.DnsRr.AtypeBranch.Record.Rdata;
import org.mpl4j.dns.packets.dns.Dnsclass;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.codec.DnsName;

/** Makes records the way zones keep them: of class IN, with the root as their owner, without compression. For one thread. */
public final class PlainRecords {
    /** Data as long as can be, and what is before it. */
    private static final int ROOM = 0x1_0100;

    private final ByteBuffer buffer = ByteBuffer.allocate(ROOM);
    private final PacketWriter out = new PacketWriter();
    private final DnsRr.Writer writer = new DnsRr.Writer();

    /** Makes none yet. */
    public PlainRecords() {
        out.setPointingToNames(false);
    }

    /**
     * Makes a record of data that was read.
     *
     * @param ttl its time to live
     * @param rdata its data, perhaps compressed
     * @return bytes of their own
     * @throws org.mpl4j.runtime.BuildException if data that was read cannot be written
     */
    public Bytes of(long ttl, Rdata rdata) {
        return make(ttl, record -> record.rdata(rdata));
    }

    /**
     * Makes a record of one that was read.
     *
     * @param record no OPT record; of whatever class
     * @return bytes of their own
     * @throws org.mpl4j.runtime.BuildException if what was read cannot be written
     */
    public Bytes of(DnsRr record) {
        DnsRr.AtypeBranch.Record content = record.asRecord();
        return write(rr -> rr.name(DnsName.ROOT)
                .asRecord()
                .aclass(content.aclassRaw())
                .ttl(content.ttl())
                .rdata(content.rdata()));
    }

    /**
     * Makes a record.
     *
     * @param ttl its time to live
     * @param data gives its data
     * @return bytes of their own
     * @throws org.mpl4j.runtime.BuildException if the data is none
     */
    public Bytes make(long ttl, Function<DnsRr.Builder.RecordNeedsRdata, DnsRr.Builder.Complete> data) {
        return write(record -> data.apply(
                record.name(DnsName.ROOT).asRecord().aclass(Dnsclass.IN).ttl(ttl)));
    }

    private Bytes write(DnsRr.Builder.Content content) {
        out.reset(buffer.clear());
        writer.write(out, content);
        return Bytes.view(buffer, 0, out.position()).copy();
    }

    /**
     * Makes a SOA record that differs from another one in its serial.
     *
     * @param soa the other one
     * @param serial the serial
     * @return bytes of their own
     */
    public Bytes soa(DnsRr soa, long serial) {
        Rdata.SOA data = soa.asRecord().rdataAsSOA();
        return make(
                soa.asRecord().ttl(),
                record -> record.rdataAsSOA()
                        .mname(data.mname())
                        .rname(data.rname())
                        .serial(serial)
                        .refresh_(data.refresh_())
                        .retry(data.retry())
                        .expire(data.expire())
                        .minimum(data.minimum()));
    }
}
