package org.mpl4j.compiler.backend.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mpl4j.compiler.cli.PacketCase;
import org.mpl4j.compiler.interpret.TestSpec;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.runtime.Bytes;

/** Records that are kept as bytes, as servers do, become part of messages: names are compressed, or not, as if they had been given. */
final class DnsRelayTest {
    private static final QualifiedName MESSAGE = new QualifiedName("dns", "dns", "dns");

    /** An answer without questions, with one record in the answers and one in the additional section. */
    private static final String HEADER = "000184000000000100000001";

    /** Types whose data has names that are compressed (RFC 3597 section 4). */
    private static final Set<String> COMPRESSED =
            Set.of("NS", "MD", "MF", "CNAME", "SOA", "MB", "MG", "MR", "PTR", "MINFO", "MX");

    private static final String PROGRAM = """
            package dns;

            import java.nio.ByteBuffer;
            import org.mpl4j.runtime.Bytes;
            import org.mpl4j.runtime.codec.DnsName;

            public final class Program {
                private Program() {}

                private static ByteBuffer hex(String text) {
                    return ByteBuffer.wrap(Bytes.ofHex(text).toArray());
                }

                public static void run(ByteBuffer buffer) throws Exception {
                    %s
                }
            }
            """;

    private static TestSpec spec;
    private static GeneratedSpec generated;

    @BeforeAll
    static void compile() {
        spec = TestSpec.compile(TestSpec.BUNDLED, "dns/dns.mpl");
        generated = new GeneratedSpec(spec);
    }

    static Stream<PacketCase> records() throws IOException {
        return PacketCase.vectors().stream()
                .filter(vector ->
                        vector.packet().equals("dns_rr") && !vector.hex().isEmpty() && !vector.isRefused())
                .filter(vector -> vector.specification().endsWith("records.mpl"));
    }

    /** Written twice, all that can be compressed is: what is built is shorter for these types, and for no others. */
    @ParameterizedTest
    @MethodSource("records")
    void compressesWhatIsCompressed(PacketCase record) {
        String message = HEADER + record.hex() + record.hex();
        String built = new RelayAgreement(generated)
                .check(MESSAGE, Arguments.NONE, HexFormat.of().parseHex(message), new Random(1));
        String type =
                record.json().replaceFirst(".*\"rdata\": \\{\"branch\": \"", "").replaceFirst("\".*", "");
        boolean hasOwner = !record.hex().startsWith("00");
        if (COMPRESSED.contains(type) || hasOwner) {
            assertThat(built).hasSizeLessThan(message.length()).startsWith(HEADER);
        } else if (record.violations() == 0) {
            assertThat(built).isEqualTo(message);
        } else {
            // Constants are written as they should be.
            assertThat(built).hasSameSizeAs(message).isNotEqualTo(message);
        }
    }

    private static String run(String statements) {
        Map<String, String> sources = new LinkedHashMap<>(GeneratedSpec.sources(spec));
        sources.put("dns/Program.java", PROGRAM.formatted(statements));
        ByteBuffer buffer = ByteBuffer.allocate(512);
        try {
            InMemoryJava.compile(sources)
                    .loadClass("dns.Program")
                    .getMethod("run", ByteBuffer.class)
                    .invoke(null, buffer);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
        return Bytes.view(buffer, 0, buffer.position()).hex();
    }

    @Test
    void answersFromRecordsThatAreKept() {
        String record = "076578616d706c6503636f6d00" + "000f000100000078" + "0014" + "000a"
                + "046d61696c076578616d706c6503636f6d00";
        String answer = run("""
                DnsRr stored = DnsRr.parse(hex("%s"));
                DnsRr.AtypeBranch.Record record = stored.asRecord();
                Dns query = Dns.parse(hex("000101000001000000000000" + "076578616d706c6503636f6d00000f0001"));
                Dns.builder(buffer).id(query.id()).response(true).recursionDesired(query.recursionDesired())
                    .questions(query.questions())
                    .answers(list -> list.add(stored))
                    .authority(list -> list.add(rr -> rr.name("a.example.com").asRecord().ttl(1).rdata(record.rdata())))
                    .additional(list -> list.add(rr -> rr.name("example.com").atypeBranch(stored.atypeBranch())))
                    .build();
                """.formatted(record));
        String rdata = "0009" + "000a" + "046d61696c" + "c00c";
        assertThat(answer)
                .isEqualTo("000181000001000100010001" + "076578616d706c6503636f6d00000f0001"
                        + "c00c000f000100000078" + rdata
                        + "0161c00c000f000100000001" + "0004" + "000a" + "c02b"
                        + "c00c000f000100000078" + "0004" + "000a" + "c02b");
    }

    @Test
    void writesTheTagThatAViewHas() {
        String unknown = "00" + "fde9" + "0001" + "00000000" + "0002" + "abcd";
        String built = run("""
                DnsRr.AtypeBranch.Record kept = DnsRr.parse(hex("%s")).asRecord();
                DnsRr.builder(buffer).name(".").asRecord().ttl(7).rdata(kept.rdata()).build();
                """.formatted(unknown));
        assertThat(built).isEqualTo("00" + "fde9" + "0001" + "00000007" + "0002" + "abcd");
    }

    @Test
    void putsAMessageBehindItsLength() {
        String message = "000101000001000000000000" + "076578616d706c6503636f6d00000f0001";
        List<String> lines = List.of(
                "Dns message = Dns.parse(hex(\"" + message + "\"));",
                "DnsTcp.builder(buffer).message(message).build();");
        assertThat(run(String.join("\n", lines))).isEqualTo("001d" + message);
    }
}
