package org.mpl4j.summon.config;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.config.ConfigNode;
import org.mpl4j.dns.config.Section;
import org.mpl4j.dns.config.Values;
import org.mpl4j.servers.common.config.Nearest;

/** Reads the names of a zone: appliances, and addresses of what is there anyway. */
final class NameReader {
    private static final String LABEL = "[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?";
    private static final String ADDRESS = "address";
    private static final String ADDRESS6 = IpVersion.V6.key(ADDRESS);
    private static final String APPLIANCE = "appliance";
    private static final String FIXED = "fixed";
    private static final int LARGEST_PORT = 0xffff;
    private static final int MOST_MEGABYTES = 1 << 20;
    private static final int MOST_PERCENT = 100_000;

    private final @Nullable Path folder;
    private final @Nullable BridgeConfig bridge;
    private final Duration idle;
    private final List<ApplianceConfig> appliances = new ArrayList<>();
    private final List<FixedName> fixed = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<InetAddress, String> taken = new HashMap<>();
    private final Map<ConfigNode, String> reached = new LinkedHashMap<>();

    NameReader(@Nullable Path folder, @Nullable BridgeConfig bridge, Duration idle) {
        this.folder = folder;
        this.bridge = bridge;
        this.idle = idle;
    }

    List<ApplianceConfig> appliances() {
        return appliances;
    }

    List<FixedName> fixed() {
        return fixed;
    }

    /** All of them; what is returned only says that there is something. */
    @Nullable
    Boolean readAll(ConfigNode node) {
        node.list(this::read);
        reached.forEach(this::checkReached);
        if (bridge != null) {
            bridge.networks().forEach(network -> checkPool(node, network));
        }
        return true;
    }

    /** Notes what is wrong if names reach others, and nobody makes conduits. */
    void checkConduits(@Nullable ConduitConfig conduits) {
        if (conduits == null) {
            reached.keySet().stream()
                    .findFirst()
                    .ifPresent(node -> node.wrong(
                            "`reaches` is by conduits, and there are none",
                            "write `conduits: {}` in the configuration, too"));
        }
    }

    private void checkReached(ConfigNode node, String name) {
        Set<String> names = new TreeSet<>();
        appliances.forEach(one -> names.add(one.name()));
        if (!names.contains(name)) {
            node.wrong("there is no appliance \"" + name + "\" here", Nearest.help(name, names));
        }
    }

    private void checkPool(ConfigNode node, BridgeNetwork network) {
        IpVersion version = network.version();
        AddressRange pool = network.pool();
        long wanted = appliances.stream()
                .filter(one -> one.addresses().find(version) == null)
                .count();
        long given = taken.keySet().stream().filter(pool::contains).count();
        long free = pool.size() - given - (pool.contains(network.address()) ? 1 : 0);
        if (wanted > free) {
            node.wrong(
                    "the pool has " + free + " addresses for " + wanted + " appliances",
                    "make `" + version.key("pool") + "`, or `" + version.key("network") + "`, of the bridge larger");
        }
    }

    private @Nullable Boolean read(ConfigNode node) {
        Section section = node.section();
        if (section == null) {
            return null;
        }
        String name = section.require("name", "write `name: web`", this::name);
        ConfigNode image = section.get("image");
        if (image == null) {
            readFixed(section, name);
        } else {
            readAppliance(section, name, image);
        }
        section.end();
        return true;
    }

    private @Nullable String name(ConfigNode node) {
        String text = node.text();
        if (text == null) {
            return null;
        }
        String name = text.toLowerCase(Locale.ROOT);
        if (!name.matches(LABEL)) {
            node.wrong(
                    "\"" + text + "\" is no name",
                    "it is one label, without the zone: 1 to 63 letters, digits, and dashes inside");
            return null;
        }
        if (!seen.add(name)) {
            node.wrong("\"" + text + "\" is here twice", "each name stands for one thing");
            return null;
        }
        return name;
    }

