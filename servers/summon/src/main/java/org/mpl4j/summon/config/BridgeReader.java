package org.mpl4j.summon.config;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.config.ConfigNode;
import org.mpl4j.dns.config.Section;

/** Reads what a configuration says of the bridge. */
final class BridgeReader {
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9_.-]*";
    private static final String NETWORK = "network";
    private static final String ADDRESS = "address";
    private static final String POOL = "pool";

    /** A network of IPv6 has more addresses than anybody needs: a pool of the first ones is read at a glance. */
    private static final long POOL_MOST = 0xffff;

    /** What stands for a bridge that is not right. */
    static final BridgeConfig NONE = new BridgeConfig("mpl0", true, List.of());

    BridgeReader() {}

    @Nullable
    BridgeConfig read(ConfigNode node) {
        Section section = node.section();
        if (section == null) {
            return null;
        }
        String name = section.require("name", "write `name: mpl0`", BridgeReader::name);
        boolean isSaid = false;
        List<BridgeNetwork> networks = new ArrayList<>();
        for (IpVersion version : IpVersion.values()) {
            isSaid |= section.get(version.key(NETWORK)) != null;
            BridgeNetwork network = network(section, version);
            if (network != null) {
                networks.add(network);
            }
        }
        if (!isSaid) {
            section.wrong(
                    "`network` is missing",
                    "appliances have its addresses: `network: 10.90.0.0/24`, or `network6: fd90::/64`, or both");
        }
        boolean isMade = section.bool("make", true);
        section.end();
        return name == null || networks.isEmpty() ? null : new BridgeConfig(name, isMade, networks);
    }

    private static @Nullable BridgeNetwork network(Section section, IpVersion version) {
        IpNetwork network = section.get(
                version.key(NETWORK),
                value -> value.parse(
                        "network of " + version, version.networkExample(), text -> IpNetwork.parse(version, text)));
        InetAddress address = section.get(
                version.key(ADDRESS),
                value -> value.parse("address of " + version, version.addressExample(), version::address));
        AddressRange pool = section.get(
                version.key(POOL),
                value -> value.parse(
                        "range of addresses", version.poolExample(), text -> AddressRange.parse(version, text)));
        if (network == null) {
            if (section.get(version.key(NETWORK)) == null && (address != null || pool != null)) {
                section.wrong(
                        "`" + version.key(NETWORK) + "` is missing, but there is `"
                                + version.key(address == null ? POOL : ADDRESS) + "`",
                        "say the network that it is of: `" + version.key(NETWORK) + ": " + version.networkExample()
                                + "`");
            }
            return null;
        }
        BridgeNetwork read = new BridgeNetwork(
                network, address == null ? network.host(1) : address, pool == null ? usual(network, version) : pool);
        check(section, read);
        return read;
    }

    private static AddressRange usual(IpNetwork network, IpVersion version) {
        long last = network.hosts(version == IpVersion.V4 ? Integer.MAX_VALUE : POOL_MOST);
        return new AddressRange(network.host(2), network.host(last));
    }

    private static void check(Section section, BridgeNetwork read) {
        IpNetwork network = read.network();
        if (!network.isHost(read.address())) {
            section.wrong(
                    "the address " + HostAddresses.text(read.address()) + " is no host of " + network,
                    "the machine's own address on the bridge is one of the network, say its first");
        }
        for (InetAddress end : List.of(read.pool().first(), read.pool().last())) {
            if (!network.isHost(end)) {
                section.wrong(
                        "the pool has " + HostAddresses.text(end) + ", which is no host of " + network,
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
