package org.mpl4j.compiler.dissect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mpl4j.compiler.cli.JsonTree;
import org.mpl4j.compiler.interpret.value.PacketValue;
import org.xbill.DNS.ClientSubnetOption;
import org.xbill.DNS.CookieOption;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DnssecAlgorithmOption;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.GenericEDNSOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSIDOption;
import org.xbill.DNS.NULLRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TKEYRecord;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TSIGRecord;
import org.xbill.DNS.TcpKeepaliveOption;
import org.xbill.DNS.Type;
import org.xbill.DNS.UNKRecord;
import org.xbill.DNS.Update;

/** {@code dns} and dnsjava understand each other, whoever of the two writes. */
class DnsjavaTest {
    private static final Protocol DNS = Protocol.of("dns");
    private static final HexFormat HEX = HexFormat.of();

    /** A record, and what its branch {@code Record} has as {@code rdata}. */
    record Sample(Record record, String rdata) {
        static Sample of(int type, String text, String rdata) {
            try {
                return new Sample(Record.fromString(name("r.owner"), type, DClass.IN, 3600, text, Name.root), rdata);
            } catch (IOException e) {
                throw new IllegalArgumentException(text, e);
            }
        }

        String json() {
            String type = rdata.contains("\"Unknown\"") && record instanceof UNKRecord
                    ? "\"atype\": " + record.getType() + ", "
                    : "";
            return "{\"branch\": \"Record\", \"fields\": {\"name\": \"r.owner\", \"aclass\": %d, \"ttl\": %d, %s\"rdata\": %s}}"
                    .formatted(record.getDClass(), record.getTTL(), type, rdata);
        }

        @Override
        public String toString() {
            return record.toString();
        }
    }

    static List<Sample> samples() throws IOException {
        List<Sample> samples = new ArrayList<>();
        try (InputStream file = DnsjavaTest.class.getResourceAsStream("dns-records.txt")) {
            List<String> lines = new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
            for (int i = 0; i < lines.size(); i += 2) {
                String[] words = lines.get(i).split(" ", 2);
                samples.add(Sample.of(Type.value(words[0], true), words[1], lines.get(i + 1)));
            }
        }
        samples.addAll(withoutText());
        return samples;
    }

