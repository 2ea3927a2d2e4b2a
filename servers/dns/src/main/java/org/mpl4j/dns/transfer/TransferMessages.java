package org.mpl4j.dns.transfer;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.middleware.Answer;
import org.mpl4j.dns.middleware.Query;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.service.MessageSource;
import org.mpl4j.dns.tsig.TsigAnswer;
import org.mpl4j.dns.zone.ZoneChange.OwnedRecord;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.codec.DnsName;

/** The messages of a transfer, each with as many records as it takes, and signed if the query is (RFC 5936 section 2.2). */
final class TransferMessages implements MessageSource {
    private static final int MAX_MESSAGE = 0xffff;
    private static final int HEADER_OCTETS = 12;
    private static final int QUESTION_OCTETS = 4;
    private static final int OPT_OCTETS = 11;

    private final int id;
    private final boolean recursionDesired;
    private final DnsName name;
    private final int type;
    private final int dnsClass;
    private final int ednsSize;
    private final boolean dnssecOk;
    private final @Nullable TsigAnswer signature;
    private final Iterator<OwnedRecord> records;

    private final PacketWriter out = new PacketWriter();
    private final Dns.Writer dns = new Dns.Writer();
    private final Dns.Builder.Content message = this::message;
    private final DnsRr.Builder.Content record = this::record;
    private final Consumer<Dns.Builder.AnswersList> answers = this::answers;

    private @Nullable OwnedRecord upcoming;
    private boolean isFirst = true;
    private boolean isTooLong;
    private int limit;

    TransferMessages(Query query, Answer answer, Iterator<OwnedRecord> records) {
        id = query.id();
        recursionDesired = query.recursionDesired();
        name = DnsName.ofWire(Bytes.wrap(query.askedName().toWire()));
        type = query.type();
        dnsClass = query.dnsClass();
        ednsSize = answer.ednsSize();
        dnssecOk = query.dnssecOk();
        signature = query.signature();
        this.records = records;
        advance();
    }

    private void advance() {
        upcoming = records.hasNext() ? records.next() : null;
    }

    /**
     * Writes all records into one message, if they fit.
     *
     * @return false, and nothing is written, if they do not
     */
    boolean writeAll(ByteBuffer response) {
        int start = response.position();
        write(response);
        if (upcoming != null) {
            response.position(start);
            return false;
        }
        sign(response, start);
        return true;
    }

    /** What of a message is for header, question and records of the answer. */
    private int room(int octets) {
        return Math.min(octets, MAX_MESSAGE) - (signature == null ? 0 : signature.size()) - (hasOpt() ? OPT_OCTETS : 0);
    }

    @Override
    public boolean next(ByteBuffer response) {
        if (upcoming == null) {
            return false;
        }
        int start = response.position();
        write(response);
        sign(response, start);
        isFirst = false;
        if (isTooLong) {
            // Nobody can use the rest without it.
            upcoming = null;
        }
        return true;
    }

    private void write(ByteBuffer response) {
        int start = response.position();
        limit = start + room(response.remaining());
        int before = start + HEADER_OCTETS + name.wireLength() + QUESTION_OCTETS;
        isTooLong = upcoming != null && before + size(upcoming) > limit;
        out.reset(response);
        dns.write(out, message);
        out.finish();
    }

    private void sign(ByteBuffer response, int start) {
        if (signature != null) {
            signature.sign(response, start);
        }
    }

    private boolean hasOpt() {
        return isFirst && ednsSize > 0;
    }

    /** As long as it is without compression, at most. */
    private static int size(OwnedRecord owned) {
        return owned.owner().wireLength() - 1 + owned.record().byteLength();
    }

    private Dns.Builder.Complete message(Dns.Builder.NeedsId builder) {
        return builder.id(id)
                .response(true)
                .authoritative(true)
                .truncated(isTooLong)
                .recursionDesired(recursionDesired)
                .questions(list ->
                        list.add(question -> question.qname(name).qtype(type).qclass(dnsClass)))
                .answers(answers)
                .additional(list -> {
                    if (hasOpt()) {
                        list.add(this::opt);
                    }
                });
    }

    private void answers(Dns.Builder.AnswersList list) {
        for (OwnedRecord next = upcoming; next != null && out.position() + size(next) <= limit; next = upcoming) {
            list.add(record);
            advance();
        }
    }

    private DnsRr.Builder.Complete record(DnsRr.Builder.NeedsName builder) {
        OwnedRecord owned = upcoming;
        if (owned == null) {
            throw new IllegalStateException("there is no record");
        }
        DnsRr.AtypeBranch.Record stored = owned.record().asRecord();
        return builder.name(owned.owner())
                .asRecord()
                .aclass(stored.aclassRaw())
                .ttl(stored.ttl())
                .rdata(stored.rdata());
    }

    private DnsRr.Builder.Complete opt(DnsRr.Builder.NeedsName rr) {
        return rr.name(DnsName.ROOT).asOPT().udpSize(ednsSize).dnssecOk(dnssecOk);
    }
}
