package org.mpl4j.dns.peers;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mpl4j.dns.client.Client;
import org.mpl4j.dns.client.Query;
import org.mpl4j.dns.client.Reply;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.Rrtype;
import org.mpl4j.runtime.codec.DnsName;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/**
 * The names of a zone and the types that each has. Names without records that have names below them are in it, with no types.
 *
 * @param origin the zone's name
 * @param types by name, in canonical order
 */
record ZoneNames(Name origin, NavigableMap<Name, Set<Integer>> types) {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** Asks a server that has the zone for all of it. */
    static ZoneNames of(PeerZone zone, InetSocketAddress server) throws IOException {
        Client client = new Client(Client.Settings.plain(TIMEOUT, 1));
        Query query = Query.of(DnsName.of(zone.origin().toString()), Rrtype.AXFR);
        NavigableMap<Name, Set<Integer>> types = new TreeMap<>();
        for (Reply reply : client.transfer(server, query, message -> {}).replies()) {
            for (DnsRr rr : reply.message().answers()) {
                types.computeIfAbsent(new Name(rr.name().toWire()), name -> new TreeSet<>())
                        .add(rr.atypeRaw());
            }
        }
        if (!types.containsKey(zone.origin())) {
            throw new IOException(server + " gave no zone " + zone.origin());
        }
        for (Name name : Set.copyOf(types.keySet())) {
            for (Name above = name; !above.equals(zone.origin()); above = new Name(above, 1)) {
                types.computeIfAbsent(above, ancestor -> new TreeSet<>());
            }
        }
        return new ZoneNames(zone.origin(), types);
    }

    /** What a name is to the zone. */
    String kind(Name name) {
        if (!name.subdomain(origin)) {
            return "outside";
        }
        for (Name above = new Name(name, 1);
                above.subdomain(origin) && !above.equals(origin);
                above = new Name(above, 1)) {
            if (has(above, Type.NS)) {
                return "below a delegation";
            }
            if (has(above, Type.DNAME)) {
                return "below a DNAME";
            }
        }
        Set<Integer> here = types.get(name);
        if (here == null) {
            return matchesWildcard(name) ? "wildcard" : "missing";
        }
        if (name.equals(origin)) {
            return "apex";
        }
        if (here.isEmpty()) {
            return "empty non-terminal";
        }
        return here.contains(Type.NS) ? "delegation" : here.contains(Type.CNAME) ? "alias" : "exists";
    }

    private boolean has(Name name, int type) {
        Set<Integer> here = types.get(name);
        return here != null && here.contains(type);
    }

    private boolean matchesWildcard(Name name) {
        Name above = name;
        while (!types.containsKey(above)) {
            above = new Name(above, 1);
        }
        return types.containsKey(Name.fromConstantString("*." + above));
    }
}
