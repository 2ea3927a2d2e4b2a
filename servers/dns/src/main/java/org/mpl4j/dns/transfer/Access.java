package org.mpl4j.dns.transfer;

import java.util.List;
import org.mpl4j.dns.config.AccessRule;
import org.mpl4j.dns.middleware.Answer;
import org.mpl4j.dns.middleware.Query;
import org.mpl4j.dns.middleware.Stage;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.EdnsOption;

/** Who may do what. */
final class Access {
    private Access() {}

    /** Whether one of some rules allows something to who asks. */
    static boolean isAllowed(List<AccessRule> rules, Query query) {
        long high = query.request().addressHigh();
        long low = query.request().addressLow();
        for (AccessRule rule : rules) {
            if (rule.allows(high, low, query.signedWith())) {
                return true;
            }
        }
        return false;
    }

    static Stage.Verdict refuse(Answer answer, String reason) {
        answer.explain(EdnsOption.Data.ExtendedError.InfoCode.Prohibited, reason);
        return answer.error(Dns.Rcode.Refused);
    }
}
