package org.mpl4j.dns.client;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.DnsRr;

/**
 * A message that answers a query.
 *
 * @param message the message
 * @param server who sent it
 * @param transport what it came by
 * @param time from the query to it
 */
public record Reply(Dns message, InetSocketAddress server, Way transport, Duration time) {
    /** How a message travels. */
    public enum Way {
        UDP,
        TCP,
        TLS
    }

    /** The OPT record, null if there is none. */
    public DnsRr.AtypeBranch.@Nullable OPT opt() {
        return opt(message);
    }

    /** The OPT record of a message, null if there is none. */
    static DnsRr.AtypeBranch.@Nullable OPT opt(Dns message) {
        for (DnsRr rr : message.additional()) {
            if (rr.atypeKind() == DnsRr.AtypeKind.OPT) {
                return rr.asOPT();
            }
        }
        return null;
    }

    /** The response code with its upper bits, which are in the OPT record (RFC 6891 section 6.1.3). */
    public int rcode() {
        DnsRr.AtypeBranch.OPT opt = opt();
        return message.rcodeRaw() | (opt == null ? 0 : opt.extRcode() << 4);
    }
}
