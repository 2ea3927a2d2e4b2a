package org.mpl4j.dns.dig.bench;

import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.DnsQuestion;

/** Takes answers: finds the query of each, sees whether it answers it, and counts. */
final class AnswerCheck {
    private final QuerySet queries;
    private final Outstanding outstanding;
    private final Results results;

    AnswerCheck(QuerySet queries, Outstanding outstanding, Results results) {
        this.queries = queries;
        this.outstanding = outstanding;
        this.results = results;
    }

    /** Takes an answer that came at a time. */
    void accept(Dns answer, long now) {
        int id = answer.id();
        int query = outstanding.query(id);
        if (query < 0) {
            results.unknown++;
            return;
        }
        results.record(now - outstanding.time(id));
        outstanding.close(id);
        results.answered++;
        results.bytes += answer.byteLength();
        results.rcodes[answer.rcodeRaw()]++;
        if (answer.truncated()) {
            results.truncated++;
        }
        if (!answer.response()
                || !repeats(answer, query)
                || !queries.isAsBefore(query, answer.rcodeRaw(), answer.ancount())) {
            results.mismatches++;
        }
    }

    private boolean repeats(Dns answer, int query) {
        if (answer.qdcount() != 1) {
            return false;
        }
        DnsQuestion question = answer.questions().get(0);
        return question.qtypeRaw() == (int) queries.type(query).value()
                && question.qname().equals(queries.name(query));
    }

    /** Takes what came and is no message. */
    void acceptMalformed() {
        results.mismatches++;
    }
}
