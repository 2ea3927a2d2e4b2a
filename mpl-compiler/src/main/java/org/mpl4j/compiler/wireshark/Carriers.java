package org.mpl4j.compiler.wireshark;

import java.util.Map;
import java.util.Optional;

/** Where Wireshark has a table of its own for what a table of ours chooses. */
final class Carriers {
    /** By the field that holds the payload. */
    private static final Map<String, Table> TABLES = Map.of(
            "udp.payload", new Table("udp.port", true),
            "tcp.payload", new Table("tcp.port", true),
            "ethernet_body.payload", new Table("ethertype", false),
            "ipv4.payload", new Table("ip.proto", false),
            "gre.payload", new Table("gre.proto", false),
            "ppp.payload", new Table("ppp.protocol", false));

    /** Of libpcap's link types, what Wireshark calls them; where two are one there, that which knows more forms comes last. */
    private static final Map<Integer, String> LINKS = Map.ofEntries(
            Map.entry(0, "NULL"),
            Map.entry(1, "ETHERNET"),
            Map.entry(50, "PPP"),
            Map.entry(51, "PPP_ETHER"),
            Map.entry(101, "RAW_IP"),
            Map.entry(104, "CHDLC"),
            Map.entry(108, "LOOP"),
            Map.entry(113, "SLL"),
            Map.entry(117, "PFLOG"),
            Map.entry(228, "RAW_IP4"),
            Map.entry(229, "RAW_IP6"),
            Map.entry(276, "SLL2"));

    /** The first of sixteen link types for whoever needs some. */
    private static final long FIRST_OWN_LINK = 147;

    private static final long LAST_OWN_LINK = 162;

    private Carriers() {}

    /**
     * A table of Wireshark.
     *
     * @param hasPorts whether either of two ports may be the key
     */
    record Table(String name, boolean hasPorts) {}

    static Optional<Table> table(String place) {
        return Optional.ofNullable(TABLES.get(place));
    }

    static Optional<String> encapsulation(long linkType) {
        return linkType >= FIRST_OWN_LINK && linkType <= LAST_OWN_LINK
                ? Optional.of("USER" + (linkType - FIRST_OWN_LINK))
                : Optional.ofNullable(LINKS.get((int) linkType));
    }
}
