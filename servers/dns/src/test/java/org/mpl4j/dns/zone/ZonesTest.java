package org.mpl4j.dns.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mpl4j.runtime.codec.DnsName;

class ZonesTest {
    private final Zones zones = new Zones();
    private final Zone org = Texts.zone("org.", Texts.APEX);
    private final Zone example = Texts.zone("Example.org.", Texts.APEX);
    private final Zone deep = Texts.zone("c.b.a.example.org.", Texts.APEX);

    @Test
    void findsTheLowestZoneOfAName() {
        assertThat(find("a.org")).isNull();
        zones.put(deep);
        zones.put(org);
        zones.put(example);
        assertThat(find("ORG")).isSameAs(org);
        assertThat(find("badexample.org")).isSameAs(org);
        assertThat(find("example.ORG")).isSameAs(example);
        assertThat(find("x.b.a.example.org")).isSameAs(example);
        assertThat(find("x.c.b.a.example.org")).isSameAs(deep);
        assertThat(find("net")).isNull();
        assertThat(find(".")).isNull();
        assertThat(zones.findAbove(DnsName.of("example.org"))).isSameAs(org);
        assertThat(zones.findAbove(DnsName.of("org"))).isNull();
        assertThat(zones.findAbove(DnsName.ROOT)).isNull();
        assertThat(zones.get(DnsName.of("EXAMPLE.org"))).isSameAs(example);
        assertThat(zones.get(DnsName.of("a.example.org"))).isNull();
        assertThat(zones.all()).containsExactly(org, example, deep);
    }

    @Test
    void servesTheRoot() {
        Zone root = Texts.zone(".", Texts.APEX);
        zones.put(root);
        zones.put(org);
        assertThat(find(".")).isSameAs(root);
        assertThat(find("a.b.net")).isSameAs(root);
        assertThat(find("a.org")).isSameAs(org);
        assertThat(root.find(DnsName.ROOT)).isSameAs(root.apexNode());
        assertThat(root.find(DnsName.of("ns1"))).isNotNull();
    }

    @Test
    void tellsOfChangesAndReplacesOnlyWhatWasMeant() {
        List<String> changes = new ArrayList<>();
        zones.listen((before, after) -> changes.add(before + " > " + after));
        assertThat(zones.put(example)).isNull();
        Zone next = Texts.zone("example.ORG.", Texts.APEX.replace(" 7 ", " 8 "));
        assertThat(zones.replace(example, next)).isTrue();
        assertThat(zones.replace(example, next)).isFalse();
        assertThat(zones.replace(next, org)).isFalse();
        assertThat(zones.all()).containsExactly(next);
        assertThat(zones.remove(DnsName.of("example.org"))).isSameAs(next);
        assertThat(zones.remove(DnsName.of("example.org"))).isNull();
        assertThat(find("example.org")).isNull();
        assertThat(changes)
                .containsExactly(
                        "null > zone Example.org, serial 7",
                        "zone Example.org, serial 7 > zone example.ORG, serial 8",
                        "zone example.ORG, serial 8 > null");
    }

    @Test
    void findsEachOfManyZones() {
        List<Zone> many = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Zone zone = Texts.zone("z" + i + ".", Texts.APEX);
            many.add(zone);
            zones.put(zone);
        }
        for (Zone zone : many) {
            assertThat(find("www." + zone.apex())).isSameAs(zone);
        }
        assertThat(find("www.z100")).isNull();
    }

    private Zone find(String name) {
        return zones.find(DnsName.of(name));
    }
}
