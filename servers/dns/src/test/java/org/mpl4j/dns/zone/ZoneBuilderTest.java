package org.mpl4j.dns.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.DnsName;

class ZoneBuilderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "other.example. 60 A 192.0.2.1 | A of other.example: the name is not in the zone example.org | 4",
                "a 60 SOA a b 1 2 3 4 5 | SOA of a.example.org: only the apex, example.org, has a SOA record | 4",
                "@ 60 SOA a b 1 2 3 4 5 | SOA of example.org: there are 2 different ones; a name has one only | 4",
                "@ 60 CNAME a | CNAME of example.org: the name has NS records too; an alias has no other data (RFC 2181 section 10.1) | 4",
                "a 60 CNAME b\\na 60 CNAME c | CNAME of a.example.org: there are 2 different ones; a name has one only | 5",
                "a 60 CNAME b\\na 60 TXT c | CNAME of a.example.org: the name has TXT records too; an alias has no other data (RFC 2181 section 10.1) | 4",
                "a 60 DNAME b\\na 60 NS c | DNAME of a.example.org: a name with a DNAME has no NS but at the apex (RFC 6672 section 2.3) | 4",
                "a 60 CH A 192.0.2.1 | A of a.example.org: has class CH; the zone has IN | 4",
                "a 60 TYPE252 \\# 0 | AXFR of a.example.org: records of this type are not data of a zone | 4",
            })
    void refusesWhatIsNoZone(String lines, String message, long place) {
        ZoneBuilder builder = Texts.builder("example.org.", Texts.APEX + lines.replace("\\n", "\n") + "\n");
        ZoneException e = catchThrowableOfType(ZoneException.class, builder::build);
        assertThat(e.problems().stream().map(ZoneProblem::toString)).contains(message);
        assertThat(e.problems().stream().filter(p -> p.toString().equals(message)))
                .allMatch(p -> p.place() == place);
    }

    @Test
    void wantsAnApex() {
        assertThatThrownBy(() ->
                        Texts.builder("example.org.", "a 60 A 192.0.2.1\n").build())
                .isInstanceOf(ZoneException.class)
                .hasMessage("SOA of example.org: the apex has no SOA record\n"
                        + "NS of example.org: the apex has no NS records");
        assertThatThrownBy(() -> new ZoneBuilder(DnsName.ROOT).build()).isInstanceOf(ZoneException.class);
    }

    @Test
    void refusesBytesThatAreNotOneRecord() {
        DnsName apex = DnsName.of("example.org");
        ZoneBuilder builder = new ZoneBuilder(apex);
        builder.add(apex, Bytes.ofHex("00000100010000003c0004c00002"));
        builder.add(apex, Bytes.ofHex("00000100010000003c0004c0000201ff"));
        builder.add(apex, Bytes.ofHex("01610000010001000000ff0004c0000201"));
        builder.add(apex, Bytes.ofHex("00000100010000003c0000"));
        assertThatThrownBy(builder::build)
                .hasMessageContaining("example.org: is no record: ")
                .hasMessageContaining("A of example.org: has no data")
                .hasMessageContaining("A of example.org: is not one record with the root as its owner\n"
                        + "A of example.org: is not one record with the root as its owner");
    }

    @Test
    void dropsWhatIsThereTwiceAndTakesTheLowestTtl() {
        Zone zone = Texts.zone("example.org.", Texts.APEX + """
                a 600 A 192.0.2.2
                a 60 A 192.0.2.3
                A 6000 A 192.0.2.2
                a 60 MX 5 b
                a 60 MX 5 B
                a 60 TXT b
                a 60 TXT B
                a 4294967295 AAAA ::
                """);
        Node node = zone.find(DnsName.of("a.example.org"));
        assertThat(node.set(1).size()).isEqualTo(2);
        assertThat(node.set(1).ttl()).isEqualTo(60);
        assertThat(node.set(1)).allMatch(r -> r.asRecord().ttl() == 60);
        assertThat(node.set(15).size()).isOne();
        assertThat(node.set(16).size()).isEqualTo(2);
    }

    @Test
    void keepsAliasesWithWhatDnssecAdds() {
        Zone zone = Texts.zone("example.org.", Texts.APEX + """
                a 600 CNAME b
                a 600 NSEC c CNAME
                a 600 RRSIG CNAME 13 2 3600 20300101000000 20200101000000 1 @ AAAA
                """);
        assertThat(zone.find(DnsName.of("a.example.org")).setCount()).isEqualTo(2);
    }

    @Test
    void leavesOutSignaturesOfNothing() throws ZoneException {
        ZoneBuilder builder = Texts.builder(
                "example.org.", Texts.APEX + "ns1 60 RRSIG TXT 13 2 3600 20300101000000 20200101000000 1 @ AAAA\n");
        assertThat(builder.build().find(DnsName.of("ns1.example.org")).setCount())
                .isOne();
        assertThat(builder.warnings())
                .singleElement()
                .hasToString("RRSIG of ns1.example.org: covers TXT, of which the name has no records; it is left out");
    }
}
