package org.mpl4j.dns.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.config.CatalogRole;
import org.mpl4j.dns.config.Config;
import org.mpl4j.dns.config.ZoneConfig;
import org.mpl4j.dns.config.ZoneTemplate;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.dns.zone.Zones;
import org.mpl4j.runtime.codec.DnsName;
import org.mpl4j.servers.common.operate.HeldLog;

/**
 * The members of catalogs that others make, and which catalog each belongs to (RFC 9432 sections 4.3.1 and 5): the one that had it first, until that one lets it go. For any
 * number of threads.
 */
public final class Catalogs {
    private static final System.Logger LOG = HeldLog.logger("org.mpl4j.dns.catalog");

    /**
     * What is to be served.
     *
     * @param zones members, as their templates have them
     * @param forgotten zones of which nothing is to be kept: members no more, or by the same name others than before
     */
    public record Members(List<ZoneConfig> zones, List<DnsName> forgotten) {}

    /** A member, and the catalog that it is of. */
    private record Owned(String catalog, CatalogMember member) {}

    /** What catalogs said when they were last right, by their names. */
    private Map<String, Map<String, CatalogMember>> contents = Map.of();

    /** Members that are served, by the names of their zones. */
    private Map<String, Owned> owned = new LinkedHashMap<>();

    private List<String> problems = List.of();

    /** Begins without any. */
    public Catalogs() {}

    /**
     * Looks at the catalogs of a configuration.
     *
     * @param config names them, and templates
     * @param zones where catalogs are served; one that is not, or is broken, stays what it was
     * @return all members
     */
    public synchronized Members follow(Config config, Zones zones) {
        List<String> wrong = new ArrayList<>();
        Map<String, ZoneConfig> catalogs = new LinkedHashMap<>();
        Map<String, Map<String, CatalogMember>> next = new LinkedHashMap<>();
        Set<String> configured = new HashSet<>();
        for (ZoneConfig zone : config.zones()) {
            String key = CatalogNames.key(zone.name());
            configured.add(key);
            if (zone.catalog() instanceof CatalogRole.Followed) {
                catalogs.put(key, zone);
                next.put(key, content(key, zones.get(zone.name()), wrong));
            }
        }
        contents = next;
        Map<String, Owned> before = owned;
        owned = new LinkedHashMap<>();
        contents.forEach((catalog, members) -> members.forEach((zone, member) -> {
            if (configured.contains(zone)) {
                wrong.add("the catalog " + catalog + " lists " + zone + ", which is configured otherwise");
            } else {
                owned.computeIfAbsent(zone, key -> owner(zone, new Owned(catalog, member), before.get(zone)));
                if (!owned.get(zone).catalog().equals(catalog)) {
                    wrong.add("the catalog " + catalog + " lists " + zone + ", which is a member of "
                            + owned.get(zone).catalog());
                }
            }
        }));
        wrong.stream()
                .filter(problem -> !problems.contains(problem))
                .forEach(problem -> LOG.log(System.Logger.Level.WARNING, problem));
        problems = List.copyOf(wrong);
        return new Members(configs(config, catalogs), forgotten(before));
    }

    private Map<String, CatalogMember> content(String key, @Nullable Zone zone, List<String> wrong) {
        if (zone != null) {
            try {
                return CatalogContent.byZone(CatalogContent.members(zone));
            } catch (CatalogException e) {
                wrong.add("the catalog " + key + " is broken, so that its members stay what they were: "
                        + e.getMessage());
            }
        }
        return contents.getOrDefault(key, Map.of());
    }

    /** Which catalog a zone is of, given one that has it, and the one that had it. */
    private Owned owner(String zone, Owned first, @Nullable Owned before) {
        Owned holder = first;
        if (before != null) {
            CatalogMember still =
                    contents.getOrDefault(before.catalog(), Map.of()).get(zone);
            holder = still == null ? first : new Owned(before.catalog(), still);
        }
        DnsName next = holder.member().nextCatalog();
        String taker = next == null ? null : CatalogNames.key(next);
        CatalogMember taken =
                taker == null ? null : contents.getOrDefault(taker, Map.of()).get(zone);
        return taker == null || taken == null ? holder : new Owned(taker, taken);
    }

    private List<ZoneConfig> configs(Config config, Map<String, ZoneConfig> catalogs) {
        Map<String, ZoneTemplate> templates = new LinkedHashMap<>();
        config.templates().forEach(template -> templates.put(template.name(), template));
        List<ZoneConfig> zones = new ArrayList<>();
        for (Owned member : owned.values()) {
            ZoneConfig catalog = catalogs.get(member.catalog());
            if (catalog != null && catalog.catalog() instanceof CatalogRole.Followed followed) {
                ZoneTemplate template = templates.get(template(followed, member.member()));
                if (template != null) {
                    zones.add(template.zone(member.member().zone()));
                }
            }
        }
        return zones;
    }

    /** That of the first group that is known. */
    private static String template(CatalogRole.Followed catalog, CatalogMember member) {
        return member.groups().stream()
                .map(catalog.groups()::get)
                .filter(name -> name != null)
                .findFirst()
                .orElse(catalog.template());
    }

    /** A zone that another catalog takes over stays the same if it was to be handed over, and has the same label (section 4.3.1). */
    private List<DnsName> forgotten(Map<String, Owned> before) {
        List<DnsName> forgotten = new ArrayList<>();
        before.forEach((zone, old) -> {
            Owned now = owned.get(zone);
            if (now == null || !isSame(zone, old, now)) {
                forgotten.add(old.member().zone());
            }
        });
        return forgotten;
    }

    private boolean isSame(String zone, Owned old, Owned now) {
        boolean isHandedOver = old.catalog().equals(now.catalog())
                || isOf(now.catalog(), old.member())
                || isOf(
                        now.catalog(),
                        contents.getOrDefault(old.catalog(), Map.of()).get(zone));
        return isHandedOver && old.member().label().equals(now.member().label());
    }

    private static boolean isOf(String catalog, @Nullable CatalogMember member) {
        DnsName next = member == null ? null : member.nextCatalog();
        return next != null && CatalogNames.key(next).equals(catalog);
    }

    /** What is wrong with catalogs, in lines; empty if nothing is. */
    public synchronized String problem() {
        return String.join("\n", problems);
    }
}
