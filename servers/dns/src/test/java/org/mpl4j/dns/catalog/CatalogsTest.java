package org.mpl4j.dns.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.dns.config.CatalogRole;
import org.mpl4j.dns.config.Config;
import org.mpl4j.dns.config.ZoneConfig;
import org.mpl4j.dns.config.ZoneTemplate;
import org.mpl4j.dns.zone.Texts;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.dns.zone.Zones;
import org.mpl4j.runtime.codec.DnsName;

final class CatalogsTest {
    private static final String HEAD = """
            @ 0 SOA invalid. invalid. 1 3600 600 2147483646 0
            @ 0 NS invalid.
            """;

    private static final String VERSION = "version 0 TXT \"2\"\n";

    @TempDir
    private Path folder;

    private final Zones zones = new Zones();
    private final Catalogs catalogs = new Catalogs();

    private static ZoneConfig zone(String name, CatalogRole role) {
        return new ZoneConfig(
                DnsName.of(name), Path.of("x"), List.of(), List.of(), List.of(), List.of(), List.of(), null, role);
    }

    private ZoneTemplate template(String name) {
        InetSocketAddress primary = new InetSocketAddress(InetAddress.getLoopbackAddress(), 53);
        return new ZoneTemplate(
                name,
                folder.resolve(name),
                List.of(new ZoneConfig.Remote(primary, null)),
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    private Config config() {
        CatalogRole role = new CatalogRole.Followed("standard", Map.of("red", "colour", "blue", "colour"));
        Config config = Config.defaults()
                .withZones(List.of(zone("one.cat", role), zone("two.cat", role), zone("static.example", null)));
        return new Config(
                config.listen(),
                config.zones(),
                List.of(),
                List.of(),
                List.of(template("standard"), template("colour")),
                config.server(),
                null,
                null,
                config.log(),
                null);
    }

    private Catalogs.Members follow() {
        return catalogs.follow(config(), zones);
    }

    /** The names of the files of members, which tell name and template. */
    private List<String> members() {
        return follow().zones().stream()
                .map(zone -> folder.relativize(zone.file()).toString())
                .toList();
    }

    private void put(String apex, String text) {
        zones.put(Texts.zone(apex + ".", HEAD + text));
    }

    @Test
    void servesMembersByTheTemplateOfTheirGroup() {
        assertThat(members()).isEmpty();
        put("one.cat", VERSION + """
                a.zones 0 PTR A.example.
                b.zones 0 PTR b.example.
                group.b.zones 0 TXT "unknown"
                group.b.zones 0 TXT "blue"
                c.zones 0 PTR .
                odd.zones 0 PTR a\\/b\\.\\..example.
                version.ext.a.zones 0 TXT "whatever"
                ext 0 TXT "whatever"
                group.orphan.zones 0 TXT "blue"
                """);
        assertThat(members())
                .containsExactly(
                        "standard/a.example.zone",
                        "colour/b.example.zone",
                        "standard/" + DnsName.ROOT + ".zone",
                        "standard/a%2fb%5c.%5c..example.zone");
        put("one.cat", VERSION + "b.zones 0 PTR b.example.\n");
        Catalogs.Members next = follow();
        assertThat(next.zones()).hasSize(1);
        assertThat(next.forgotten()).hasSize(3).doesNotContain(DnsName.of("b.example"));
        assertThat(follow().forgotten()).isEmpty();
    }

    @Test
    void aBrokenCatalogChangesNothing() {
        String member = "a.zones 0 PTR a.example.\n";
        put("one.cat", VERSION + member);
        assertThat(members()).hasSize(1);
        for (String broken : List.of(
                "b.zones 0 PTR b.example.",
                "version 0 TXT \"3\"",
                "version 0 TXT \"2\"\nversion 0 TXT \"1\"",
                VERSION + "b.zones 0 PTR b.example.\nb.zones 0 PTR c.example.",
                VERSION + "b.zones 0 PTR b.example.\nc.zones 0 PTR B.Example.",
                VERSION + "b.zones 0 PTR b.example.\ncoo.b.zones 0 PTR x.\ncoo.b.zones 0 PTR y.")) {
            put("one.cat", broken + "\n");
            assertThat(members()).as(broken).containsExactly("standard/a.example.zone");
            assertThat(catalogs.problem()).as(broken).startsWith("the catalog one.cat is broken");
        }
        // Nor does one that has expired.
        zones.remove(DnsName.of("one.cat"));
        assertThat(members()).hasSize(1);
        put("one.cat", VERSION);
        assertThat(members()).isEmpty();
        assertThat(catalogs.problem()).isEmpty();
    }

    @Test
    void whatIsConfiguredOtherwiseIsNoMember() {
        put("one.cat", VERSION + "a.zones 0 PTR STATIC.example.\n");
        assertThat(members()).isEmpty();
        assertThat(catalogs.problem()).contains("static.example", "configured otherwise");
    }

    /** RFC 9432 section 4.3.1. */
    @Test
    void aMemberStaysWithItsCatalogUntilThatHandsItOver() {
        put("one.cat", VERSION + "a.zones 0 PTR a.example.\n");
        follow();
        put("two.cat", VERSION + "a.zones 0 PTR a.example.\ngroup.a.zones 0 TXT \"red\"\n");
        assertThat(members()).containsExactly("standard/a.example.zone");
        assertThat(catalogs.problem()).contains("the catalog two.cat lists a.example, which is a member of one.cat");
        put("one.cat", VERSION + "a.zones 0 PTR a.example.\ncoo.a.zones 0 PTR Two.cat.\n");
        Catalogs.Members moved = follow();
        assertThat(moved.zones().getFirst().file()).isEqualTo(folder.resolve("colour/a.example.zone"));
        assertThat(moved.forgotten()).isEmpty();
        put("one.cat", VERSION);
        assertThat(follow().forgotten()).isEmpty();
        assertThat(catalogs.problem()).isEmpty();
    }

    @Test
    void aMemberOfAnotherLabelOrOfAnotherCatalogIsAnotherZone() {
        DnsName zone = DnsName.of("a.example");
        put("one.cat", VERSION + "a.zones 0 PTR a.example.\n");
        follow();
        put("one.cat", VERSION + "b.zones 0 PTR a.example.\ncoo.b.zones 0 PTR two.cat.\n");
        Catalogs.Members renamed = follow();
        assertThat(renamed.zones()).hasSize(1);
        assertThat(renamed.forgotten()).containsExactly(zone);
        put("two.cat", VERSION + "c.zones 0 PTR a.example.\n");
        assertThat(follow().forgotten()).containsExactly(zone);
        put("one.cat", VERSION + "c.zones 0 PTR a.example.\n");
        assertThat(follow().forgotten()).isEmpty();
        put("two.cat", VERSION);
        Catalogs.Members taken = follow();
        assertThat(taken.zones()).hasSize(1);
        assertThat(taken.forgotten()).containsExactly(zone);
    }

    @Test
    void whatIsMadeIsUnderstoodAndKept() throws Exception {
        Path file = folder.resolve("made.zone");
        ZoneConfig catalog = new ZoneConfig(
                DnsName.of("made.cat"),
                file,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                new CatalogRole.Made());
        DnsName name = catalog.name();
        List<ZoneConfig> one = List.of(zone("a.example", new CatalogRole.Member(name, null)), zone("x.example", null));
        List<ZoneConfig> two = List.of(one.get(0), zone("b.example", new CatalogRole.Member(name, "red")));
        MadeCatalogs made = new MadeCatalogs(() -> Instant.ofEpochSecond(1_000_000));
        Zone first = made.make(catalog, one, null);
        assertThat(first.serial()).isEqualTo(1_000_000);
        assertThat(CatalogContent.members(first))
                .extracting(CatalogMember::zone)
                .containsExactly(one.get(0).name());
        assertThat(made.make(catalog, one, first)).isSameAs(first);
        assertThat(made.make(catalog, one, null).serial()).isEqualTo(first.serial());
        Zone second = made.make(catalog, two, first);
        assertThat(second.serial()).isEqualTo(1_000_001);
        Map<String, CatalogMember> members = CatalogContent.byZone(CatalogContent.members(second));
        assertThat(members.get("b.example").groups()).containsExactly("red");
        assertThat(members.get("a.example"))
                .isEqualTo(CatalogContent.members(first).getFirst());
        assertThat(members).hasSize(2);
    }
}
