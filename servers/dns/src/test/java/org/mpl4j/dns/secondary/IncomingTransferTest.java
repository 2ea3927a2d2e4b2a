package org.mpl4j.dns.secondary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.zone.Texts;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.dns.zone.file.ZoneWriter;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.codec.DnsName;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** Transfers that are right, and all that is not. Messages are dnsjava's, which compresses them. */
final class IncomingTransferTest {
    private static final String APEX = "example.";
    private static final String SOA = "@ 300 SOA ns1 hostmaster %d 3600 900 1209600 60\n";
    private static final String BODY = """
            @ 300 NS ns1
            @ 300 MX 10 mail
            ns1 300 A 192.0.2.1
            mail 300 A 192.0.2.2
            a 300 CNAME deep.down.below
            deep.down.below 300 TXT "x"
            """;

    private static String soa(long serial) {
        return SOA.formatted(serial);
    }

    @Test
    void makesAZoneOfSeveralMessages() throws IOException {
        Zone expected = Texts.zone(APEX, soa(7) + BODY);
        Fetched one = transfer(null, soa(7) + BODY + soa(7));
        assertThat(text(one.zone())).isEqualTo(text(expected));
        assertThat(one.change()).isNull();
        Fetched several = transfer(
                null,
                soa(7),
                BODY.substring(0, BODY.indexOf("mail 300")),
                BODY.substring(BODY.indexOf("mail 300")),
                soa(7));
        assertThat(text(several.zone())).isEqualTo(text(expected));
    }

    @Test
    void makesTheNextVersionOfChanges() throws IOException {
        Zone before = Texts.zone(APEX, soa(0xffff_ffffL) + BODY);
        Fetched next = transfer(
                before,
                soa(4),
                soa(0xffff_ffffL) + "mail 300 A 192.0.2.2\n" + soa(2),
                "MAIL 300 A 192.0.2.3\n" + soa(2) + soa(4) + "new 60 TXT \"y\"\n",
                soa(4));
        assertThat(text(next.zone()))
                .isEqualTo(
                        text(Texts.zone(APEX, soa(4) + BODY.replace("192.0.2.2", "192.0.2.3") + "new 60 TXT \"y\"\n")));
        assertThat(next.change().from()).isEqualTo(0xffff_ffffL);
        assertThat(next.change().to()).isEqualTo(4);
        assertThat(next.change().removed()).hasSize(2);
        assertThat(next.change().added()).hasSize(3);
    }

    @Test
    void takesAWholeZoneInThePlaceOfChanges() throws IOException {
        Zone before = Texts.zone(APEX, soa(7) + BODY);
        Fetched next = transfer(before, soa(9) + "@ 300 NS ns1\nns1 300 A 192.0.2.9\n" + soa(9));
        assertThat(next.zone().serial()).isEqualTo(9);
        assertThat(next.zone().nodes()).hasSize(2);
        assertThat(next.change()).isNull();
    }

    @Test
    void knowsThatThereIsNothingNewer() throws IOException {
        Zone before = Texts.zone(APEX, soa(7) + BODY);
        assertThat(transfer(before, soa(7))).isNull();
        assertThat(transfer(before, soa(6))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@ 300 NS ns1",
                "SOA7; @ 300 NS ns1; ns1 300 A 192.0.2.1; SOA8",
                "SOA7; BODY; SOA7; @ 300 NS ns2",
                "SOA7; @ 300 NS ns1; ns1 300 A 192.0.2.1; www.elsewhere. 300 A 192.0.2.1; SOA7",
                "SOA7; BODY; other 300 SOA ns1 hostmaster 7 1 1 1 1; SOA7",
                "SOA7; ns1 300 A 192.0.2.1; SOA7",
                "SOA7; BODY; a 300 A 192.0.2.1; SOA7",
                "SOA7; SOA7; SOA7"
            })
    void refusesWhatIsNoZone(String records) {
        assertThatThrownBy(() -> transfer(null, expand(records))).isInstanceOf(TransferException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SOA9; SOA7; mail 300 A 192.0.2.77; SOA9; SOA9 | that is not there",
                "SOA9; SOA7; nobody 300 A 192.0.2.2; SOA9; SOA9 | that is not there",
                "SOA9; SOA7; SOA8; SOA7; SOA9; SOA9 | is at serial 8 and goes on from 7",
                "SOA9; SOA7; SOA6; SOA6; SOA9; SOA9 | goes from serial 7 to 6",
                "SOA9; SOA7; SOA10; SOA9 | goes from serial 7 to 10",
                "SOA9; SOA7; SOA9; SOA9; SOA9 | behind its end",
                "SOA9; SOA7; SOA9; www.elsewhere. 300 A 192.0.2.1; SOA9 | is no zone",
                "SOA9; SOA7; @ 300 NS ns1; SOA9; SOA9 | is no zone",
                "SOA9; SOA8; SOA9; SOA9 | begins with serial 9 and ends with 8"
            })
    void refusesChangesThatAreNone(String records, String reason) {
        Zone before = Texts.zone(APEX, soa(7) + BODY);
        assertThatThrownBy(() -> transfer(before, expand(records)))
                .isInstanceOf(TransferException.class)
                .hasMessageContaining(reason);
        assertThat(before.serial()).isEqualTo(7);
    }

    @Test
    void refusesMessagesThatAreNoPartOfATransfer() {
        for (int rcode : new int[] {2, 5, 9}) {
            Message message = message(soa(7));
            message.getHeader().setRcode(rcode);
            expectRefused(message, "it says ");
        }
        Message truncated = message(soa(7));
        truncated.getHeader().setFlag(Flags.TC);
        expectRefused(truncated, "truncated");
        expectRefused(message(""), "without records");
    }

    private static void expectRefused(Message message, String reason) {
        assertThatThrownBy(() -> new IncomingTransfer(DnsName.of(APEX), null).take(parsed(message)))
                .isInstanceOf(TransferException.class)
                .hasMessageContaining(reason);
    }

    private static String expand(String records) {
        StringBuilder text = new StringBuilder();
        for (String record : records.split("; ")) {
            text.append(
                    switch (record) {
                        case "BODY" -> BODY;
                        case "SOA6", "SOA7", "SOA8", "SOA9", "SOA10" -> soa(Long.parseLong(record.substring(3)));
                        default -> record + "\n";
                    });
        }
        return text.toString();
    }

    private static @Nullable Fetched transfer(@Nullable Zone before, String... messages) throws IOException {
        IncomingTransfer transfer = new IncomingTransfer(DnsName.of(APEX), before);
        for (String message : messages) {
            assertThat(transfer.isEnded()).isFalse();
            transfer.take(parsed(message(message)));
        }
        assertThat(transfer.isEnded()).isTrue();
        return transfer.result();
    }

    private static Message message(String text) {
        Message message = new Message(7);
        message.getHeader().setFlag(Flags.QR);
        List<Record> records = Texts.records(APEX, text);
        records.forEach(record -> message.addRecord(record, Section.ANSWER));
        return message;
    }

    private static Dns parsed(Message message) {
        try {
            return Dns.parse(ByteBuffer.wrap(message.toWire(0xffff)));
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(Zone zone) throws IOException {
        StringBuilder text = new StringBuilder();
        ZoneWriter.write(zone, text);
        return text.toString();
    }
}
