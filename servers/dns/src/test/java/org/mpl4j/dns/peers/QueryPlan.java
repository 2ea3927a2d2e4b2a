package org.mpl4j.dns.peers;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.mpl4j.dns.client.Query;
import org.mpl4j.dns.packets.dns.Rrtype;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.DnsName;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * The queries that a zone is tried with: every name, what is beside, above and below it, with every type that it has and many that it has not, and all that a query may
 * say besides, in turn. The same for the same zone and seed.
 */
public final class QueryPlan {
    private static final int[] TYPES = {
        Type.A,
        Type.AAAA,
        Type.NS,
        Type.SOA,
        Type.DS,
        Type.CNAME,
        Type.DNAME,
        Type.MX,
        Type.TXT,
        Type.ANY,
        Type.NSEC,
        Type.NSEC3,
        Type.NSEC3PARAM,
        Type.RRSIG,
        Type.DNSKEY,
        Type.SRV,
        Type.HTTPS,
        65280,
        65499
    };
    private static final int[] UDP_SIZES = {512, 1232, 4096};

    private final ZoneNames zone;
    private final Random random;
    private final List<TrialQuery> queries = new ArrayList<>();

    private QueryPlan(ZoneNames zone, long seed) {
        this.zone = zone;
        this.random = new Random(seed);
    }

    /**
     * Makes queries.
     *
     * @param server what has the zone, and is asked for all of it
     * @param least how many at least: names get more types and settings until there are so many
     */
    public static List<TrialQuery> of(PeerZone zone, InetSocketAddress server, long seed, int least)
            throws IOException {
        QueryPlan plan = new QueryPlan(ZoneNames.of(zone, server), seed);
        List<Name> names = new ArrayList<>(plan.names());
        do {
            for (Name name : names) {
                plan.addTypes(name);
            }
        } while (plan.queries.size() < least);
        Collections.shuffle(plan.queries, plan.random);
        return plan.queries;
    }

    private Set<Name> names() throws IOException {
        Set<Name> names = new LinkedHashSet<>();
        for (Name name : zone.types().keySet()) {
            names.add(name);
            add(names, "child", name);
            add(names, "a.b", name);
            add(names, "*", name);
            add(names, "x*y", name);
            if (!name.equals(zone.origin())) {
                Name above = new Name(name, 1);
                String label = name.getLabelString(0);
                add(names, "0" + label, above);
                add(names, label + "0", above);
                add(names, label + "\\000", above);
                add(names, "~" + label, above);
            }
        }
        names.add(Name.root);
        names.add(new Name(zone.origin(), 1));
        add(names, "beside", new Name(zone.origin(), 1));
        names.add(Name.fromConstantString("www.elsewhere.test."));
        return names;
    }

    private static void add(Set<Name> names, String label, Name above) throws IOException {
        try {
            names.add(new Name(label, above));
        } catch (TextParseException e) {
            // Too long, as a label or as a name.
            return;
        }
    }

    private void addTypes(Name name) {
        Set<Integer> types = new TreeSet<>();
        for (int type : TYPES) {
            types.add(type);
        }
        Set<Integer> own = zone.types().getOrDefault(name, Set.of());
        types.addAll(own);
        String kind = zone.kind(name);
        for (int type : types) {
            add(name, type, kind);
            if (own.contains(type)) {
                add(name, type, kind);
                add(name, type, kind);
            }
        }
    }

    private void add(Name name, int type, String kind) {
        // CD is rare, as servers do not agree in whether it comes back.
        Query.Flags said = new Query.Flags(random.nextBoolean(), random.nextBoolean(), random.nextInt(8) == 0);
        boolean hasEdns = random.nextInt(4) != 0;
        boolean isDnssecOk = hasEdns && random.nextInt(3) != 0;
        Query.Edns edns =
                hasEdns ? new Query.Edns(UDP_SIZES[random.nextInt(UDP_SIZES.length)], 0, isDnssecOk, List.of()) : null;
        Query query =
                Query.of(inSomeCase(name), Rrtype.of(type)).withFlags(said).withEdns(edns);
        queries.add(new TrialQuery(query, kind + (isDnssecOk ? ", DO" : "")));
    }

    /** Half of the names are as they are, the others have each letter in either case. */
    private DnsName inSomeCase(Name name) {
        byte[] wire = name.toWire();
        if (random.nextBoolean()) {
            for (int i = 0; i < wire.length; i++) {
                boolean isLetter = wire[i] >= 'A' && wire[i] <= 'Z' || wire[i] >= 'a' && wire[i] <= 'z';
                // Lengths of labels are below the letters.
                if (isLetter && random.nextBoolean()) {
                    wire[i] ^= 0x20;
                }
            }
        }
        return DnsName.ofWire(Bytes.wrap(wire));
    }
}