    /** Types that have no text in zone files. */
    private static List<Sample> withoutText() {
        Name owner = name("r.owner");
        Instant then = Instant.ofEpochSecond(1_700_000_000);
        byte[] mac = HEX.parseHex("00112233");
        return List.of(
                new Sample(
                        new NULLRecord(owner, DClass.IN, 0, mac),
                        "{\"branch\": \"NULL\", \"fields\": {\"anything\": \"00112233\"}}"),
                new Sample(
                        new TKEYRecord(
                                owner, DClass.ANY, 0, name("gss-tsig"), then, then.plusSeconds(60), 3, 0, mac, null),
                        """
                        {"branch": "TKEY", "fields": {"algorithm": "gss-tsig", "inception": 1700000000, "expiration": 1700000060,
                         "mode": "GSSAPI", "error": "NoError", "key": "00112233", "other": ""}}"""),
                new Sample(
                        new TSIGRecord(
                                owner,
                                DClass.ANY,
                                0,
                                TSIG.HMAC_SHA256,
                                then,
                                Duration.ofSeconds(300),
                                mac,
                                7,
                                Rcode.BADTIME,
                                HEX.parseHex("000065000000")),
                        """
                        {"branch": "TSIG", "fields": {"algorithm": "hmac-sha256", "time_signed": 1700000000, "fudge": 300,
                         "mac": "00112233", "original_id": 7, "error": "BADTIME", "other": "000065000000"}}"""));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsWhatDnsjavaWrites(Sample sample) throws Exception {
        Map<?, ?> read = DNS.read("dns_rr", sample.record().toWire(Section.ANSWER));
        assertThat(JsonTree.agrees(JsonTree.of(sample.json()), read))
                .as("%s%nis not in%n%s", sample.json(), read)
                .isTrue();
        assertThat(type(read)).isEqualTo(sample.record().getType());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void dnsjavaReadsWhatIsBuilt(Sample sample) throws Exception {
        assertSame(Record.fromWire(DNS.build("dns_rr", sample.json()), Section.ANSWER), sample.record());
    }

    @Test
    void samplesHaveEveryTypeThatIsDescribedAndThatDnsjavaKnows() throws Exception {
        Set<String> described = new TreeSet<>(DNS.branches("dns_rr", "rdata"));
        assertThat(described).hasSizeGreaterThan(60);
        described.removeAll(Set.of("Empty", "ChaosA", "Unknown"));
        // dnsjava takes these for unknown; records.vectors has them
        described.removeAll(Set.of("CSYNC", "NID", "L32", "L64", "LP", "EUI48", "EUI64"));
        described.removeAll(Set.of("AMTRELAY", "AVC", "DSYNC", "RESINFO", "TA"));
        assertThat(samples().stream()
                        .filter(sample -> !(sample.record() instanceof UNKRecord))
                        .map(sample -> Type.string(sample.record().getType()).replace('-', '_')))
                .containsAll(described);
    }

    @Test
    void readsMessagesThatDnsjavaCompresses() throws Exception {
        Message message = allSamples();
        byte[] wire = message.toWire();
        assertThat(wire.length).isLessThan(uncompressed(message));
        PacketValue packet = DNS.parse("dns", wire);
        assertThat(Protocol.violations(packet)).isZero();
        List<?> records = records(Protocol.json(packet), "answers");
        List<Sample> samples = samples();
        assertThat(records).hasSize(samples.size() - 1);
        for (int i = 0; i < records.size(); i++) {
            Object expected = JsonTree.of(samples.get(i).json().replace("r.owner", owner(i)));
            assertThat(JsonTree.agrees(expected, records.get(i)))
                    .as("%s%nis not in%n%s", expected, records.get(i))
                    .isTrue();
        }
    }

    @Test
    void dnsjavaReadsMessagesThatAreCompressedHere() throws Exception {
        Message message = allSamples();
        byte[] built = DNS.rebuild(DNS.parse("dns", message.toWire()));
        assertThat(built.length).isLessThan(uncompressed(message));
        assertSame(new Message(built), message);
    }

    /** Each sample under a name of its own; what signs the message must be the last. */
    private static Message allSamples() throws IOException {
        Message message = new Message(4711);
        message.getHeader().setFlag(Flags.QR);
        message.addRecord(Record.newRecord(name("www.example.com"), Type.ANY, DClass.IN), Section.QUESTION);
        List<Sample> samples = samples();
        for (int i = 0; i < samples.size(); i++) {
            Record record = samples.get(i).record().withName(name(owner(i)));
            message.addRecord(record, record instanceof TSIGRecord ? Section.ADDITIONAL : Section.ANSWER);
        }
        return message;
    }

    private static String owner(int number) {
        return "r" + number + ".example.com";
    }

    private static int uncompressed(Message message) {
        return 12
                + IntStream.range(0, 4)
                        .flatMap(section ->
                                message.getSection(section).stream().mapToInt(record -> record.toWire(section).length))
                        .sum();
    }

    @Test
    void flagsAndCodesAreThoseOfDnsjava() throws Exception {
        Map<Integer, String> flags = Map.of(
                (int) Flags.QR, "response",
                (int) Flags.AA, "authoritative",
                (int) Flags.TC, "truncated",
                (int) Flags.RD, "recursion_desired",
                (int) Flags.RA, "recursion_available",
                (int) Flags.AD, "authentic_data",
                (int) Flags.CD, "checking_disabled");
        for (int flag : flags.keySet()) {
            Message message = new Message(1);
            message.getHeader().setFlag(flag);
            message.getHeader().setOpcode(Opcode.UPDATE);
            message.getHeader().setRcode(Rcode.NXRRSET);
            Map<?, ?> read = fields(DNS.read("dns", message.toWire()));
            flags.forEach((each, field) -> assertThat(read.get(field)).as(field).isEqualTo(each == flag));
            assertThat(JsonTree.agrees("Update", read.get("opcode"))).isTrue();
            assertThat(JsonTree.agrees("NXRRSet", read.get("rcode"))).isTrue();
            assertSame(new Message(DNS.rebuild(DNS.parse("dns", message.toWire()))), message);
        }
    }

    @Test
    void updatesHaveRecordsOfAnyTypeWithoutData() throws Exception {
        Update update = new Update(name("example.com"));
        update.present(name("a.example.com"));
        update.present(name("b.example.com"), Type.AAAA);
        update.present(name("c.example.com"), Type.A, "192.0.2.1");
        update.absent(name("d.example.com"));
        update.absent(name("e.example.com"), Type.SOA);
        update.add(name("f.example.com"), Type.MX, 60, "10 mail.example.com.");
        update.delete(name("g.example.com"));
        update.delete(name("h.example.com"), Type.TXT);
        update.delete(name("i.example.com"), Type.SRV, "1 2 3 host.example.com.");
        byte[] wire = update.toWire();

        Map<?, ?> read = DNS.read("dns", wire);
        assertThat(records(read, "answers").stream().map(DnsjavaTest::summary))
                .containsExactly("ANY ANY Empty", "ANY AAAA Empty", "IN A A", "NONE ANY Empty", "NONE SOA Empty");
        assertThat(records(read, "authority").stream().map(DnsjavaTest::summary))
                .containsExactly("IN MX MX", "ANY ANY Empty", "ANY TXT Empty", "NONE SRV SRV");
        byte[] built = DNS.rebuild(DNS.parse("dns", wire));
        assertSame(new Message(built), new Message(wire));
    }

    @Test
    void optionsOfEdnsBothWays() throws Exception {
        List<EDNSOption> options = List.of(
                new NSIDOption(HEX.parseHex("6e7331")),
                new DnssecAlgorithmOption(EDNSOption.Code.DAU, 8, 13),
                new DnssecAlgorithmOption(EDNSOption.Code.DHU, 2),
                new DnssecAlgorithmOption(EDNSOption.Code.N3U, 1),
                new ClientSubnetOption(20, 0, InetAddress.getByName("192.0.16.0")),
                new ClientSubnetOption(33, 32, InetAddress.getByName("2001:db8:8000::")),
                new CookieOption(HEX.parseHex("0102030405060708")),
                new CookieOption(HEX.parseHex("0102030405060708"), HEX.parseHex("1112131415161718")),
                new TcpKeepaliveOption(),
                new TcpKeepaliveOption(300),
                new GenericEDNSOption(EDNSOption.Code.PADDING, new byte[3]),
                new ExtendedErrorCodeOption(ExtendedErrorCodeOption.DNSSEC_BOGUS, "no key"),
                new ExtendedErrorCodeOption(ExtendedErrorCodeOption.SYNTHESIZED),
                new GenericEDNSOption(65001, HEX.parseHex("cafe")));
        Message message = new Message(1);
        message.addRecord(new OPTRecord(1232, 1, 0, 0x8000, options), Section.ADDITIONAL);
        byte[] wire = message.toWire();

        String expected = """
                {"branch": "OPT", "udp_size": 1232, "ext_rcode": 1, "edns_version": 0, "dnssec_ok": true, "options": [
                 {"option": {"code": "NSID", "data": {"nsid": "6e7331"}}},
                 {"option": {"data": {"algorithms": [{"algorithm": "RSASHA256"}, {"algorithm": "ECDSAP256SHA256"}]}}},
                 {"option": {"data": {"digest_types": [{"digest_type": "SHA256"}]}}},
                 {"option": {"data": {"hash_algorithms": [{"hash_algorithm": "SHA1"}]}}},
                 {"option": {"data": {"family": "IPv4", "source_prefix_length": 20, "scope_prefix_length": 0, "address": "c00010"}}},
                 {"option": {"data": {"family": "IPv6", "source_prefix_length": 33, "scope_prefix_length": 32, "address": "20010db880"}}},
                 {"option": {"data": {"client": "0102030405060708", "server": ""}}},
                 {"option": {"data": {"client": "0102030405060708", "server": "1112131415161718"}}},
                 {"option": {"code": "Keepalive", "length": 0}},
                 {"option": {"data": {"timeout": 300}}},
                 {"option": {"data": {"padding": "000000"}}},
                 {"option": {"data": {"info_code": "DNSSECBogus", "extra_text": "no key"}}},
                 {"option": {"data": {"info_code": "Synthesized", "extra_text": ""}}},
                 {"option": {"code": 65001, "data": {"branch": "Unknown", "bytes": "cafe"}}}]}""";
        Object read = records(DNS.read("dns", wire), "additional").get(0);
        assertThat(JsonTree.agrees(JsonTree.of(expected), read)).as("%s", read).isTrue();
        assertThat(DNS.rebuild(DNS.parse("dns", wire))).isEqualTo(wire);
    }

    private static String summary(Object record) {
        Map<?, ?> fields = fields(record);
        return tag(fields, "aclass") + " " + tag(fields, "atype") + " "
                + ((Map<?, ?>) fields.get("rdata")).get("branch");
    }

    private static Object tag(Map<?, ?> fields, String name) {
        return ((Map<?, ?>) fields.get(name)).get("tag");
    }

    private static int type(Map<?, ?> record) {
        return ((Number) ((Map<?, ?>) fields(record).get("atype")).get("value")).intValue();
    }

    private static List<?> records(Map<?, ?> message, String section) {
        return ((List<?>) fields(message).get(section))
                .stream().map(element -> ((Map<?, ?>) element).get("rr")).toList();
    }

    private static Map<?, ?> fields(Object packet) {
        return (Map<?, ?>) ((Map<?, ?>) packet).get("fields");
    }

    private static void assertSame(Record actual, Record expected) {
        assertThat(actual).isEqualTo(expected).hasToString(expected.toString());
        assertThat(actual.getTTL()).isEqualTo(expected.getTTL());
        assertThat(actual).hasSameClassAs(expected);
    }

    private static void assertSame(Message actual, Message expected) {
        assertThat(actual.getHeader()).hasToString(expected.getHeader().toString());
        for (int section = 0; section < 4; section++) {
            List<Record> records = actual.getSection(section);
            assertThat(records).hasSameSizeAs(expected.getSection(section));
            for (int i = 0; i < records.size(); i++) {
                assertSame(records.get(i), expected.getSection(section).get(i));
            }
        }
    }

    private static Name name(String text) {
        try {
            return Name.fromString(text, Name.root);
        } catch (IOException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
