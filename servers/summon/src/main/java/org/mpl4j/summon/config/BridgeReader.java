package org.mpl4j.summon.config;

import java.net.Inet4Address;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.config.ConfigNode;
import org.mpl4j.dns.config.Section;

/** Reads what a configuration says of the bridge. */
final class BridgeReader {
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9_.-]*";
    private static final String EXAMPLE = "10.90.0.1";

    /** What stands for a bridge that is not right. */
    static final BridgeConfig NONE = bridge("mpl0", true, Ipv4Network.parse("10.90.0.0/24"), null, null);

    BridgeReader() {}

    @Nullable
    BridgeConfig read(ConfigNode node) {
        Section section = node.section();
        if (section == null) {
            return null;
        }
        String name = section.require("name", "write `name: mpl0`", BridgeReader::name);
        Ipv4Network network = section.require(
                "network",
                "appliances have its addresses: `network: 10.90.0.0/24`",
                value -> value.parse("network of IPv4", "10.90.0.0/24", Ipv4Network::parse));
        Inet4Address address =
                section.get("address", value -> value.parse("address of IPv4", EXAMPLE, Ipv4Network::address));
        AddressRange pool = section.get(
                "pool", value -> value.parse("range of addresses", "10.90.0.10-10.90.0.99", AddressRange::parse));
        boolean isMade = section.bool("make", true);
        section.end();
        if (name == null || network == null) {
            return null;
        }
        BridgeConfig bridge = bridge(name, isMade, network, address, pool);
        check(section, bridge);
        return bridge;
    }

    private static BridgeConfig bridge(
            String name,
            boolean isMade,
            Ipv4Network network,
            @Nullable Inet4Address address,
            @Nullable AddressRange pool) {
        return new BridgeConfig(
                name,
                isMade,
                network,
                address == null ? Ipv4Network.address(network.first() + 1) : address,
                pool == null ? new AddressRange(network.first() + 2, network.last() - 1) : pool);
    }

    private static void check(Section section, BridgeConfig bridge) {
        if (!bridge.network().isHost(bridge.address())) {
            section.wrong(
                    "the address " + bridge.address().getHostAddress() + " is no host of " + bridge.network(),
                    "the machine's own address on the bridge is one of the network, say its first");
        }
        AddressRange pool = bridge.pool();
        for (int end : new int[] {pool.first(), pool.last()}) {
            if (!bridge.network().isHost(Ipv4Network.address(end))) {
                section.wrong(
                        "the pool has " + Ipv4Network.address(end).getHostAddress() + ", which is no host of "
                                + bridge.network(),
                        "neither the first nor the last address of a network is a host's");
            }
        }
    }

    private static @Nullable String name(ConfigNode node) {
        String text = node.text();
        if (text != null && (!text.matches(NAME) || text.length() > BridgeConfig.NAME_MAX)) {
            node.wrong(
                    "\"" + text + "\" is no name of an interface",
                    "it has 1 to " + BridgeConfig.NAME_MAX + " letters, digits, dots and dashes");
            return null;
        }
        return text;
    }
}
