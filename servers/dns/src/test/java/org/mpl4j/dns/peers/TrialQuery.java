package org.mpl4j.dns.peers;

import org.mpl4j.dns.client.Query;
import org.mpl4j.dns.dig.Mnemonics;

/**
 * A query that servers are tried with.
 *
 * @param query what is asked
 * @param kind what its name is to the zone, and whether DO is set
 */
public record TrialQuery(Query query, String kind) {
    /** The arguments of dig that ask the same. */
    String asDig() {
        Query.Edns edns = query.edns();
        return query.name() + " " + Mnemonics.type(query.type())
                + (edns == null ? " +noedns" : " +bufsize=" + edns.udpSize() + (edns.dnssecOk() ? " +dnssec" : ""))
                + (query.flags().recursionDesired() ? "" : " +norec")
                + (query.flags().checkingDisabled() ? " +cd" : "")
                + (query.flags().authenticData() ? "" : " +noad");
    }
}
