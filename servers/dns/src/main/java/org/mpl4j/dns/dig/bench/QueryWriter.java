package org.mpl4j.dns.dig.bench;

import java.nio.ByteBuffer;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.DnsQuestion;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.DnsTcp;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.codec.DnsName;

/** Writes queries of a set into buffers; the writers are kept, so that nothing is allocated. */
final class QueryWriter {
    private final QuerySet queries;
    private final boolean hasEdns;
    private final PacketWriter out = new PacketWriter();
    private final Dns.Writer dns = new Dns.Writer();
    private final DnsTcp.Writer framed = new DnsTcp.Writer();
    private final Dns.Builder.Content message = this::message;
    private final DnsTcp.Builder.Content frame = builder -> builder.message(message);
    private final DnsQuestion.Builder.Content question = this::question;
    private final DnsRr.Builder.Content opt;
    private int index;
    private int id;

    /**
     * For a set of queries.
     *
     * @param udpSize of the OPT record, 0 for none
     * @param isDnssecOk DO of the OPT record
     */
    QueryWriter(QuerySet queries, int udpSize, boolean isDnssecOk) {
        this.queries = queries;
        this.hasEdns = udpSize > 0;
        this.opt = rr -> rr.name(DnsName.ROOT).asOPT().udpSize(udpSize).dnssecOk(isDnssecOk);
    }

    /** Writes a query at the position of the buffer, which is behind it afterwards. */
    void write(ByteBuffer buffer, int queryIndex, int queryId) {
        select(buffer, queryIndex, queryId);
        dns.write(out, message);
        buffer.position(out.position());
    }

    /** The same with the length before it. */
    void writeFramed(ByteBuffer buffer, int queryIndex, int queryId) {
        select(buffer, queryIndex, queryId);
        framed.write(out, frame);
        buffer.position(out.position());
    }

    private void select(ByteBuffer buffer, int queryIndex, int queryId) {
        index = queryIndex;
        id = queryId;
        out.reset(buffer);
    }

    private Dns.Builder.Complete message(Dns.Builder.NeedsId builder) {
        Dns.Builder.MayHaveAnswers asked = builder.id(id).questions(list -> list.add(question));
        if (!hasEdns) {
            return asked;
        }
        return asked.authority(list -> {}).additional(list -> list.add(opt));
    }

    private DnsQuestion.Builder.Complete question(DnsQuestion.Builder.NeedsQname builder) {
        return builder.qname(queries.name(index)).qtype(queries.type(index));
    }
}
