package org.mpl4j.dns.middleware;

import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.tsig.TsigAnswer;
import org.mpl4j.dns.tsig.TsigCheck;

/**
 * Signatures (RFC 8945 section 5.2): stages behind this one know the key of a query that is signed, and the answer is signed with it. A query with a signature that is not
 * right gets nothing but the reason. Others pass.
 */
public final class TsigStage implements Stage {
    private final TsigCheck check;

    /** Such a stage. */
    public TsigStage(TsigCheck check) {
        this.check = check;
    }

    @Override
    public Verdict handle(Query query, Answer answer) {
        if (query.hasMisplacedSignature()) {
            return answer.error(Dns.Rcode.FormErr);
        }
        if (!query.isSigned()) {
            return Verdict.NEXT;
        }
        TsigAnswer found = check.check(query.message());
        if (found == null) {
            return answer.error(Dns.Rcode.FormErr);
        }
        query.setSignature(found);
        return found.isRight() ? Verdict.NEXT : answer.error(Dns.Rcode.NotAuth);
    }
}