    private void readFixed(Section section, @Nullable String name) {
        InetAddress other = section.get(
                ADDRESS6, node -> node.parse("address of IPv6", IpVersion.V6.addressExample(), IpVersion.V6::address));
        Function<ConfigNode, @Nullable InetAddress> reader =
                node -> node.parse("address", "192.0.2.9", InetAddress::ofLiteral);
        InetAddress address = section.get(ADDRESS6) != null
                ? section.get(ADDRESS, reader)
                : section.require(
                        ADDRESS,
                        "a name has an `image` that is started, or the `address` of what is there anyway",
                        reader);
        if (address != null && other != null && IpVersion.of(address) == IpVersion.V6) {
            section.wrong("`address` and `address6` are both of IPv6", "a name has one address of each version");
            return;
        }
        HostAddresses all = address == null ? HostAddresses.NONE : new HostAddresses(List.of(address));
        all = other == null ? all : all.with(other);
        if (name == null || all.all().isEmpty()) {
            return;
        }
        fixed.add(new FixedName(name, all));
        for (InetAddress one : all.all()) {
            if (FIXED.equals(taken.getOrDefault(one, FIXED))) {
                taken.put(one, FIXED);
            } else {
                section.wrong(
                        HostAddresses.text(one) + " is the address of an appliance",
                        "each appliance has an address of its own");
            }
        }
    }

    private void readAppliance(Section section, @Nullable String name, ConfigNode imageNode) {
        Path image = imageNode.parse("path", "images/web", text -> Values.path(text, folder));
        if (image != null && !Files.exists(image)) {
            imageNode.wrong(
                    "there is no image " + image, "make one: mpl-appliance build --server web --config .. -o " + image);
        }
        HostAddresses addresses = HostAddresses.NONE;
        for (IpVersion version : IpVersion.values()) {
            InetAddress address = section.get(version.key(ADDRESS), node -> ownAddress(node, version));
            addresses = address == null ? addresses : addresses.with(address);
        }
        List<Integer> ports = section.list("ports", NameReader::port);
        Duration own = SummonConfigReader.duration(section, "idle", idle);
        int memory = section.integer("memory", 1, MOST_MEGABYTES, 0);
        int cpu = section.integer("cpu", 1, MOST_PERCENT, 0);
        List<String> reaches = section.list("reaches", this::reached);
        if (name != null && image != null) {
            appliances.add(new ApplianceConfig(name, image, addresses, ports, own, memory, cpu, reaches));
        }
    }

    private @Nullable String reached(ConfigNode node) {
        String text = node.text();
        String name = text == null ? null : text.toLowerCase(Locale.ROOT);
        if (name != null) {
            reached.put(node, name);
        }
        return name;
    }

    private static @Nullable Integer port(ConfigNode node) {
        int port = node.integer(1, LARGEST_PORT, 0);
        return port == 0 ? null : port;
    }

    private @Nullable InetAddress ownAddress(ConfigNode node, IpVersion version) {
        InetAddress address = node.parse("address of " + version, version.addressExample(), version::address);
        if (address == null || bridge == null) {
            return null;
        }
        BridgeNetwork network = bridge.find(version);
        String text = HostAddresses.text(address);
        if (network == null) {
            node.wrong(
                    "the bridge has no network of " + version,
                    "write `" + version.key("network") + ": " + version.networkExample() + "` in `bridge`");
        } else if (!network.network().isHost(address)) {
            node.wrong(
                    text + " is no host of " + network.network(), "appliances have addresses of the bridge's network");
        } else if (address.equals(network.address())) {
            node.wrong(text + " is the machine's own on the bridge", "take another one of " + network.network());
        } else if (taken.putIfAbsent(address, APPLIANCE) != null) {
            node.wrong(text + " is taken by another name", "each appliance has an address of its own");
        } else {
            return address;
        }
        return null;
    }
}
