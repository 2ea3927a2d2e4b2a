package org.mpl4j.dns.config;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.DnsName;
import org.mpl4j.servers.common.config.Nearest;

/** Reads zones, keys and policies, and checks that what they name is there. */
final class ZoneReader {
    private static final String ZONE = "`- name: example.org`";

    /** A name where it is used. */
    private record Reference<T>(ConfigNode where, T name) {}

    private final @Nullable Path folder;
    private final Set<String> zones = new HashSet<>();
    private final Set<String> keys = new HashSet<>();
    private final PolicyReader policies = new PolicyReader(this::path);
    private final CatalogReader catalogs = new CatalogReader(this);
    private final List<Reference<DnsName>> usedKeys = new ArrayList<>();
    private final List<Reference<String>> usedPolicies = new ArrayList<>();

    ZoneReader(@Nullable Path folder) {
        this.folder = folder;
    }

    @Nullable
    ZoneConfig zone(ConfigNode node) {
        Section section = node.section();
        if (section == null) {
            return null;
        }
        DnsName name = section.require("name", "write " + ZONE, ZoneReader::name);
        Path file = section.get("file", this::path);
        List<ZoneConfig.Remote> primaries = section.list("primaries", this::remote);
        ZoneConfig zone = new ZoneConfig(
                name == null ? DnsName.ROOT : name,
                file,
                primaries,
                section.list("notify", this::remote),
                section.list("allow-transfer", this::rule),
                section.list("allow-update", this::rule),
                section.list("allow-notify", this::rule),
                policyReference(section),
                catalogs.role(section, name));
        section.end();
        if (name == null) {
            return null;
        }
        check(node, zone);
        return zone;
    }

    /** The name of a signing policy, null if there is none. */
    @Nullable
    String policyReference(Section section) {
        ConfigNode policy = section.get("signing-policy");
        String name = policy == null ? null : policy.text();
        if (policy != null && name != null) {
            usedPolicies.add(new Reference<>(policy, name));
        }
        return name;
    }

    @Nullable
    ZoneTemplate template(ConfigNode node) {
        return catalogs.zoneTemplate(node);
    }

    private void check(ConfigNode node, ZoneConfig zone) {
        if (!zones.add(folded(zone.name()))) {
            node.wrong("the zone " + zone.name() + " is here twice", "keep one of them");
        }
        boolean isMade = zone.catalog() instanceof CatalogRole.Made;
        if (isMade && (zone.isSecondary() || !zone.allowUpdate().isEmpty() || zone.policy() != null)) {
            node.wrong(
                    "the catalog " + zone.name() + " is made here",
                    "leave out `primaries`, `allow-update` and `signing-policy`");
        }
        if (zone.file() == null && zone.primaries().isEmpty() && !isMade) {
            node.wrong(
                    "the zone " + zone.name() + " has neither `file` nor `primaries`",
                    "write `file: example.org.zone`, or `primaries: [192.0.2.1]` to transfer it");
        }
        if (zone.isSecondary() && !zone.allowUpdate().isEmpty()) {
            node.wrong(
                    "the zone " + zone.name() + " has `primaries`, so that it cannot be updated here",
                    "leave `allow-update` out, and send updates to a primary");
        }
    }

    /** The same for all names that are equal (RFC 4343). */
    static String folded(DnsName name) {
        return name.toString().toLowerCase(Locale.ROOT);
    }

    static @Nullable DnsName name(ConfigNode node) {
        return node.parse("domain name", "example.org", Values::name);
    }

    @Nullable
    Path path(ConfigNode node) {
        return node.parse("path", "example.org.zone", text -> Values.path(text, folder));
    }

    /** An address, or an address and a key. */
    ZoneConfig.@Nullable Remote remote(ConfigNode node) {
        if (node.isText()) {
            InetSocketAddress address = ConfigReader.address(node, ListenConfig.PORT);
            return address == null ? null : new ZoneConfig.Remote(address, null);
        }
        Section section = node.section();
        if (section == null) {
            return null;
        }
        InetSocketAddress address = section.require(
                "address", "write `- address: 192.0.2.1`", value -> ConfigReader.address(value, ListenConfig.PORT));
        DnsName key = section.get("key", this::keyReference);
        section.end();
        return address == null ? null : new ZoneConfig.Remote(address, key);
    }

    /** A network, or a network, a key, or both. */
    @Nullable
    AccessRule rule(ConfigNode node) {
        if (node.isText()) {
            Network network = network(node);
            return network == null ? null : new AccessRule(network, null);
        }
        Section section = node.section();
        if (section == null) {
            return null;
        }
        AccessRule rule =
                new AccessRule(section.get("network", ZoneReader::network), section.get("key", this::keyReference));
        section.end();
        if (rule.network() == null && rule.key() == null) {
            section.wrong("this rule says neither `network` nor `key`", "write `- key: name`, or a network");
            return null;
        }
        return rule;
    }

    private static @Nullable Network network(ConfigNode node) {
        return node.parse("network", "192.0.2.0/24 or 2001:db8::/32", Network::parse);
    }

    private @Nullable DnsName keyReference(ConfigNode node) {
        DnsName name = name(node);
        if (name != null) {
            usedKeys.add(new Reference<>(node, name));
        }
        return name;
    }

    @Nullable
    KeyConfig key(ConfigNode node) {
        Section section = node.section();
        if (section == null) {
            return null;
        }
        DnsName name = section.require("name", "write `- name: transfer.example.org`", ZoneReader::name);
        KeyConfig.Algorithm algorithm =
                section.choice("algorithm", KeyConfig.Algorithm.class, KeyConfig.Algorithm.HMAC_SHA256);
        Bytes secret = section.require(
                "secret",
                "make one by: openssl rand -base64 32",
                value -> value.parse("secret in base 64", "what `openssl rand -base64 32` prints", Values::base64));
        section.end();
        if (name != null && !keys.add(folded(name))) {
            section.wrong("the key " + name + " is here twice", "keep one of them");
        }
        return name == null || secret == null ? null : new KeyConfig(name, algorithm, secret);
    }

    @Nullable
    SigningPolicy policy(ConfigNode node) {
        return policies.policy(node);
    }

    /** What is named has to be somewhere, be it before or after. */
    void checkReferences() {
        catalogs.checkReferences();
        for (Reference<DnsName> used : usedKeys) {
            if (!keys.contains(folded(used.name()))) {
                used.where()
                        .wrong(
                                "there is no key " + used.name(),
                                keys.isEmpty() ? "name it under `keys`" : Nearest.help(folded(used.name()), keys));
            }
        }
        for (Reference<String> used : usedPolicies) {
            if (!policies.names().contains(used.name())) {
                used.where()
                        .wrong(
                                "there is no signing policy " + used.name(),
                                policies.names().isEmpty()
                                        ? "name it under `signing-policies`"
                                        : Nearest.help(used.name(), policies.names()));
            }
        }
    }
}
