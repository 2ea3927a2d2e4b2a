package org.mpl4j.dns.zone.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.DnsRr.AtypeBranch.Record.Rdata;
import org.mpl4j.dns.packets.dns.DnsRr.AtypeBranch.Record.RdataKind;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.ParseResult;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;

class RdataTest {
    /** Go with messages, and are never in a zone. */
    private static final Set<Integer> NOT_DATA = Set.of(41, 249, 250);

    private final RdataReader reader = new RdataReader();

    /** The records of the specification's own test: at least one of every type. */
    static List<DnsRr> records() throws IOException {
        String vectors = Files.readString(Path.of("../../specs/dns/records.vectors"));
        Matcher hex = Pattern.compile("^hex ((?:.|\n {4})*)", Pattern.MULTILINE).matcher(vectors);
        List<DnsRr> records = new ArrayList<>();
        while (hex.find()) {
            // The vectors have some that are to be refused.
            ParseResult<DnsRr> result = DnsRr.tryParse(Bytes.ofHex(hex.group(1).replaceAll("\\s", "")));
            if (result instanceof ParseResult.Ok<DnsRr>(DnsRr record)
                    && record.atypeRaw() != 41
                    && record.violations().isEmpty()
                    && !(record.asRecord().rdata() instanceof Rdata.Empty)
                    && !(record.asRecord().rdata() instanceof Rdata.ChaosA)
                    && !NOT_DATA.contains(record.atypeRaw())) {
                records.add(record);
            }
        }
        return records;
    }

    /** The text says all: what is read of it is the same record. */
    @ParameterizedTest
    @MethodSource("records")
    void printsAndReadsTheRecordsOfTheSpecification(DnsRr record) throws MasterException, ParseException {
        String text = RdataPrinter.print(record);
        Bytes read = reader.read(
                record.atypeRaw(),
                record.asRecord().aclassRaw(),
                record.asRecord().ttl(),
                new Words(text),
                Name.root);
        assertThat(DnsRr.parse(read).asRecord().encoded())
                .as(text)
                .isEqualTo(record.asRecord().encoded());
    }

    @Test
    void triesEveryTypeOfTheSpecification() throws IOException {
        Set<RdataKind> tried = new TreeSet<>();
        for (DnsRr record : records()) {
            tried.add(record.asRecord().rdataKind());
        }
        assertThat(tried)
                .containsAll(Arrays.stream(RdataKind.values())
                        .filter(kind ->
                                !Set.of("Empty", "ChaosA", "TKEY", "TSIG").contains(kind.name()))
                        .toList());
    }

    /** No type but those that have no text of their own is left to octets. */
    @Test
    void printsOctetsOnlyWhereThereIsNothingElse() throws IOException {
        Set<String> asOctets = new TreeSet<>();
        for (DnsRr record : records()) {
            if (RdataPrinter.print(record).startsWith("\\#")) {
                asOctets.add(record.asRecord().rdataKind().name());
            }
        }
        assertThat(asOctets).isSubsetOf("NULL", "Unknown", "AMTRELAY", "LOC", "IPSECKEY");
    }

    /** The examples of the RFCs, and what is made of them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "104 | 10 14:4fff:ff20:ee64 | 10 0014:4fff:ff20:ee64",
                "105 | 10 10.1.2.0 | 10 10.1.2.0",
                "106 | 10 2001:0DB8:1140:1000 | 10 2001:0db8:1140:1000",
                "107 | 10 l64-subnet1 | 10 l64-subnet1.example.",
                "108 | 00-00-5E-00-53-2a | 00-00-5e-00-53-2a",
                "109 | 00-00-5e-ef-10-00-00-2a | 00-00-5e-ef-10-00-00-2a",
                "62 | 66 3 A NS AAAA TYPE1000 | 66 3 A NS AAAA TYPE1000",
                "66 | CDS NOTIFY 5359 cds-scanner.example.net. | CDS NOTIFY 5359 cds-scanner.example.net.",
                "66 | RESINFO 9 1 a | TYPE261 9 1 a.example.",
                "258 | app-name:WOLFGANG OAM | \"app-name:WOLFGANG\" \"OAM\"",
                "260 | 10 0 1 203.0.113.15 | 10 0 1 203.0.113.15",
                "260 | 10 1 2 2001:db8::15 | 10 1 2 2001:db8::15",
                "260 | 128 1 3 amtrelays.example.com. | 128 1 3 amtrelays.example.com.",
                "260 | 0 0 0 . | 0 0 0 .",
                "261 | qnamemin exterr=15,16,17 | \"qnamemin\" \"exterr=15,16,17\"",
                "32768 | 60485 5 1 2BB183AF5F22588179A53B0A98631FAD1A292118 | 60485 5 1 2BB183AF5F22588179A53B0A98631FAD1A292118",
                "47 | dsync A DSYNC | dsync.example. A TYPE66",
                "46 | RESINFO 13 2 60 20300101000000 20200101000000 1 @ AAAA | TYPE261 13 2 60 20300101000000 20200101000000 1 example. AAAA",
                "1 | \\# 4 c0000201 | 192.0.2.1",
                "62 | \\# 6 000000420003 | 66 3",
                "10 | \\# 2 abcd | \\# 2 ABCD",
                "65280 | \\# 0 | \\# 0",
            })
    void readsTheTextOfData(int type, String text, String printed) throws Exception {
        Bytes record = reader.read(type, DClass.IN, 60, new Words(text), Name.fromString("example."));
        assertThat(RdataPrinter.print(DnsRr.parse(record))).isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | 192.0.2.256 | Invalid address: 192.0.2.256",
                "1 | 192.0.2.1 2 | unexpected tokens at end of record",
                "104 | 10 14:4fff:ff20 | wanted are four groups of hexadecimal digits",
                "105 | 10 10.1.2 | 10.1.2",
                "108 | 00-00-5E-00-53 | wanted are 6 octets, as 00-00-5e-00-53-2a: 00-00-5E-00-53",
                "109 | 0 0 | wanted are 8 octets",
                "62 | 1 4 A | flags are 1 and 2: 4",
                "62 | 1 1 B | no type of records: B",
                "66 | CDS Notify 1 | expected a name",
                "260 | 1 2 0 . | whether discovery is optional is 0 or 1: 2",
                "260 | 1 1 4 . | relays are of type 0 to 3, others are written as \\#: 4",
                "260 | 1 1 0 a | type 0 has no relay, which is written as a dot: a",
                "108 | 00-00-5e-00-53-2a 1 | expected EOL or EOF",
                "2 | a..b | empty label",
                "1 | \\# 4 c00002 | there are 3 octets and not 4",
            })
    void saysWhatIsWrongWithData(int type, String text, String message) throws Exception {
        Name origin = Name.fromString("example.");
        assertThatThrownBy(() -> reader.read(type, DClass.IN, 60, new Words(text), origin))
                .isInstanceOf(MasterException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("<none>");
        assertThat(reader.read(1, DClass.IN, 60, new Words("192.0.2.1"), origin).hex())
                .endsWith("c0000201");
    }
}
