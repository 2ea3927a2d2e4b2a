package org.mpl4j.dns.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.codec.DnsName;
import org.mpl4j.servers.common.config.Nearest;

/** Reads what zones have to do with catalogs, and templates of their members, and checks that what they name is there. */
final class CatalogReader {
    private static final String GENERATE = "generate";

    /** In whatever alphabet, that is one text of a TXT record. */
    private static final int MAX_GROUP = 63;

    /** A name where it is used. */
    private record Reference(ConfigNode where, String name) {}

    private final ZoneReader zones;
    private final Set<String> templates = new HashSet<>();
    private final List<Reference> usedTemplates = new ArrayList<>();
    private final Set<String> made = new HashSet<>();
    private final List<Reference> usedCatalogs = new ArrayList<>();

    CatalogReader(ZoneReader zones) {
        this.zones = zones;
    }

    /** What the zone has to do with catalogs, null for nothing. */
    @Nullable
    CatalogRole role(Section zone, @Nullable DnsName name) {
        ConfigNode catalog = zone.get("catalog");
        ConfigNode member = zone.get("member-of");
        if (catalog != null && member != null) {
            zone.wrong("a catalog is no member of another one", "leave out `catalog` or `member-of`");
        }
        if (catalog != null && catalog.isText()) {
            return made(catalog, name);
        }
        return catalog != null ? followed(catalog) : member != null ? member(member) : null;
    }

    private @Nullable CatalogRole made(ConfigNode node, @Nullable DnsName name) {
        if (!GENERATE.equals(node.text())) {
            node.wrong(
                    "what to do with the catalog is not known",
                    "write `catalog: generate` to make one, or `catalog: {template: members}` to serve its members");
            return null;
        }
        if (name != null) {
            made.add(ZoneReader.folded(name));
        }
        return new CatalogRole.Made();
    }

    private @Nullable CatalogRole followed(ConfigNode node) {
        Section section = node.section();
        if (section == null) {
            return null;
        }
        String template = section.require("template", "name one of `zone-templates`", this::template);
        Map<String, String> groups = new LinkedHashMap<>();
        section.list("groups", group -> group(group, groups));
        section.end();
        return template == null ? null : new CatalogRole.Followed(template, groups);
    }

    private @Nullable String group(ConfigNode node, Map<String, String> groups) {
        Section section = node.section();
        if (section == null) {
            return null;
        }
        String group = section.require("group", "write `{group: NAME, template: NAME}`", ConfigNode::text);
        String template = section.require("template", "name one of `zone-templates`", this::template);
        section.end();
        if (group != null && template != null && groups.put(group, template) != null) {
            section.wrong("the group " + group + " is here twice", "keep one of them");
        }
        return group;
    }

    private @Nullable String template(ConfigNode node) {
        String name = node.text();
        if (name != null) {
            usedTemplates.add(new Reference(node, name));
        }
        return name;
    }

    private @Nullable CatalogRole member(ConfigNode node) {
        if (node.isText()) {
            DnsName catalog = catalog(node);
            return catalog == null ? null : new CatalogRole.Member(catalog, null);
        }
        Section section = node.section();
        if (section == null) {
            return null;
        }
        DnsName catalog = section.require("catalog", "name a zone with `catalog: generate`", this::catalog);
        String group = section.get("group", ConfigNode::text);
        section.end();
        if (group != null && group.length() > MAX_GROUP) {
            section.wrong("the name of the group has more than " + MAX_GROUP + " characters", "shorten it");
        }
        return catalog == null ? null : new CatalogRole.Member(catalog, group);
    }

    private @Nullable DnsName catalog(ConfigNode node) {
        DnsName name = ZoneReader.name(node);
        if (name != null) {
            usedCatalogs.add(new Reference(node, ZoneReader.folded(name)));
        }
        return name;
    }

    @Nullable
    ZoneTemplate zoneTemplate(ConfigNode node) {
        Section section = node.section();
        if (section == null) {
            return null;
        }
        String name = section.require("name", "write `- name: members`", ConfigNode::text);
        Path folder = section.get("folder", zones::path);
        List<ZoneConfig.Remote> primaries = section.list("primaries", zones::remote);
        ZoneTemplate template = new ZoneTemplate(
                name == null ? "" : name,
                folder,
                primaries,
                section.list("notify", zones::remote),
                section.list("allow-transfer", zones::rule),
                section.list("allow-notify", zones::rule),
                zones.policyReference(section));
        section.end();
        if (primaries.isEmpty()) {
            section.wrong(
                    "the template has no `primaries`",
                    "write whom members of a catalog are transferred from: `primaries: [192.0.2.1]`");
        }
        if (name != null && !templates.add(name)) {
            section.wrong("the template " + name + " is here twice", "keep one of them");
        }
        return name == null ? null : template;
    }

    /** What is named has to be somewhere, be it before or after. */
    void checkReferences() {
        for (Reference used : usedTemplates) {
            if (!templates.contains(used.name())) {
                used.where()
                        .wrong(
                                "there is no template " + used.name(),
                                templates.isEmpty()
                                        ? "name it under `zone-templates`"
                                        : Nearest.help(used.name(), templates));
            }
        }
        for (Reference used : usedCatalogs) {
            if (!made.contains(used.name())) {
                used.where()
                        .wrong(
                                "there is no zone " + used.name() + " with `catalog: generate`",
                                made.isEmpty() ? "add it to `zones`" : Nearest.help(used.name(), made));
            }
        }
    }
}
