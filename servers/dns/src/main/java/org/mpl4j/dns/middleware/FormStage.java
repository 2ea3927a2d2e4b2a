package org.mpl4j.dns.middleware;

import org.mpl4j.dns.packets.dns.Dns;

/**
 * Takes care of messages that are no proper queries: drops what nobody waits an answer for, and says FORMERR to what cannot be read (RFC 1035 section 4.1.1) or has not
 * just one question (RFC 9619 section 4). A query without question that has a cookie is one for a cookie (RFC 7873 section 5.4).
 */
public final class FormStage implements Stage {
    private static final int QUERY = 0;
    private static final int NOTIFY = 4;
    private static final int UPDATE = 5;

    /** The only one that is needed. */
    public FormStage() {}

    @Override
    public Verdict handle(Query query, Answer answer) {
        if (query.form() == Query.Form.NONE) {
            return Verdict.DROPPED;
        } else if (query.form() == Query.Form.HEADER_ONLY || !hasRightQuestions(query)) {
            return answer.error(Dns.Rcode.FormErr);
        }
        return Verdict.NEXT;
    }

    /** Other operations may have other ideas of what stands in the section. */
    private static boolean hasRightQuestions(Query query) {
        int count = query.questionCount();
        return switch (query.opcode()) {
            case QUERY -> count == 1 || count == 0 && query.edns().hasCookie();
            case NOTIFY, UPDATE -> count == 1;
            default -> true;
        };
    }
}
