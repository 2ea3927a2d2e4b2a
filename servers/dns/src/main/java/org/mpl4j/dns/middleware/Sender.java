package org.mpl4j.dns.middleware;

import java.nio.ByteBuffer;
import org.mpl4j.dns.packets.dns.DnsQuestion;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.server.DnsHeader;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.ParseException;

/** Puts messages where they are sent from, with what is the client's own: of those that were given before, number, flags and OPT record; of all, the question's case. */
final class Sender {
    /** Octets of QTYPE and QCLASS. */
    private static final int QUESTION_NUMBERS = 4;

    private final PacketWriter out = new PacketWriter();
    private final DnsQuestion.Writer questionWriter = new DnsQuestion.Writer();
    private final DnsQuestion.Builder.Content question = this::question;
    private final DnsRr.Writer optWriter = new DnsRr.Writer();
    private final OptWriter opt = new OptWriter(out);
    private Query query = new Query();

    Sender() {
        // It writes questions and OPT records: there is nothing to point to, and nothing that would be pointed to.
        out.setPointingToNames(false);
    }

    /** Puts a message there that was just drafted. */
    void send(Query asked, Encoder encoder, ByteBuffer response) {
        query = asked;
        int start = response.position();
        int end = start + encoder.length();
        response.put(start, encoder.draft(), 0, encoder.length());
        if (encoder.hasQuestion()) {
            writeQuestion(response, start + encoder.questionOffset());
        }
        response.position(end);
    }

    /** Puts a message there that was given before. */
    void replay(Query asked, Answer answer, Memo.Entry entry, ByteBuffer response, int limit) {
        query = asked;
        int start = response.position();
        boolean isWhole = entry.isWhole() && !answer.hasOptions();
        int length = isWhole ? entry.plainLength() : entry.length();
        entry.putTo(response, start, length);
        writeHeader(response);
        writeQuestion(response, start + entry.questionOffset());
        response.position(start + length);
        if (!isWhole) {
            out.reset(response);
            optWriter.write(out, opt.of(query, answer, start, limit));
            out.finish();
        }
    }

    /** Puts a message there that denies a name as others were denied before. */
    void replay(Query asked, Answer answer, DenialMemo.Entry entry, ByteBuffer response, int limit) {
        query = asked;
        int start = response.position();
        response.put(start, entry.header(), 0, entry.header().capacity());
        writeHeader(response);
        out.reset(response.position(start + entry.header().capacity()));
        questionWriter.write(out, question);
        int at = out.position();
        entry.rest().putTo(response, start, at);
        int end = at + entry.rest().length();
        if (entry.isWhole() && !answer.hasOptions()) {
            response.position(end);
        } else {
            out.reset(response.position(end - entry.optOctets()));
            optWriter.write(out, opt.of(query, answer, start, limit));
            out.finish();
        }
    }

    /** How many octets that message has, with its OPT record. */
    static int length(Query query, Answer answer, DenialMemo.Entry entry) {
        return entry.header().capacity()
                + query.name().wireLength()
                + QUESTION_NUMBERS
                + entry.rest().length()
                - entry.optOctets()
                + OptWriter.size(answer);
    }

    private void writeHeader(ByteBuffer response) {
        try {
            DnsHeader header = DnsHeader.parse(response);
            header.setId(query.id());
            header.setRecursionDesired(query.recursionDesired());
            header.setCheckingDisabled(query.checkingDisabled());
        } catch (ParseException e) {
            throw new IllegalStateException("an answer without a header", e);
        }
    }

    /** The name has as many octets in any case. */
    private void writeQuestion(ByteBuffer response, int at) {
        if (!query.isPlain()) {
            out.reset(response.position(at));
            questionWriter.write(out, question);
        }
    }

    private DnsQuestion.Builder.Complete question(DnsQuestion.Builder.NeedsQname builder) {
        return builder.qname(query.askedName()).qtype(query.type()).qclass(query.dnsClass());
    }
}
