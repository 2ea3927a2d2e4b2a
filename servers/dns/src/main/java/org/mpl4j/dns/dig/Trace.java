package org.mpl4j.dns.dig;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mpl4j.dns.client.Client;
import org.mpl4j.dns.client.NoReplyException;
import org.mpl4j.dns.client.Query;
import org.mpl4j.dns.client.Reply;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.DnsRr.AtypeBranch.Record.Rdata;
import org.mpl4j.dns.packets.dns.Rrtype;
import org.mpl4j.runtime.codec.DnsName;

/** Follows a name from the root servers down, and tells of each step. */
final class Trace {
    private static final int MOST_STEPS = 32;
    private static final Query.Flags ITERATIVE = new Query.Flags(false, false, false);

    private final Client client;
    private final InetSocketAddress resolver;

    /** What is told. */
    interface Listener {
        /** An answer on the way, the last one included. */
        void step(Reply reply);
    }

    /**
     * Begins at the root servers that a resolver knows.
     *
     * @param resolver what is asked for the root servers, and for addresses that no referral gives
     */
    Trace(Client client, InetSocketAddress resolver) {
        this.client = client;
        this.resolver = resolver;
    }

    /** Follows referrals until there is an answer; it is the last that the listener is told. */
    void follow(Query query, Listener listener) throws IOException {
        Query root = query.with(DnsName.ROOT, Rrtype.NS);
        Reply reply = ask(List.of(resolver), root.withFlags(new Query.Flags(true, false, false)));
        listener.step(reply);
        List<InetSocketAddress> servers =
                servers(reply.message(), reply.message().answers(), query);
        int depth = -1;
        for (int i = 0; i < MOST_STEPS; i++) {
            reply = ask(servers, query.withFlags(ITERATIVE));
            listener.step(reply);
            Dns message = reply.message();
            int below = referral(message);
            boolean isReferral = message.rcode() == Dns.Rcode.NoError && message.ancount() == 0 && below > depth;
            if (!isReferral || message.authoritative()) {
                return;
            }
            depth = below;
            servers = servers(message, message.authority(), query);
        }
        throw new NoReplyException("more than " + MOST_STEPS + " referrals");
    }

    /** How many labels the name has that the message refers to, -1 if it is no referral. */
    private static int referral(Dns message) {
        for (DnsRr rr : message.authority()) {
            if (rr.atype() == Rrtype.NS) {
                return rr.name().labelCount();
            }
        }
        return -1;
    }

    private Reply ask(List<InetSocketAddress> servers, Query query) throws IOException {
        NoReplyException last = new NoReplyException("there is no server to ask for " + query.name());
        for (InetSocketAddress server : servers) {
            try {
                return client.ask(server, query, () -> {}).reply();
            } catch (NoReplyException e) {
                last = e;
            }
        }
        throw last;
    }

    /** The addresses of the servers that NS records name: those in the message, or else what the resolver says. */
    private List<InetSocketAddress> servers(Dns message, DnsRr.Sequence records, Query query) throws IOException {
        List<DnsName> names = new ArrayList<>();
        for (DnsRr rr : records) {
            if (rr.atypeKind() == DnsRr.AtypeKind.Record && rr.asRecord().rdata() instanceof Rdata.NS ns) {
                names.add(ns.nsdname());
            }
        }
        Set<InetSocketAddress> found = new LinkedHashSet<>();
        for (DnsName name : names) {
            addresses(message.additional(), name, found);
        }
        for (int i = 0; i < names.size() && found.isEmpty(); i++) {
            Query address = query.with(names.get(i), Rrtype.A).withFlags(new Query.Flags(true, false, false));
            addresses(ask(List.of(resolver), address).message().answers(), names.get(i), found);
        }
        return new ArrayList<>(found);
    }

    private void addresses(DnsRr.Sequence records, DnsName name, Set<InetSocketAddress> found) throws IOException {
        for (DnsRr rr : records) {
            if (rr.atypeKind() != DnsRr.AtypeKind.Record || !rr.name().equalsIgnoreCase(name)) {
                continue;
            }
            Rdata rdata = rr.asRecord().rdata();
            if (rdata instanceof Rdata.A || rdata instanceof Rdata.AAAA) {
                InetAddress address = InetAddress.getByAddress(rdata.encoded().toArray());
                found.add(new InetSocketAddress(address, resolver.getPort()));
            }
        }
    }
}
