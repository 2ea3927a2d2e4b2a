package org.mpl4j.dns.transfer;

import java.net.InetAddress;
import org.mpl4j.dns.config.ZoneConfig;
import org.mpl4j.dns.middleware.Answer;
import org.mpl4j.dns.middleware.Query;
import org.mpl4j.dns.middleware.Stage;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.Rrtype;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.DnsName;

/**
 * Hears that zones have changed (RFC 1996 section 3.7), from their primaries and whom the configuration allows it. That only makes this server look: what is said of the
 * zone does not matter.
 */
public final class NotifyStage implements Stage {
    /** NOTIFY. */
    public static final int OPCODE = (int) Dns.Opcode.Notify.value();

    private static final int SOA = (int) Rrtype.SOA.value();

    private final ZonePolicies policies;
    private final Refresher refresher;

    /** Such a stage. */
    public NotifyStage(ZonePolicies policies, Refresher refresher) {
        this.policies = policies;
        this.refresher = refresher;
    }

    @Override
    public Verdict handle(Query query, Answer answer) {
        ZoneConfig policy = policies.find(query.name());
        if (policy == null || !policy.isSecondary()) {
            return answer.error(Dns.Rcode.NotAuth);
        } else if (query.type() != SOA) {
            return answer.error(Dns.Rcode.NotImp);
        }
        InetAddress sender = query.request().address();
        boolean isPrimary = policy.primaries().stream()
                .anyMatch(primary -> primary.address().getAddress().equals(sender));
        if (!isPrimary && !Access.isAllowed(policy.allowNotify(), query)) {
            return Access.refuse(answer, "not a primary, and no rule of allow-notify is fulfilled");
        }
        refresher.refresh(DnsName.ofWire(Bytes.wrap(query.name().toWire())), sender);
        answer.setAuthoritative(true);
        return Verdict.ANSWERED;
    }
}
