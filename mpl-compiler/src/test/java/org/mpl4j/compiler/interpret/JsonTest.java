package org.mpl4j.compiler.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpl4j.compiler.interpret.build.Draft;
import org.mpl4j.compiler.interpret.build.FreeFields;
import org.mpl4j.compiler.interpret.json.DraftReader;
import org.mpl4j.compiler.interpret.json.DraftSyntaxException;
import org.mpl4j.compiler.interpret.json.JsonBuffer;

/** The forms of values in JSON, both ways. */
final class JsonTest {
    /** The values of one field, written from bytes and read back to the same bytes. */
    private static void bothWays(String type, String hex, String json) throws Exception {
        TestSpec spec = TestSpec.of("packet p { x: " + type + "; }");
        String expected = "{\"packet\":\"p\",\"fields\":{\"x\":" + json + "}}";
        assertThat(spec.json("p", hex)).isEqualTo(expected);
        assertThat(spec.build("p", expected)).isEqualTo(hex);
    }

    private static void reads(String type, String json, String hex) {
        TestSpec spec = TestSpec.of("packet p { x: " + type + "; }");
        assertThat(spec.build("p", "{\"x\":" + json + "}")).isEqualTo(hex);
    }

    @Test
    void numbersAreNumbers() throws Exception {
        bothWays("uint64", "ffffffffffffffff", "18446744073709551615");
        bothWays("uint64", "8000000000000000", "9223372036854775808");
        bothWays("int64", "8000000000000000", "-9223372036854775808");
        bothWays("bit[64]", "8000000000000001", "9223372036854775809");
        bothWays("varint", "ffffffffffffffffff01", "18446744073709551615");
        bothWays("quicint", "ffffffffffffffff", "4611686018427387903");
        bothWays("byte", "00", "0");
    }

    @Test
    void truthValuesAreBooleans() throws Exception {
        bothWays("boolean", "01", "true");
        reads("boolean", "1", "01");
        reads("boolean", "0", "00");
        TestSpec spec = TestSpec.of("packet p { a: bit[1] default(false); b: bit[1]; c: bit[6] const(0); }");
        assertThat(spec.json("p", "c0")).isEqualTo("{\"packet\":\"p\",\"fields\":{\"a\":true,\"b\":1,\"c\":0}}");
        assertThat(spec.build("p", "{'a':1,'b':true}")).isEqualTo("c0");
    }

    @Test
    void floatsAreNumbersOrSayWhatElse() throws Exception {
        bothWays("float64", "3ff8000000000000", "1.5");
        bothWays("float32", "3dcccccd", "0.1");
        bothWays("float32", "7f800000", "\"Infinity\"");
        bothWays("float64", "7ff8000000000000", "\"NaN\"");
        bothWays("float32", "7fc00001", "{\"hex\":\"7fc00001\"}");
        bothWays("float32", "c2c80000", "-100.0");
        reads("float32", "2", "40000000");
    }

    @Test
    void bytesAreHexadecimalAndStringsAreText() throws Exception {
        bothWays("byte[3]", "00abff", "\"00abff\"");
        bothWays("string8", "03610a22", "\"a\\n\\\"\"");
        bothWays("string8", "02c3a9", "\"\u00e9\"");
        bothWays("string8", "0100", "\"\\u0000\"");
        bothWays("string8", "02c328", "{\"hex\":\"c328\"}");
        bothWays("cstring", "616200", "\"ab\"");
        reads("string8", "{\"hex\":\"6162\"}", "026162");
        reads("byte[2]", "{\"hex\":\"6162\"}", "6162");
        reads("string8", "\"\\ud83d\\ude00\"", "04f09f9880");
    }

    @Test
    void codecsHaveTheirOwnText() throws Exception {
        bothWays("mpint", "00000002" + "00ff", "\"00ff\"");
        bothWays("mpint", "00000000", "\"\"");
        bothWays("dns_label", "0377777707" + "6578616d706c65" + "00", "\"www.example\"");
        bothWays("dns_label", "00", "\".\"");
        bothWays("dns_label", "03" + "612e62" + "00", "\"a\\\\.b\"");
        bothWays("dns_label", "01ff00", "\"\\\\255\"");
        reads("dns_label", "{\"hex\":\"016100\"}", "016100");
        TestSpec spec = TestSpec.of("packet p { x: dns_label; }");
        assertThatThrownBy(() -> spec.build("p", "{'x':'a..b'}")).hasMessageStartingWith("x: is the text \"a..b\"");
    }

    @Test
    void shownValuesAreTheirText() throws Exception {
        bothWays("uint32 show(ipv4)", "c0000201", "\"192.0.2.1\"");
        bothWays("byte[16] show(ipv6)", "20010db8000000000000000000000001", "\"2001:db8::1\"");
        bothWays("byte[6] show(mac)", "001b213c4d5e", "\"00:1b:21:3c:4d:5e\"");
        bothWays("uint16 show(hex)", "00ab", "\"0x00ab\"");
        bothWays("byte[2] show(text)", "6162", "\"ab\"");
        bothWays("byte[2] show(text)", "c328", "{\"hex\":\"c328\"}");
        bothWays("int16 show(hex)", "fffe", "\"0xfffe\"");
        reads("uint32 show(ipv4)", "1", "00000001");
        reads("uint16 show(hex)", "255", "00ff");
        reads("uint16 show(hex)", "\"255\"", "00ff");
    }

