package org.mpl4j.dns.zone.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mpl4j.dns.zone.Node;
import org.mpl4j.dns.zone.RrSet;
import org.mpl4j.dns.zone.RrTypes;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.runtime.codec.DnsName;

class ZoneFileTest {
    private static final DnsName APEX = DnsName.of("example.org");
    private static final String START = "$TTL 1h\n@ SOA ns1 hostmaster 7 2h 15m 2w 5m\n@ NS ns1\n";

    @TempDir
    Path folder;

    @Test
    void readsWhatIsLeftOutFromTheEntriesBefore() throws Exception {
        Zone zone = read("""
                ; a comment
                $ORIGIN org.
                $TTL 1h30m
                example IN SOA ns1.example host\\.master.example ( ; the serial
                        2024010101 ; and ) more
                        2h 15m
                        2w 5m )
                        IN NS ns1.example
                $ORIGIN example.org.
                ns1     300 IN A 192.0.2.1
                        IN 60 AAAA 2001:db8::1\r
                txt     TXT "a ; ( b" ( "c"
                            d\\"e )
                a\\.b\\ c 5 A 192.0.2.2
                \t
                last CLASS1 TYPE1 \\# 4 c0 00 0203""");
        assertThat(text(zone))
                .containsExactly(
                        "example.org 5400 NS ns1.example.org.",
                        "example.org 5400 SOA ns1.example.org. host\\.master.example.org. 2024010101 7200 900 1209600 300",
                        "a\\.b\\032c.example.org 5 A 192.0.2.2",
                        "last.example.org 5400 A 192.0.2.3",
                        "ns1.example.org 300 A 192.0.2.1",
                        "ns1.example.org 60 AAAA 2001:db8:0:0:0:0:0:1",
                        "txt.example.org 5400 TXT \"a ; ( b\" \"c\" \"d\\\"e\"");
    }

