package org.mpl4j.dns.secondary;

import java.nio.ByteBuffer;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.runtime.BuildException;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.codec.DnsName;

/** Makes of records of messages what zones keep: with the root as their owner, and without compression. */
final class PlainRecords {
    /** Data as long as can be, and what is before it. */
    private static final int ROOM = 0x1_0100;

    private final ByteBuffer buffer = ByteBuffer.allocate(ROOM);
    private final PacketWriter out = new PacketWriter();
    private final DnsRr.Writer writer = new DnsRr.Writer();

    PlainRecords() {
        out.setPointingToNames(false);
    }

    /**
     * The plain record.
     *
     * @param record as it came
     * @return until the next one is made
     * @throws TransferException if it cannot be written
     */
    Bytes of(DnsRr record) throws TransferException {
        if (record.atypeKind() != DnsRr.AtypeKind.Record) {
            throw new TransferException("there is a record of the type " + record.atype() + " in it");
        }
        DnsRr.AtypeBranch.Record content = record.asRecord();
        try {
            out.reset(buffer.clear());
            writer.write(
                    out,
                    rr -> rr.name(DnsName.ROOT)
                            .asRecord()
                            .aclass(content.aclassRaw())
                            .ttl(content.ttl())
                            .rdata(content.rdata()));
            return Bytes.view(buffer, 0, out.position());
        } catch (BuildException e) {
            throw new TransferException("a record of " + record.name() + " is malformed: " + e.getMessage(), e);
        }
    }
}
