package org.mpl4j.summon.config;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.config.ConfigNode;
import org.mpl4j.dns.config.Section;
import org.mpl4j.dns.config.Values;

/** Reads the names of a zone: appliances, and addresses of what is there anyway. */
final class NameReader {
    private static final String LABEL = "[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?";
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
    private final Map<Inet4Address, String> taken = new HashMap<>();

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
        long wanted = appliances.stream().filter(one -> one.address() == null).count();
        if (bridge != null && wanted > free(bridge)) {
            node.wrong(
                    "the pool has " + free(bridge) + " addresses for " + wanted + " appliances",
                    "make `pool`, or `network`, of the bridge larger");
        }
        return true;
    }

    private long free(BridgeConfig from) {
        long inPool = taken.keySet().stream().filter(from.pool()::contains).count();
        return from.pool().size() - inPool - (from.pool().contains(from.address()) ? 1 : 0);
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
        InetAddress address = section.require(
                "address",
                "a name has an `image` that is started, or the `address` of what is there anyway",
                node -> node.parse("address", "192.0.2.9", InetAddress::ofLiteral));
        if (name != null && address != null) {
            fixed.add(new FixedName(name, address));
            if (address instanceof Inet4Address ipv4 && !FIXED.equals(taken.getOrDefault(ipv4, FIXED))) {
                section.wrong(
                        ipv4.getHostAddress() + " is the address of an appliance",
                        "each appliance has an address of its own");
            } else if (address instanceof Inet4Address ipv4) {
                taken.put(ipv4, FIXED);
            }
        }
    }

    private void readAppliance(Section section, @Nullable String name, ConfigNode imageNode) {
        Path image = imageNode.parse("path", "images/web", text -> Values.path(text, folder));
        if (image != null && !Files.exists(image)) {
            imageNode.wrong(
                    "there is no image " + image, "make one: mpl-appliance build --server web --config .. -o " + image);
        }
        Inet4Address address = section.get("address", this::ownAddress);
        List<Integer> ports = section.list("ports", NameReader::port);
        Duration own = SummonConfigReader.duration(section, "idle", idle);
        int memory = section.integer("memory", 1, MOST_MEGABYTES, 0);
        int cpu = section.integer("cpu", 1, MOST_PERCENT, 0);
        if (name != null && image != null) {
            appliances.add(new ApplianceConfig(name, image, address, ports, own, memory, cpu));
        }
    }

    private static @Nullable Integer port(ConfigNode node) {
        int port = node.integer(1, LARGEST_PORT, 0);
        return port == 0 ? null : port;
    }

    private @Nullable Inet4Address ownAddress(ConfigNode node) {
        Inet4Address address = node.parse("address of IPv4", "10.90.0.5", Ipv4Network::address);
        if (address == null || bridge == null) {
            return null;
        }
        String text = address.getHostAddress();
        if (!bridge.network().isHost(address)) {
            node.wrong(
                    text + " is no host of " + bridge.network(), "appliances have addresses of the bridge's network");
        } else if (address.equals(bridge.address())) {
            node.wrong(text + " is the machine's own on the bridge", "take another one of " + bridge.network());
        } else if (taken.putIfAbsent(address, APPLIANCE) != null) {
            node.wrong(text + " is taken by another name", "each appliance has an address of its own");
        } else {
            return address;
        }
        return null;
    }
}
