package org.mpl4j.dns.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.DnsName;
import org.xbill.DNS.Record;

class EditorTest {
    private static final String APEX = "example.org.";

    /** Records that interact in every way: delegations, names below them, wildcards, names that are there for others. */
    private static List<String> pool() {
        List<String> pool = new ArrayList<>();
        List<String> names = List.of("a", "b", "*", "b.a", "*.a", "c.b.a", "*.b.a", "d.c.b.a", "*.*.a", "@");
        for (String name : names) {
            pool.add(name + " 60 A 192.0.2.1");
            pool.add(name + " 60 TXT x");
            pool.add(name + " 60 TXT y");
            pool.add(name + (name.equals("@") ? " 3600 NS ns" : " 60 NS ns"));
            if (!name.equals("@")) {
                pool.add(name + " 60 DNAME d");
                pool.add(name + " 60 CNAME e");
            }
        }
        pool.add("a 60 RRSIG A 13 2 3600 20300101000000 20200101000000 1 @ AAAA");
        pool.add("b 60 RRSIG TXT 13 2 3600 20300101000000 20200101000000 1 @ AAAA");
        pool.add("0p9mhaveqvm6t7vbl5lop2u3t2rp3tom 60 NSEC3 1 1 1 - 2t7b4g4vsa5smi47k61mv5bv1a22bojr A");
        pool.add("2t7b4g4vsa5smi47k61mv5bv1a22bojr 60 NSEC3 1 1 1 - 0p9mhaveqvm6t7vbl5lop2u3t2rp3tom A");
        pool.add("@ 60 NSEC3PARAM 1 0 1 -");
        return pool;
    }

    /** Whatever is changed in whatever order: the next version is the zone that its records make. */
    @Property(tries = 1000)
    void makesTheZoneThatItsRecordsMake(@ForAll long seed) throws ZoneException {
        Random random = new Random(seed);
        List<String> pool = pool();
        Set<String> records = new LinkedHashSet<>();
        Zone zone = Texts.zone(APEX, Texts.APEX);
        for (int version = 0; version < 12; version++) {
            Editor editor = zone.edit();
            Set<String> next = new LinkedHashSet<>(records);
            for (int i = 0; i < 1 + random.nextInt(6); i++) {
                String line = pool.get(random.nextInt(pool.size()));
                Record record = Texts.records(APEX, line).get(0);
                if (next.remove(line)) {
                    assertThat(editor.remove(Texts.owner(record), Texts.content(record)))
                            .as(line)
                            .isTrue();
                } else {
                    next.add(line);
                    editor.add(Texts.owner(record), Texts.content(record));
                }
            }
            ZoneBuilder builder = Texts.builder(APEX, Texts.APEX + String.join("\n", next) + "\n");
            Zone expected;
            try {
                expected = builder.build();
            } catch (ZoneException e) {
                assertThatThrownBy(editor::build).isInstanceOf(ZoneException.class);
                continue;
            }
            Zone edited = editor.build();
            assertThat(describe(edited)).as("%s", next).isEqualTo(describe(expected));
            assertThat(changeText(editor.change())).isEqualTo(changeText(ZoneChange.between(zone, expected)));
            if (!builder.warnings().isEmpty()) {
                // A signature of nothing was left out.
                continue;
            }
            zone = edited;
            records = next;
        }
    }

    /** All that can be asked of a zone. */
    private static List<String> describe(Zone zone) {
        List<String> lines = new ArrayList<>();
        for (Node node : zone.nodes()) {
            assertThat(zone.find(node.name())).isSameAs(node);
            assertThat(node.cut() == null || zone.find(node.cut().name()) == node.cut())
                    .isTrue();
            assertThat(node.dname() == null || zone.find(node.dname().name()) == node.dname())
                    .isTrue();
            assertThat(node.wildcard() == null || zone.find(node.wildcard().name()) == node.wildcard())
                    .isTrue();
            lines.add(node + " cut " + node.cut() + " dname " + node.dname() + " wildcard " + node.wildcard()
                    + " delegation " + node.isDelegation() + sets(node));
        }
        zone.hashedNodes().forEach(node -> lines.add(node + sets(node)));
        lines.add("chain " + (zone.nsec3() != null));
        return lines;
    }

