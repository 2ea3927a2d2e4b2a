package org.mpl4j.dns.zone.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.zone.Texts;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.dns.zone.ZoneBuilder;
import org.mpl4j.dns.zone.ZoneChange;
import org.mpl4j.runtime.codec.DnsName;

class ZoneWriterTest {
    @TempDir
    Path folder;

    @Test
    void writesARecordALine() throws Exception {
        Zone zone = Texts.zone("example.org.", Texts.APEX + """
                @ 3600 RRSIG SOA 13 2 3600 20300101000000 20200101000000 1 @ AAAA
                0p9mhaveqvm6t7vbl5lop2u3t2rp3tom 60 NSEC3 1 1 12 aabbccdd 2t7b4g4vsa5smi47k61mv5bv1a22bojr MX
                \\$a\\;b\\ c 60 TXT "a\\"b" "\\200"
                """);
        StringBuilder text = new StringBuilder();
        ZoneWriter.write(zone, text);
        assertThat(text.toString().lines())
                .containsExactly(
                        "example.org.\t3600\tIN\tSOA\tns1.example.org. hostmaster.example.org. 7 7200 900 1209600 300",
                        "example.org.\t3600\tIN\tRRSIG\tSOA 13 2 3600 20300101000000 20200101000000 1 example.org. AAAA",
                        "example.org.\t3600\tIN\tNS\tns1.example.org.",
                        "\\$a\\;b\\032c.example.org.\t60\tIN\tTXT\t\"a\\\"b\" \"\\200\"",
                        "ns1.example.org.\t3600\tIN\tA\t192.0.2.1",
                        "0p9mhaveqvm6t7vbl5lop2u3t2rp3tom.example.org.\t60\tIN\tNSEC3\t"
                                + "1 1 12 AABBCCDD 2T7B4G4VSA5SMI47K61MV5BV1A22BOJR MX");
    }

    /** A zone of every type, with octets of all kinds in names, is the same when it is read again. */
    @Test
    void writesWhatIsReadAgain() throws Exception {
        DnsName apex = DnsName.of("example.org");
        ZoneBuilder builder = Texts.builder("example.org.", Texts.APEX);
        int number = 0;
        for (DnsRr record : RdataTest.records()) {
            if (record.name().isRoot()
                    && record.atypeRaw() != 6
                    && record.asRecord().aclassRaw() == 1) {
                String octet = "\\%03d".formatted(number % 256);
                DnsName owner = record.atypeRaw() == 50
                        ? DnsName.of("0p9mhaveqvm6t7vbl5lop2u3t2rp3to" + number % 10 + ".example.org")
                        : DnsName.of(octet + "x" + octet + number + ".example.org");
                number++;
                builder.add(owner, record.encoded());
            }
        }
        for (int i = 0; i < 256; i++) {
            builder.add(
                    DnsName.of("\\%03d.n.example.org".formatted(i)),
                    RdataTest.records().get(0).encoded());
        }
        Zone zone = builder.build();
        Path file = folder.resolve("zone");
        Files.writeString(file, "old");
        ZoneWriter.write(zone, file);
        Zone read = ZoneFile.read(apex, file);
        assertThat(ZoneChange.between(zone, read).added()).isEmpty();
        assertThat(ZoneChange.between(zone, read).removed()).isEmpty();
        assertThat(read.nodes()).hasSameSizeAs(zone.nodes());
        assertThat(number).isGreaterThan(70);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }
}
