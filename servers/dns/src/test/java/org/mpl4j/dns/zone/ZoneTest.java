package org.mpl4j.dns.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.DnsRr.AtypeBranch.Record.Rdata;
import org.mpl4j.runtime.codec.DnsName;

class ZoneTest {
    private static final String RECORDS = Texts.APEX + """
            www 300 A 192.0.2.2
            www 300 A 192.0.2.3
            WWW 300 AAAA 2001:db8::1
            deep.er 60 TXT "x"
            *.wild 60 A 192.0.2.9
            sub 60 NS ns.sub
            sub 60 NS ns.other.example.
            ns.sub 60 A 192.0.2.10
            sub.sub 60 NS ns.sub
            moved 60 DNAME elsewhere.example.
            below.moved 60 A 192.0.2.11
            """;

    private final Zone zone = Texts.zone("Example.org.", RECORDS);

    @Test
    void findsNamesInAnyCaseAndOnlyThem() {
        assertThat(zone.apex()).hasToString("Example.org");
        assertThat(zone.serial()).isEqualTo(7);
        Node www = find("wWw.EXAMPLE.org");
        assertThat(www.name()).hasToString("www.Example.org");
        assertThat(www.setCount()).isEqualTo(2);
        assertThat(www.setAt(1).type()).isEqualTo(28);
        assertThat(www.set(16)).isNull();
        assertThat(zone.find(DnsName.of("w.example.org"))).isNull();
        assertThat(zone.find(DnsName.of("www.www.example.org"))).isNull();
        assertThat(zone.find(DnsName.of("org"))).isNull();
        assertThat(zone.find(DnsName.of("example.org"))).isSameAs(zone.apexNode());
    }

    @Test
    void givesTheRecordsOfASet() {
        RrSet set = find("www.example.org").set(1);
        assertThat(set.ttl()).isEqualTo(300);
        assertThat(set.size()).isEqualTo(2);
        assertThat(set.byteLength()).isEqualTo(30);
        List<Long> addresses = new ArrayList<>();
        for (DnsRr record : set) {
            assertThat(record.name().isRoot()).isTrue();
            addresses.add(((Rdata.A) record.asRecord().rdata()).address());
        }
        assertThat(addresses).containsExactly(0xc0000202L, 0xc0000203L);
        assertThat(set.record(1)).isEqualTo(set.after(set.first()));
    }

    @Test
    void knowsNamesThatAreOnlyThereForOthers() {
        assertThat(find("er.example.org").isEmptyNonTerminal()).isTrue();
        assertThat(find("deep.er.example.org").isEmptyNonTerminal()).isFalse();
        assertThat(find("wild.example.org").isEmptyNonTerminal()).isTrue();
        assertThat(find("wild.example.org").wildcard()).isSameAs(find("*.wild.example.org"));
        assertThat(find("er.example.org").wildcard()).isNull();
    }

    @Test
    void knowsWhereItsAuthorityEnds() {
        Node sub = find("sub.example.org");
        assertThat(sub.isDelegation()).isTrue();
        assertThat(sub.cut()).isSameAs(sub);
        assertThat(find("ns.sub.example.org").cut()).isSameAs(sub);
        assertThat(find("sub.sub.example.org").cut()).isSameAs(sub);
        assertThat(find("sub.sub.example.org").isDelegation()).isFalse();
        assertThat(zone.apexNode().cut()).isNull();
        assertThat(find("www.example.org").cut()).isNull();

        Node moved = find("moved.example.org");
        assertThat(moved.dname()).isNull();
        assertThat(moved.cut()).isNull();
        assertThat(find("below.moved.example.org").dname()).isSameAs(moved);
        assertThat(find("below.moved.example.org").cut()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "www.example.org, www.example.org",
        "a.b.WWW.example.org, www.example.org",
        "x.er.example.org, er.example.org",
        "x.example.org, example.org",
        "example.org, example.org"
    })
    void findsTheLongestNameThatExists(String name, String encloser) {
        assertThat(zone.closestEncloser(DnsName.of(name))).isSameAs(find(encloser));
    }

    @Test
    void listsItsNamesInCanonicalOrder() {
        assertThat(zone.nodes().stream().map(Node::toString))
                .containsExactly(
                        "Example.org",
                        "er.Example.org",
                        "deep.er.Example.org",
                        "moved.Example.org",
                        "below.moved.Example.org",
                        "ns1.Example.org",
                        "sub.Example.org",
                        "ns.sub.Example.org",
                        "sub.sub.Example.org",
                        "wild.Example.org",
                        "*.wild.Example.org",
                        "www.Example.org");
    }

