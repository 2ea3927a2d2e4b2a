package org.mpl4j.dns.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mpl4j.dns.middleware.Asking;
import org.mpl4j.dns.packets.dns.EdnsOption;
import org.mpl4j.runtime.codec.DnsName;
import org.xbill.DNS.Message;

final class UpdateStageTest {
    @TempDir
    Path folder;

    private TrialServer server;

    @BeforeEach
    void start() {
        server = new TrialServer(folder).start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** RFC 2136 section 3.2. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "www 0 ANY ANY|NoError",
                "WWW 0 ANY ANY|NoError",
                "none 0 ANY ANY|NXDomain",
                "none 0 NONE ANY|NoError",
                "www 0 NONE ANY|YXDomain",
                "www 0 ANY A|NoError",
                "www 0 ANY AAAA|NXRRSet",
                "none 0 ANY A|NXRRSet",
                "www 0 NONE AAAA|NoError",
                "www 0 NONE A|YXRRSet",
                "www 0 IN A 192.0.2.3; www 0 IN A 192.0.2.2|NoError",
                "www 0 IN A 192.0.2.3; www 0 IN A 192.0.2.3; www 0 IN A 192.0.2.2|NoError",
                "www 0 IN A 192.0.2.2|NXRRSet",
                "www 0 IN A 192.0.2.2; www 0 IN A 192.0.2.3; www 0 IN A 192.0.2.4|NXRRSet",
                "www 0 IN A 192.0.2.2; www 0 IN A 192.0.2.4|NXRRSet",
                "alias 0 IN CNAME WWW; @ 0 IN NS ns1|NoError",
                "none 0 IN A 192.0.2.2|NXRRSet",
                "www 0 ANY ANY; none 0 ANY ANY; @ 0 NONE SOA|NXDomain",
                "www 1 ANY ANY|FormErr",
                "www 1 IN A 192.0.2.2|FormErr",
                "www 0 ANY A 192.0.2.2|FormErr",
                "www 0 NONE A 192.0.2.2|FormErr",
                "www 0 CH A|FormErr",
                "other.example. 0 ANY ANY|NotZone",
                "other.example. 0 NONE A|NotZone",
            })
    void asksWhetherPrerequisitesHold(String prerequisites, String code) {
        String before = server.text();
        assertThat(server.send(Updates.of(prerequisites, "new 60 IN A 192.0.2.9")))
                .isEqualTo(code);
        if (code.equals("NoError")) {
            assertThat(server.text()).contains("new.example.org. 60 IN A 192.0.2.9");
        } else {
            assertThat(server.text()).isEqualTo(before);
        }
    }

    /** RFC 2136 section 3.4.1: nothing is done if one of them is wrong, wherever it is. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "other.example. 60 IN A 192.0.2.9|NotZone",
                "a 60 IN ANY|FormErr",
                "a 60 IN AXFR|FormErr",
                "a 60 IN MAILA|FormErr",
                "a 60 IN A|FormErr",
                "a 1 ANY A|FormErr",
                "a 0 ANY A 192.0.2.9|FormErr",
                "a 0 ANY AXFR|FormErr",
                "a 1 NONE A 192.0.2.9|FormErr",
                "a 0 NONE ANY|FormErr",
                "a 0 CH A 192.0.2.9|FormErr",
                "a 0 IN OPT|FormErr",
                "sub 60 IN DNAME other.example.; sub 60 IN NS ns1|Refused",
            })
    void looksThroughUpdatesBeforeItMakesThem(String wrong, String code) {
        String before = server.text();
        assertThat(server.send(Updates.of("", "new 60 IN A 192.0.2.9;" + wrong)))
                .isEqualTo(code);
        assertThat(server.send(Updates.of("", wrong + "; new 60 IN A 192.0.2.9")))
                .isEqualTo(code);
        assertThat(server.text()).isEqualTo(before);
        assertThat(server.served().serial()).isEqualTo(10);
    }

    /** RFC 2136 section 3.4.2: what is there afterwards, beside the names that stay as they are. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // Added, replaced, with another TTL.
                "a 60 IN A 192.0.2.9|a.example.org. 60 IN A 192.0.2.9|-",
                "www 300 IN A 192.0.2.9|www.example.org. 300 IN A 192.0.2.9|-",
                "www 60 IN A 192.0.2.3|www.example.org. 60 IN A 192.0.2.2|www.example.org. 300",
                "a.b.c 60 IN TXT x|a.b.c.example.org. 60 IN TXT \"x\"|-",
                // Aliases.
                "www 60 IN CNAME a; b 60 IN A 192.0.2.9|www.example.org. 300 IN A 192.0.2.2|www.example.org. 60 IN CNAME",
                "alias 60 IN A 192.0.2.9; b 60 IN A 192.0.2.9|alias.example.org. 300 IN CNAME www|alias.example.org. 60",
                "alias 60 IN CNAME ns1|alias.example.org. 60 IN CNAME ns1.example.org.|CNAME www",
                "alias 0 ANY CNAME; alias 60 IN A 192.0.2.9|alias.example.org. 60 IN A 192.0.2.9|CNAME",
                // Deleted.
                "www 0 ANY A|-|www.example.org. 300 IN A",
                "www 0 ANY ANY|-|www.example.org. 300 IN A",
                "www 0 NONE A 192.0.2.2|www.example.org. 300 IN A 192.0.2.3|192.0.2.2",
                "alias 0 NONE CNAME WWW|-|CNAME",
                // The apex keeps what makes a zone.
                "@ 60 IN TXT x; @ 0 ANY ANY; a 60 IN A 192.0.2.9|example.org. 300 IN NS ns1|TXT",
                "@ 0 ANY SOA; a 60 IN A 192.0.2.9|example.org. 300 IN SOA|-",
                "@ 0 ANY NS; a 60 IN A 192.0.2.9|example.org. 300 IN NS|-",
                "@ 0 NONE NS ns1; a 60 IN A 192.0.2.9|example.org. 300 IN NS ns1|-",
                "@ 300 IN NS ns2; @ 0 NONE NS ns1|example.org. 300 IN NS ns2|IN NS ns1",
                "@ 300 IN NS ns2; @ 0 NONE NS ns1; @ 0 NONE NS ns2|example.org. 300 IN NS ns2|IN NS ns1",
                "@ 0 NONE SOA ns1 hostmaster 10 7200 900 1209600 300; a 60 IN A 192.0.2.9|IN SOA|-",
                // The serial.
                "@ 60 IN SOA a b 20 1 2 3 4|60 IN SOA a.example.org. b.example.org. 20 1 2 3 4|hostmaster",
                "@ 60 IN SOA a b 10 1 2 3 4|60 IN SOA a.example.org. b.example.org. 11 1 2 3 4|hostmaster",
                "@ 60 IN SOA a b 9 1 2 3 4; a 60 IN A 192.0.2.9|hostmaster.example.org. 11 |IN SOA a",
                "@ 60 IN SOA a b 2147483657 1 2 3 4|b.example.org. 2147483657|hostmaster",
                "@ 60 IN SOA a b 2147483659 1 2 3 4; a 60 IN A 192.0.2.9|hostmaster.example.org. 11 |IN SOA a",
                "www 60 IN SOA a b 20 1 2 3 4; a 60 IN A 192.0.2.9|hostmaster.example.org. 11 |IN SOA a",
                // One after the other.
                "a 60 IN A 192.0.2.9; a 0 ANY ANY; a 60 IN A 192.0.2.8|a.example.org. 60 IN A 192.0.2.8|192.0.2.9",
                "A 60 IN MX 10 WWW; b 60 IN MX 10 www|A.example.org. 60 IN MX 10 www.example.org.|-",
                "d 60 IN DNAME x.example.; d 60 IN DNAME y.example.|d.example.org. 60 IN DNAME y.example.|x.example",
            })
    void makesChanges(String updates, String there, String missing) {
        assertThat(server.send(Updates.of("", updates))).isEqualTo("NoError");
        if (there != null) {
            assertThat(server.text()).contains(there);
        }
        if (missing != null) {
            assertThat(server.text()).doesNotContain(missing);
        }
        assertThat(server.served().serial()).isGreaterThan(10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "www 300 IN A 192.0.2.3",
                "none 0 ANY ANY",
                "none 0 ANY A",
                "www 0 NONE A 192.0.2.9",
                "a 60 IN A 192.0.2.9; a 0 ANY ANY",
                "www 60 IN CNAME a",
                "@ 0 ANY SOA",
                "''",
            })
    void leavesTheSerialWhereNothingChanges(String updates) {
        String before = server.text();
        assertThat(server.send(Updates.of("", updates))).isEqualTo("NoError");
        assertThat(server.text()).isEqualTo(before);
    }

    @Test
    void countsBeyondTheLargestSerial() {
        server.send(Updates.of("", "@ 60 IN SOA a b 2147483657 1 2 3 4"));
        server.send(Updates.of("", "@ 60 IN SOA a b 4294967295 1 2 3 4"));
        assertThat(server.served().serial()).isEqualTo(4_294_967_295L);
        server.send(Updates.of("", "a 60 IN A 192.0.2.9"));
        assertThat(server.served().serial()).isEqualTo(1);
    }

    @Test
    void keepsRecordsWithoutCompression() throws Exception {
        server.send(Updates.of("", "@ 300 IN SOA a.example.org. b.example.org. 20 1 2 3 4; m 60 IN MINFO a.m b.m"));
        String text = server.text();
        server.close();
        server = new TrialServer(folder).start();
        assertThat(server.text()).isEqualTo(text).contains("IN MINFO a.m.example.org. b.m.example.org.");
    }

    /** RFC 2136 section 3.1. */
    @Test
    void knowsItsZones() {
        String change = "new.example.org. 60 IN A 192.0.2.9";
        assertThat(server.send(Updates.of("example.net.", "", change))).isEqualTo("NotAuth");
        assertThat(server.send(Updates.of("www.example.org.", "", change))).isEqualTo("NotAuth");
        Message message = Updates.of("", change);
        message.getHeader().setOpcode(org.xbill.DNS.Opcode.UPDATE);
        message.removeAllRecords(org.xbill.DNS.Section.ZONE);
        assertThat(server.send(message)).isEqualTo("FormErr");
        org.xbill.DNS.Record zone = org.xbill.DNS.Record.newRecord(
                org.xbill.DNS.Name.fromConstantString("example.org."), org.xbill.DNS.Type.A, 1);
        message.addRecord(zone, org.xbill.DNS.Section.ZONE);
        assertThat(server.send(message)).isEqualTo("FormErr");
        assertThat(server.send(Updates.of("EXAMPLE.org.", "", change))).isEqualTo("NoError");
    }

    @Test
    void refusesOthersAndSaysWhy() {
        Asking stranger = new Asking(server.service()).from(0, 0xffff_c633_6401L);
        assertThat(TrialServer.send(stranger, Updates.of("", "new 60 IN A 192.0.2.9")))
                .isEqualTo("Refused");
        // Nor does anybody learn what is there.
        assertThat(TrialServer.send(stranger, Updates.of("none 0 ANY ANY", ""))).isEqualTo("Refused");
        Message message = Updates.of("", "new 60 IN A 192.0.2.9");
        message.addRecord(new org.xbill.DNS.OPTRecord(1232, 0, 0), org.xbill.DNS.Section.ADDITIONAL);
        var answer = stranger.send(java.nio.ByteBuffer.wrap(message.toWire(65_535)));
        assertThat(Asking.option(answer, EdnsOption.DataKind.ExtendedError)).isNotNull();
        server.close();
        server = new TrialServer(folder, 1 << 20, DnsName.of("key.example")).start();
        assertThat(server.send(Updates.of("", "new 60 IN A 192.0.2.9"))).isEqualTo("Refused");
        assertThat(server.text()).doesNotContain("new.");
    }

    @Test
    void takesNoUpdatesBeforeItIsStartedNorWhenItIsFrozen() throws Exception {
        server.close();
        server = new TrialServer(folder);
        server.load();
        assertThat(server.send(Updates.of("", "new 60 IN A 192.0.2.9"))).isEqualTo("ServFail");
        assertThat(Files.exists(server.journal())).isTrue();
        server.start();
        assertThat(server.send(Updates.of("", "new 60 IN A 192.0.2.9"))).isEqualTo("NoError");
        server.dynamic().freeze();
        assertThat(Files.readString(server.file())).contains("new.example.org.");
        assertThat(server.send(Updates.of("", "two 60 IN A 192.0.2.9"))).isEqualTo("Refused");
        server.dynamic().thaw();
        assertThat(server.send(Updates.of("", "two 60 IN A 192.0.2.9"))).isEqualTo("NoError");
    }
}