    private static String sets(Node node) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < node.setCount(); i++) {
            RrSet set = node.setAt(i);
            List<String> records = new ArrayList<>();
            set.forEach(record -> records.add(record.encoded().hex()));
            text.append(' ').append(set.type()).append(records.stream().sorted().toList());
            RrSet signatures = set.signatures();
            text.append(
                    signatures == null
                            ? ""
                            : " signed " + signatures.first().encoded().hex());
        }
        return text.toString();
    }

    private static List<String> changeText(ZoneChange change) {
        return Stream.concat(
                        change.removed().stream()
                                .map(r -> "- " + r.owner() + " " + r.record().encoded()),
                        change.added().stream()
                                .map(r -> "+ " + r.owner() + " " + r.record().encoded()))
                .sorted()
                .toList();
    }

    /** The name between goes with the last record below it, and takes along the one above that lost its own. */
    @Test
    void emptiesABranchFromBelow() throws ZoneException {
        Editor editor = Texts.zone(APEX, Texts.APEX + "b.a 60 TXT x\nd.c.b.a 60 TXT x\n")
                .edit();
        change(editor, false, "b.a 60 TXT x");
        change(editor, false, "d.c.b.a 60 TXT x");
        assertThat(editor.build().nodes()).extracting(Node::name).asString().doesNotContain("a.example.org");
        assertThat(editor.build().find(DnsName.of("b.a.example.org"))).isNull();
    }

    @Test
    void saysWhatIsDifferentWithTheSoaRecordsFirst() throws ZoneException {
        Zone zone = Texts.zone(APEX, Texts.APEX + "a 60 A 192.0.2.1\na 60 A 192.0.2.2\nb 60 TXT x\n");
        Editor editor = zone.edit();
        change(editor, true, "@ 3600 SOA ns1 hostmaster 8 7200 900 1209600 300");
        change(editor, false, "a 0 A 192.0.2.1");
        change(editor, true, "c 60 A 192.0.2.3");
        assertThat(editor.removeSet(DnsName.of("b.example.org"), 16)).isTrue();
        assertThat(editor.removeSet(DnsName.of("b.example.org"), 16)).isFalse();
        Zone next = editor.build();
        ZoneChange change = editor.change();
        assertThat(zone.serial()).isEqualTo(7);
        assertThat(next.serial()).isEqualTo(8);
        assertThat(change.from()).isEqualTo(7);
        assertThat(change.to()).isEqualTo(8);
        assertThat(change.removed())
                .extracting(r -> r.owner() + " " + RrTypes.name(r.record().atypeRaw()))
                .containsExactly("example.org SOA", "a.example.org A", "b.example.org TXT");
        assertThat(change.added())
                .extracting(r -> r.owner() + " " + RrTypes.name(r.record().atypeRaw()))
                .containsExactly("example.org SOA", "c.example.org A");
        assertThat(changeText(ZoneChange.between(zone, next))).isEqualTo(changeText(change));
        assertThat(ZoneChange.between(zone, zone).isEmpty()).isTrue();
        assertThat(zone.find(DnsName.of("b.example.org"))).isNotNull();
        assertThat(next.find(DnsName.of("b.example.org"))).isNull();
        assertThat(next.find(DnsName.of("ns1.example.org"))).isSameAs(zone.find(DnsName.of("ns1.example.org")));
    }

    @Test
    void givesASetTheTtlOfTheLastRecordThatIsAdded() throws ZoneException {
        Zone zone = Texts.zone(APEX, Texts.APEX + "a 60 A 192.0.2.1\na 60 A 192.0.2.2\n");
        Editor editor = zone.edit();
        change(editor, true, "a 600 A 192.0.2.2");
        Node node = editor.build().find(DnsName.of("a.example.org"));
        assertThat(node.set(1).size()).isEqualTo(2);
        assertThat(node.set(1)).allMatch(record -> record.asRecord().ttl() == 600);
        assertThat(zone.find(DnsName.of("a.example.org")).set(1))
                .allMatch(record -> record.asRecord().ttl() == 60);
        assertThat(editor.change().removed()).hasSize(2);
    }

    @Test
    void removesAllOfAName() throws ZoneException {
        Zone zone = Texts.zone(APEX, Texts.APEX + "b.a 60 A 192.0.2.1\nb.a 60 TXT x\n");
        Editor editor = zone.edit();
        assertThat(editor.removeAll(DnsName.of("B.a.example.org"))).isTrue();
        assertThat(editor.removeAll(DnsName.of("c.example.org"))).isFalse();
        Zone next = editor.build();
        assertThat(next.nodes()).hasSize(2);
        assertThat(next.find(DnsName.of("a.example.org"))).isNull();
    }

    @Test
    void refusesWhatIsNoZone() {
        Zone zone = Texts.zone(APEX, Texts.APEX);
        Editor editor = zone.edit();
        assertThat(editor.removeSet(zone.apex(), RrTypes.NS)).isTrue();
        editor.add(DnsName.of("example.net"), Bytes.ofHex("00000100010000003c0004c0000201"));
        editor.add(zone.apex(), Bytes.ofHex("00"));
        assertThatThrownBy(editor::build)
                .isInstanceOf(ZoneException.class)
                .hasMessageContaining("NS of example.org: the apex has no NS records")
                .hasMessageContaining("A of example.net: the name is not in the zone example.org")
                .hasMessageContaining("example.org: is no record");
        assertThatThrownBy(editor::change).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void copiesOnlyLittleOfALargeZone() throws ZoneException {
        StringBuilder text = new StringBuilder(Texts.APEX);
        for (int i = 0; i < 20_000; i++) {
            text.append("h").append(i).append(" 60 A 192.0.2.1\n");
        }
        Zone zone = Texts.zone(APEX, text.toString());
        Zone next = zone;
        for (int i = 0; i < 1500; i++) {
            Editor editor = next.edit();
            change(editor, true, "n" + i + " 60 A 192.0.2.1");
            change(editor, false, "h" + 7 * i + " 60 A 192.0.2.1");
            next = editor.build();
        }
        assertThat(next.nodes()).hasSameSizeAs(zone.nodes()).isSortedAccordingTo(NodeOrder.CANONICAL);
        assertThat(ZoneChange.between(zone, next).added()).hasSize(1500);
        assertThat(next.find(DnsName.of("n1499.example.org"))).isNotNull();
        assertThat(next.find(DnsName.of("h7.example.org"))).isNull();
        assertThat(next.find(DnsName.of("h8.example.org"))).isSameAs(zone.find(DnsName.of("h8.example.org")));
    }

    private static void change(Editor editor, boolean isAdded, String line) {
        Record record = Texts.records(APEX, line).get(0);
        if (isAdded) {
            editor.add(Texts.owner(record), Texts.content(record));
        } else {
            assertThat(editor.remove(Texts.owner(record), Texts.content(record)))
                    .isTrue();
        }
    }
}