    /** Entries of all lengths, each in another place of what is read from the file at once. */
    @Test
    void readsEntriesOfAnyLength() throws Exception {
        StringBuilder entries = new StringBuilder(START);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            String text = ("\"" + "x".repeat(200) + "\" ").repeat(i % 40) + "\"" + i + "; (\"";
            texts.add("t" + i + ".example.org 3600 TXT " + text);
            entries.append("t").append(i).append(" TXT ").append(text).append(i % 2 == 0 ? "\n" : " ; comment\r\n");
        }
        Zone zone = read(entries.toString());
        assertThat(text(zone)).containsAll(texts).hasSize(texts.size() + 2);
    }

    @Test
    void takesTtlsAsOldFilesMeanThem() throws Exception {
        Zone zone = read("@ SOA ns1 hostmaster 7 2h 15m 2w 300\n@ NS ns1\nns1 60 A 192.0.2.1\nb A 192.0.2.2\n");
        assertThat(text(zone)).contains("example.org 300 NS ns1.example.org.", "b.example.org 60 A 192.0.2.2");
    }

    @Test
    void includesFilesWithTheirOwnOrigin() throws Exception {
        Files.createDirectory(folder.resolve("more"));
        Files.writeString(folder.resolve("more/a"), "www A 192.0.2.1\n$INCLUDE b\n$ORIGIN other.\n$TTL 1\n");
        Files.writeString(folder.resolve("more/b"), "deep A 192.0.2.2\n");
        ZoneFile.Loaded loaded =
                load(START + "$INCLUDE \"more/a\" sub\n$INCLUDE more/b\n A 192.0.2.3\nend A 192.0.2.4\n");
        assertThat(text(loaded.zone()))
                .contains(
                        "www.sub.example.org 3600 A 192.0.2.1",
                        "deep.sub.example.org 3600 A 192.0.2.2",
                        "deep.example.org 3600 A 192.0.2.2",
                        "example.org 3600 A 192.0.2.3",
                        "end.example.org 3600 A 192.0.2.4");
        assertThat(loaded.files())
                .containsExactly(
                        folder.resolve("zone"),
                        folder.resolve("more/a"),
                        folder.resolve("more/b"),
                        folder.resolve("more/b"));
    }

    @Test
    void generatesRecordsOfAnyType() throws Exception {
        Zone zone = read(START + """
                $GENERATE 1-5/2 host$ A 192.0.2.$
                $GENERATE 8-9 h${2,3,x} 60 MX ${-8} m$$\\$$
                $GENERATE 18-18 ${0,7,n} TXT "${0}-$"
                """);
        assertThat(text(zone))
                .contains(
                        "host1.example.org 3600 A 192.0.2.1",
                        "host3.example.org 3600 A 192.0.2.3",
                        "host5.example.org 3600 A 192.0.2.5",
                        "h00a.example.org 60 MX 0 m\\$\\$8.example.org.",
                        "h00b.example.org 60 MX 1 m\\$\\$9.example.org.",
                        "2.1.0.0.example.org 3600 TXT \"18-18\"")
                .hasSize(8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a A 192.0.2.999 | 4: Invalid address: 192.0.2.999",
                "a B 192.0.2.9 | 4: no type of records: B",
                "a IN 60 | 4: the record has no type",
                "a..b A 192.0.2.9 | 4: 'a..b': invalid empty label",
                "a TXT \"x | 4: a quote is not closed",
                "a TXT ( x | 4: a parenthesis is not closed",
                "a TXT x ) y | 4: a parenthesis is closed that was not opened",
                "$ORIGIN | 4: $ORIGIN wants one word behind it",
                "$TTL x | 4: is no TTL: x",
                "$TTL 1 2 | 4: $TTL wants one word behind it",
                "$OTHER | 4: there is $ORIGIN, $TTL, $INCLUDE and $GENERATE, no $OTHER",
                "$INCLUDE nowhere | nowhere: there is no such file",
                "$INCLUDE a b c | 4: $INCLUDE wants a file, and at most an origin",
                "$INCLUDE zone | 4: files include each other more than 16 deep",
                "$GENERATE a A 192.0.2.$ | 4: $GENERATE wants a range, as 1-100 or 1-100/2: a",
                "$GENERATE 2-1 a$ A 192.0.2.$ | 4: $GENERATE has an empty range: 2-1",
                "$GENERATE 0-99999999 a$ A 192.0.2.$ | 4: $GENERATE makes more than 1048576 records: 0-99999999",
                "$GENERATE 1-2 | 4: $GENERATE has a range and no record behind it",
                "$GENERATE 1-2 a${x} A 192.0.2.1 | 4: $GENERATE wants offset, width and base, as ${0,3,d}: ${x} A 192.0.2.1",
                "$GENERATE 1-2 a${-2} A 192.0.2.1 | 4: $GENERATE comes to a negative number: -1",
                "b CNAME c\\nb A 192.0.2.1 | 4: CNAME of b.example.org: the name has A records too; an alias has no other data (RFC 2181 section 10.1)",
                "b.example.net. A 192.0.2.1 | 4: A of b.example.net: the name is not in the zone example.org",
                "$ORIGIN example.net.\\nb A 192.0.2.1\\n$ORIGIN example.org. | 5: A of b.example.net: the name is not in the zone example.org",
                "b.example.net. A 192.0.2.1\\n A 192.0.2.2 | 5: A of b.example.net: the name is not in the zone example.org",
                "$ORIGIN example.net.\\nb A 192.0.2.1\\n$ORIGIN example.org.\\n A 192.0.2.2 | 7: A of b.example.net: the name is not in the zone example.org",
                "\\n\\nb ( \\n ) CH TXT x\\n IN TXT x | 6: TXT of b.example.org: has class CH; the zone has IN",
            })
    void saysWhatIsWrongWhere(String entry, String message) throws Exception {
        Path file = write(START + entry.replace("\\n", "\n") + "\nlast A 192.0.2.1\n");
        assertThatThrownBy(() -> ZoneFile.read(APEX, file))
                .isInstanceOf(ZoneFileException.class)
                .hasMessageStartingWith(file + ":")
                .hasMessageContaining(message);
    }

    @Test
    void goesOnAfterErrorsAndSaysAll() throws Exception {
        Path file = write(START + "a A x\nb TXT \"y\nc A 192.0.2.1\nc CNAME d\ne TXT )\nf SOA a b 1 2 3 4 5\n");
        assertThatThrownBy(() -> ZoneFile.read(APEX, file))
                .isInstanceOfSatisfying(
                        ZoneFileException.class,
                        e -> assertThat(e.problems())
                                .extracting(ZoneFileProblem::line)
                                .containsExactly(4, 5, 8, 7, 9));
    }

    @Test
    void saysThatAFileIsNotThere() {
        Path file = folder.resolve("none");
        assertThatThrownBy(() -> ZoneFile.read(APEX, file)).hasMessage(file + ": there is no such file");
        assertThatThrownBy(() -> ZoneFile.read(APEX, folder))
                .isInstanceOf(ZoneFileException.class)
                .hasMessageStartingWith(folder + ": can't be read: ");
    }

    @Test
    void wantsAnOwnerAndATtl() throws Exception {
        Path file = write(" SOA ns1 hostmaster 7 2h 15m 2w 300\na A 192.0.2.1\n");
        assertThatThrownBy(() -> ZoneFile.read(APEX, file))
                .hasMessageContaining(file + ":1: the first record has no owner")
                .hasMessageContaining(file + ":2: the record has no TTL, and there is no $TTL before it");
    }

    @Test
    void tellsOfItsProgress() throws Exception {
        Path file = folder.resolve("zone");
        MeasureLoad.write(file, 200_000);
        List<Long> records = new ArrayList<>();
        long size = Files.size(file);
        Zone zone = ZoneFile.load(APEX, file, (count, bytesRead, bytes) -> {
                    records.add(count);
                    assertThat(bytes).isEqualTo(size);
                    assertThat((double) bytesRead / bytes)
                            .isCloseTo(count / 200_000.0, org.assertj.core.api.Assertions.within(0.1));
                })
                .zone();
        assertThat(records).containsExactly(65_536L, 131_072L, 196_608L, 200_000L);
        assertThat(zone.nodes()).hasSize(175_000 - 1);
    }

    private Zone read(String text) throws Exception {
        return ZoneFile.read(APEX, write(text));
    }

    private ZoneFile.Loaded load(String text) throws Exception {
        return ZoneFile.load(APEX, write(text), (records, bytesRead, bytes) -> {});
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("zone"), text, StandardCharsets.ISO_8859_1);
    }

    private static List<String> text(Zone zone) {
        List<String> lines = new ArrayList<>();
        for (Node node : zone.nodes()) {
            for (int i = 0; i < node.setCount(); i++) {
                RrSet set = node.setAt(i);
                set.forEach(record -> lines.add(
                        node + " " + set.ttl() + " " + RrTypes.name(set.type()) + " " + RdataPrinter.print(record)));
            }
        }
        return lines;
    }
}