    @Test
    void hangsSignaturesOnWhatTheyCover() {
        Zone signed = Texts.zone("example.org.", Texts.APEX + """
                @ 3600 DNSKEY 257 3 13 AAAA
                @ 3600 RRSIG SOA 13 2 3600 20300101000000 20200101000000 1 @ AAAA
                @ 3600 RRSIG NS 13 2 3600 20300101000000 20200101000000 1 @ AAAB
                @ 3600 RRSIG NS 13 2 3600 20300101000000 20200101000000 2 @ AAAC
                """);
        assertThat(signed.isSigned()).isTrue();
        assertThat(zone.isSigned()).isFalse();
        assertThat(signed.apexNode().set(46)).isNull();
        assertThat(signed.apexNode().set(2).signatures().size()).isEqualTo(2);
        assertThat(signed.apexNode().set(48).signatures()).isNull();
    }

    @Test
    void findsTheRecordThatProvesThatANameIsNotThere() {
        Zone signed = Texts.zone("example.org.", Texts.APEX + """
                @ 300 NSEC b.c A
                b.c 300 A 192.0.2.3
                b.c 300 NSEC d A
                d 300 NS ns.d
                d 300 NSEC @ NS
                z.d 300 A 192.0.2.3
                """);
        assertThat(signed.previous(DnsName.of("a.example.org"))).hasToString("example.org");
        assertThat(signed.previous(DnsName.of("c.example.org"))).hasToString("example.org");
        assertThat(signed.previous(DnsName.of("B.c.example.org"))).hasToString("b.c.example.org");
        assertThat(signed.previous(DnsName.of("ca.example.org"))).hasToString("b.c.example.org");
        assertThat(signed.previous(DnsName.of("zz.d.example.org"))).hasToString("d.example.org");
        assertThat(zone.previous(DnsName.of("a.example.org"))).isNull();
    }

    /** The hashes of RFC 5155 appendix A. */
    @Test
    void keepsHashedNamesApart() {
        Zone hashed = Texts.zone("example.", Texts.APEX + """
                @ 3600 NSEC3PARAM 1 0 12 aabbccdd
                0p9mhaveqvm6t7vbl5lop2u3t2rp3tom 60 NSEC3 1 1 12 aabbccdd 2t7b4g4vsa5smi47k61mv5bv1a22bojr MX DNSKEY
                2t7b4g4vsa5smi47k61mv5bv1a22bojr 60 NSEC3 1 1 12 aabbccdd 0p9mhaveqvm6t7vbl5lop2u3t2rp3tom A RRSIG
                2T7B4G4VSA5SMI47K61MV5BV1A22BOJR 60 RRSIG NSEC3 7 2 3600 20300101000000 20200101000000 1 @ AAAA
                """);
        Nsec3Chain chain = hashed.nsec3();
        DnsName apex = chain.hash(DnsName.of("EXAMPLE"));
        assertThat(apex).hasToString("0p9mhaveqvm6t7vbl5lop2u3t2rp3tom.example");
        assertThat(chain.hash(DnsName.of("ns1.example"))).hasToString("2t7b4g4vsa5smi47k61mv5bv1a22bojr.example");
        assertThat(chain.match(apex).name().equalsIgnoreCase(apex)).isTrue();
        assertThat(chain.match(apex).set(50).size()).isOne();
        DnsName other = chain.hash(DnsName.of("a.example"));
        assertThat(other).hasToString("35mthgpgcu1qg68fab165klnsnk3dpvl.example");
        assertThat(chain.match(other)).isNull();
        assertThat(chain.cover(other).name()).hasToString("2t7b4g4vsa5smi47k61mv5bv1a22bojr.example");
        assertThat(chain.cover(other).set(50).signatures().size()).isOne();
        assertThat(chain.cover(DnsName.of("00000000000000000000000000000000.example")))
                .isSameAs(chain.cover(other));
        assertThat(hashed.find(apex)).isNull();
        assertThat(hashed.nodes()).hasSize(2);
        assertThat(zone.nsec3()).isNull();
    }

    @Test
    void findsEachOfManyNames() {
        StringBuilder text = new StringBuilder(Texts.APEX);
        List<String> names = new ArrayList<>();
        Random random = new Random(5);
        for (int i = 0; i < 5000; i++) {
            String name = Integer.toString(random.nextInt(1 << 20), 36) + (i % 3 == 0 ? ".x" + i % 100 : "");
            names.add(name);
            text.append(name).append(" 60 TXT ").append(name).append('\n');
        }
        Zone large = Texts.zone("example.org.", text.toString());
        for (String name : names) {
            Node node = large.find(DnsName.of(name + ".EXAMPLE.org"));
            assertThat(((Rdata.TXT) node.set(16).first().asRecord().rdata())
                            .strings()
                            .get(0)
                            .text()
                            .ascii())
                    .isEqualTo(name);
            assertThat(large.find(DnsName.of("-" + name + ".example.org"))).isNull();
        }
        assertThat(large.nodes()).isSortedAccordingTo(NodeOrder.CANONICAL);
    }

    private Node find(String name) {
        Node node = zone.find(DnsName.of(name));
        assertThat(node).as(name).isNotNull();
        return node;
    }
}