    @Test
    void enumerationsHaveTagAndValue() throws Exception {
        bothWays("byte variant { |1 -> A |2 -> B }", "02", "{\"tag\":\"B\",\"value\":2}");
        bothWays("byte variant { |1 -> A |2 -> B }", "09", "{\"tag\":null,\"value\":9}");
        bothWays(
                "uint64 variant { |0xffffffffffffffff -> All }",
                "ffffffffffffffff",
                "{\"tag\":\"All\",\"value\":18446744073709551615}");
        bothWays("string8 variant { |\"none\" -> None }", "046e6f6e65", "{\"tag\":\"None\",\"value\":\"none\"}");
        reads("string8 variant { |\"none\" -> None }", "\"None\"", "046e6f6e65");
        reads("string8 variant { |\"none\" -> None }", "\"other\"", "056f74686572");
        reads("boolean variant { |true -> Yes |false -> No }", "\"Yes\"", "01");
    }

    @Test
    void branchesLabelsAndRepeatedNames() throws Exception {
        TestSpec spec = TestSpec.of("""
                packet p {
                    t: byte; start: label;
                    classify (t) { |1:"One" -> x: byte; mark: label; |_:"Other" -> (); };
                    body: classify (t) { |1:"One" -> classify (x2) { |_:"Any" -> (); }; x2: byte; |_:"Two" -> (); };
                    x: byte; mark: label;
                    list: array (1) { u: byte; classify (u) { |3:"Three" -> v: byte; |_:"Rest" -> (); }; };
                }
                """.replace(
                "classify (x2) { |_:\"Any\" -> (); }; x2: byte;", "x2: byte; classify (x2) { |_:\"Any\" -> (); };"));
        assertThat(spec.json("p", "01 05 06 07 03 08")).isEqualTo("""
                        {"packet":"p","branch":"One","labels":{"start":1,"mark":2,"mark_2":4},"fields":{"t":1,"x":5,\
                        "body":{"packet":"body","branch":"One.Any","fields":{"x2":6}},"x_2":7,\
                        "list":[{"branch":"Three","fields":{"u":3,"v":8}}]}}""");
        assertThat(spec.json("p", "02 07 04")).isEqualTo("""
                        {"packet":"p","branch":"Other","labels":{"start":1,"mark":2},"fields":{"t":2,\
                        "body":{"packet":"body","branch":"Two","fields":{}},"x":7,\
                        "list":[{"branch":"Rest","fields":{"u":4}}]}}""");
    }

    @Test
    void aDissectionWithoutWhatFollowsBuildsTheSameBytes() throws Exception {
        TestSpec dns = TestSpec.compile(TestSpec.BUNDLED, "dns/dns.mpl");
        String hex = dns.build(
                "dns",
                "{'id':1,'questions':[{'question':{'qname':'a.b','qtype':'A'}}],'answers':[],'authority':[],'additional':[]}");
        Draft.Group free = FreeFields.of(dns.parse("dns", hex));
        assertThat(dns.builder().build(dns.name("dns"), free).hex()).isEqualTo(hex);
    }

    @Test
    void numbersAreWrittenLikeJavaWritesThem() {
        Random random = new Random(7);
        JsonBuffer out = new JsonBuffer();
        for (int i = 0; i < 10_000; i++) {
            long number = random.nextLong() >> random.nextInt(64);
            out.clear();
            out.raw('[').number(number).raw(',').unsigned(number).raw(']');
            assertThat(out.toString()).isEqualTo("[" + number + "," + Long.toUnsignedString(number) + "]");
        }
        out.clear();
        assertThat(out.number(Long.MIN_VALUE)
                        .raw(' ')
                        .number(Long.MAX_VALUE)
                        .raw(' ')
                        .number(0)
                        .toString())
                .isEqualTo("-9223372036854775808 9223372036854775807 0");
    }

    @Test
    void bytesAreWrittenFromBuffersOfAnyKind() {
        byte[] content = new byte[300];
        new Random(3).nextBytes(content);
        String expected = java.util.HexFormat.of().formatHex(content, 5, 300);
        ByteBuffer direct = ByteBuffer.allocateDirect(300).put(content);
        for (ByteBuffer buffer : new ByteBuffer[] {
            ByteBuffer.wrap(content), direct, ByteBuffer.wrap(content).asReadOnlyBuffer()
        }) {
            assertThat(new JsonBuffer().hex(buffer, 5, 300).toString()).isEqualTo(expected);
        }
    }

    @Test
    void textIsEscaped() throws Exception {
        String text = "a\"\\\b\u0000\n\r\t\u00e9\ud83d\ude00z\u2028";
        JsonBuffer out = new JsonBuffer().raw('{').key("x").string(text).raw('}');
        assertThat(new DraftReader().read(out.toString()).members()).containsEntry("x", new Draft.Text(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "1",
                "{",
                "{\"a\":1,\"a\":2}",
                "{} {}",
                "{}x",
                "{\"a\":01}",
                "{'a':1}",
                "{\"a\":}",
                "{\"a\":1e999}",
                "{a:1}",
                "{\"a\":NaN}"
            })
    void refusesWhatIsNotExactlyOneObject(String json) {
        assertThatThrownBy(() -> new DraftReader().read(json))
                .isInstanceOf(DraftSyntaxException.class)
                .hasMessageStartingWith("line 1, column ");
    }

    @Test
    void refusesWhatIsNestedTooDeep() {
        String json = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        assertThatThrownBy(() -> new DraftReader().read(json)).isInstanceOf(DraftSyntaxException.class);
    }
}
