package org.mpl4j.dns.dig.bench;

import java.nio.ByteBuffer;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.DnsQuestion;
import org.mpl4j.runtime.ParseException;

/** Takes answers: finds the query of each, sees whether it answers it, and counts. */
final class AnswerCheck {
    private static final int NAME_OCTETS = 255;

    private final QuerySet queries;
    private final Outstanding outstanding;
    private final Results results;
    private final byte[] octets = new byte[NAME_OCTETS];
    private final ByteBuffer place = ByteBuffer.wrap(octets);

    AnswerCheck(QuerySet queries, Outstanding outstanding, Results results) {
        this.queries = queries;
        this.outstanding = outstanding;
        this.results = results;
    }

    /** Takes an answer that came at a time, from the position to the limit. */
    void accept(ByteBuffer message, long now) {
        try {
            read(message, now);
        } catch (ParseException e) {
            acceptMalformed();
        }
    }

    /** All that needs the message is in one method, so that no view outlives it, and none is made. */
    private void read(ByteBuffer message, long now) throws ParseException {
        Dns answer = Dns.parse(message);
        int id = answer.id();
        int query = outstanding.query(id);
        if (query < 0) {
            results.unknown++;
            return;
        }
        int rcode = answer.rcodeRaw();
        boolean isRight = answer.response() && queries.isAsBefore(query, rcode, answer.ancount());
        if (answer.qdcount() == 1) {
            DnsQuestion question = answer.questions().get(0);
            int length = question.qname().copyTo(place, 0);
            isRight &= queries.is(query, question.qtypeRaw(), octets, length);
        } else {
            isRight = false;
        }
        results.record(now - outstanding.time(id));
        outstanding.close(id);
        results.answered++;
        results.bytes += answer.byteLength();
        results.rcodes[rcode]++;
        if (answer.truncated()) {
            results.truncated++;
        }
        if (!isRight) {
            results.mismatches++;
        }
    }

    /** Takes what came and is no message. */
    void acceptMalformed() {
        results.mismatches++;
    }
}
