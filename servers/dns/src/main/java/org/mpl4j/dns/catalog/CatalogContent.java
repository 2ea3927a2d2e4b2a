package org.mpl4j.dns.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.DnsRr.AtypeBranch.Record.Rdata;
import org.mpl4j.dns.packets.dns.Rrtype;
import org.mpl4j.dns.zone.Node;
import org.mpl4j.dns.zone.RrSet;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.runtime.codec.DnsName;

/** What a catalog says. */
final class CatalogContent {
    /** The version that is understood (RFC 9432 section 4.2.1). */
    static final String VERSION = "2";

    private static final int PTR = (int) Rrtype.PTR.value();
    private static final int TXT = (int) Rrtype.TXT.value();

    private CatalogContent() {}

    /**
     * Reads a catalog.
     *
     * @param zone the zone
     * @return its members, each zone once
     * @throws CatalogException if it is broken
     */
    static List<CatalogMember> members(Zone zone) throws CatalogException {
        checkVersion(zone);
        DnsName zones = CatalogNames.below(zone.apex(), CatalogNames.ZONES);
        int depth = zones.labelCount() + 1;
        List<CatalogMember> members = new ArrayList<>();
        Set<String> known = new HashSet<>();
        List<Node> nodes = zone.nodes();
        for (int i = zone.floor(zones) + 1;
                i < nodes.size() && nodes.get(i).name().isAtOrBelow(zones);
                i++) {
            Node node = nodes.get(i);
            RrSet pointers = node.name().labelCount() == depth ? node.set(PTR) : null;
            if (pointers != null) {
                CatalogMember member = member(zone, node, pointers);
                if (!known.add(CatalogNames.key(member.zone()))) {
                    throw new CatalogException("it has the member " + member.zone() + " twice");
                }
                members.add(member);
            }
        }
        return members;
    }

    private static void checkVersion(Zone zone) throws CatalogException {
        DnsName name = CatalogNames.below(zone.apex(), CatalogNames.VERSION);
        List<String> texts = texts(zone.find(name));
        if (texts.size() != 1) {
            throw new CatalogException(name + " has " + texts.size() + " TXT records instead of one");
        }
        if (!texts.get(0).equals(VERSION)) {
            throw new CatalogException(
                    "it is of the version \"" + texts.get(0) + "\", and only " + VERSION + " is understood");
        }
    }

    private static CatalogMember member(Zone catalog, Node node, RrSet pointers) throws CatalogException {
        DnsName next = null;
        RrSet owner = set(catalog.find(CatalogNames.below(node.name(), CatalogNames.COO)), PTR);
        if (owner != null) {
            next = target(node, owner);
        }
        return new CatalogMember(
                target(node, pointers),
                CatalogNames.label(node.name()),
                texts(catalog.find(CatalogNames.below(node.name(), CatalogNames.GROUP))),
                next);
    }

    private static DnsName target(Node node, RrSet pointers) throws CatalogException {
        if (pointers.size() != 1) {
            throw new CatalogException("the member " + node.name() + " has " + pointers.size()
                    + " PTR records of one kind instead of one");
        }
        return ((Rdata.PTR) pointers.first().asRecord().rdata()).ptrdname();
    }

    private static @Nullable RrSet set(@Nullable Node node, int type) {
        return node == null ? null : node.set(type);
    }

    private static List<String> texts(@Nullable Node node) {
        RrSet set = set(node, TXT);
        List<String> texts = new ArrayList<>();
        if (set != null) {
            for (DnsRr record : set) {
                StringBuilder text = new StringBuilder();
                ((Rdata.TXT) record.asRecord().rdata())
                        .strings()
                        .forEach(part -> text.append(part.text().latin1()));
                texts.add(text.toString());
            }
        }
        return texts;
    }

    /** Members by the names of their zones. */
    static Map<String, CatalogMember> byZone(List<CatalogMember> members) {
        Map<String, CatalogMember> all = new LinkedHashMap<>();
        members.forEach(member -> all.put(CatalogNames.key(member.zone()), member));
        return all;
    }
}
