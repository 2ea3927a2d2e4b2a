package org.mpl4j.dns.zone.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpl4j.runtime.Bytes;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Tokenizer;
import org.xbill.DNS.Type;

/** What is read without dnsjava's records is what they read, and all else is left to them. */
class PlainDataTest {
    private static final long TTL = 3600;
    private static final Name ORIGIN = name("Example.org.");

    private final PlainData plain = new PlainData();

    private static Name name(String text) {
        try {
            return Name.fromString(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A 192.0.2.1",
                "A   0.0.0.0  ",
                "A 255.255.255.255",
                "AAAA 2001:db8::1",
                "AAAA ::",
                "AAAA ::1",
                "AAAA 2001:DB8:1:2:3:4:5:6",
                "AAAA fe80::",
                "NS ns1",
                "NS ns1.example.net.",
                "NS @",
                "NS .",
                "CNAME *.Wild",
                "PTR a.b.c",
                "MX 0 .",
                "MX 65535 mail",
                "SOA ns1 admin.x 1 3600 900 604800 300",
                "SOA . . 4294967295 2147483647 0 0 0",
            })
    void readsAsDnsjava(String text) throws IOException {
        assertThat(read(text)).isEqualTo(Bytes.wrap(byDnsjava(text).toWire(Section.ANSWER)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A 192.0.2",
                "A 192.0.2.1.5",
                "A 192.0.2.256",
                "A 192.0.2.01",
                "A 192.0.2.1 5",
                "A 192.0.2.1x",
                "A 192..2.1",
                "A 99999999999.0.2.1",
                "A",
                "AAAA 1::2::3",
                "AAAA ::192.0.2.1",
                "AAAA 12345::",
                "AAAA",
                "NS",
                "NS a b",
                "NS \"a\"",
                "NS a\\.b",
                "NS a..b",
                "MX mail",
                "MX 65536 mail",
                "MX 1",
                "MX -1 mail",
                "SOA ns1 admin 1 1h 900 604800 300",
                "SOA ns1 admin 4294967296 3600 900 604800 300",
                "SOA ns1 admin 1 2147483648 900 604800 300",
                "SOA ns1 admin 1 3600 900 604800",
                "A \\# 4 c0000201",
                "TXT text",
            })
    void leavesOthersAlone(String text) {
        assertThat(read(text)).isNull();
    }

    @Test
    void readsAddressesOneAfterTheOther() {
        assertThat(read("A 192.0.2.1", 60).hex()).isEqualTo("00000100010000003c0004c0000201");
        assertThat(read("A 255.0.2.2", 60).hex()).isEqualTo("00000100010000003c0004ff000202");
        assertThat(read("AAAA 2001:db8::1", 60).hex())
                .isEqualTo("00001c00010000003c001020010db8000000000000000000000001");
        assertThat(read("A 192.0.2.3", 61).hex()).isEqualTo("00000100010000003d0004c0000203");
        assertThat(read("AAAA 2001:db8::2", 60).hex())
                .isEqualTo("00001c00010000003c001020010db8000000000000000000000002");
        assertThat(read("AAAA ::", 0x7fff_ffff).hex())
                .isEqualTo("00001c00017fffffff001000000000000000000000000000000000");
        assertThat(read("A 192.0.2.4", 61).hex()).isEqualTo("00000100010000003d0004c0000204");
    }

    @Test
    void leavesOtherClassesAndTimesAlone() {
        assertThat(plain.read(Type.A, DClass.CH, TTL, new Words(" 192.0.2.1"), ORIGIN.toWire()))
                .isNull();
        assertThat(plain.read(Type.A, DClass.IN, 1L << 31, new Words(" 192.0.2.1"), ORIGIN.toWire()))
                .isNull();
    }

    @Test
    void leavesNamesThatAreTooLongAlone() {
        assertThat(read("NS " + "a23456789.".repeat(25) + "b")).isNull();
        assertThat(read("NS " + "a".repeat(64))).isNull();
    }

    private Bytes read(String text) {
        return read(text, TTL);
    }

    private Bytes read(String text, long ttl) {
        Words words = new Words(text);
        int type = Type.value(words.next());
        return plain.read(type, DClass.IN, ttl, words, ORIGIN.toWire());
    }

    private static String type(String text) {
        int blank = text.indexOf(' ');
        return blank < 0 ? text : text.substring(0, blank);
    }

    private static Record byDnsjava(String text) throws IOException {
        String type = type(text);
        return Record.fromString(
                Name.root, Type.value(type), DClass.IN, TTL, new Tokenizer(text.substring(type.length())), ORIGIN);
    }
}
