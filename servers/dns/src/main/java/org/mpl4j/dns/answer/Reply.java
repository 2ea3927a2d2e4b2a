package org.mpl4j.dns.answer;

import org.mpl4j.dns.middleware.Answer;
import org.mpl4j.dns.middleware.Query;
import org.mpl4j.dns.middleware.Section;
import org.mpl4j.dns.zone.RrSet;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.runtime.codec.DnsName;

/** Adds sets of records to an answer, with their signatures if the client wants these. */
final class Reply {
    private Query query = new Query();
    private Answer answer = new Answer();

    Reply() {}

    /** Makes this the reply to a query. */
    void begin(Query asked, Answer given) {
        query = asked;
        answer = given;
    }

    Query query() {
        return query;
    }

    Answer answer() {
        return answer;
    }

    boolean isSecure() {
        return query.dnssecOk();
    }

    /** Adds what answers the question. */
    void answer(DnsName owner, RrSet set) {
        add(answer.answers(), owner, set, set.ttl());
    }

    /** Adds what says who knows, or why there is no answer. */
    void authority(DnsName owner, RrSet set) {
        add(answer.authority(), owner, set, set.ttl());
    }

    /** Adds what saves a further question, unless it is in the answer already. */
    void additional(DnsName owner, RrSet set) {
        if (!answer.answers().contains(owner, set)) {
            add(answer.additional(), owner, set, set.ttl());
        }
    }

    /** Adds the SOA record of a negative answer, which may be cached as long as that says (RFC 2308 section 5). */
    void denial(Zone zone) {
        add(answer.authority(), zone.apex(), zone.soa(), zone.negativeTtl());
    }

    private void add(Section section, DnsName owner, RrSet set, long ttl) {
        section.add(owner, set, ttl);
        RrSet signatures = isSecure() ? set.signatures() : null;
        if (signatures != null) {
            section.add(owner, signatures, ttl);
        }
    }
}
