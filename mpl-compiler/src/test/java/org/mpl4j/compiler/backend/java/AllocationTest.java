package org.mpl4j.compiler.backend.java;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpl4j.compiler.interpret.TestSpec;

/**
 * Parsing a packet and reading it, and building packets with a writer that is kept, allocates nothing in the long run: the just-in-time compiler finds that views, lists and slices do not leave the method that makes them, and
 * makes none. For that it must inline what makes and what reads them, so what generated code does seldom has to be small. Domain names are objects and are not read here.
 */
final class AllocationTest {
    private static final String TCP = """
            import java.nio.ByteBuffer;
            import java.util.function.ToLongFunction;
            import org.mpl4j.runtime.Bytes;
            import org.mpl4j.runtime.ParseException;
            import tcp.Tcp;
            import tcp.TcpOption;

            public final class Reader implements ToLongFunction<ByteBuffer> {
                private static final Bytes PSEUDO = Bytes.ofHex("c0000201c0000202");

                @Override
                public long applyAsLong(ByteBuffer buffer) {
                    try {
                        Tcp tcp = Tcp.parse(buffer, PSEUDO);
                        long sum = tcp.sourcePort() + tcp.destPort() + tcp.sequence() + tcp.dataOffset() + tcp.window();
                        for (TcpOption option : tcp.options()) {
                            sum += option.kindRaw() + read(option);
                        }
                        return sum + tcp.payload().length() + (tcp.syn() ? 1 : 0) + (tcp.checksumValid() ? 1 : 0);
                    } catch (ParseException e) {
                        throw new IllegalArgumentException(e);
                    }
                }

                private static long read(TcpOption option) {
                    return switch (option.kindKind()) {
                        case MaximumSegmentSize -> option.asMaximumSegmentSize().mss();
                        case WindowScale -> option.asWindowScale().shift();
                        case Timestamps -> option.asTimestamps().tsValue();
                        default -> 0;
                    };
                }
            }
            """;

    private static final String DNS_QUESTIONS = """
            import dns.Dns;
            import dns.DnsQuestion;
            import java.nio.ByteBuffer;
            import java.util.function.ToLongFunction;
            import org.mpl4j.runtime.ParseException;

            public final class Reader implements ToLongFunction<ByteBuffer> {
                @Override
                public long applyAsLong(ByteBuffer buffer) {
                    try {
                        Dns dns = Dns.parse(buffer);
                        long sum = dns.id() + dns.opcodeRaw() + (dns.response() ? 1 : 0) + dns.ancount();
                        for (DnsQuestion question : dns.questions()) {
                            sum += question.qtypeRaw() + question.byteLength();
                        }
                        return sum;
                    } catch (ParseException e) {
                        throw new IllegalArgumentException(e);
                    }
                }
            }
            """;

    private static final String DNS_RECORD = """
            import dns.DnsRr;
            import java.nio.ByteBuffer;
            import java.util.function.ToLongFunction;
            import org.mpl4j.runtime.ParseException;

            public final class Reader implements ToLongFunction<ByteBuffer> {
                @Override
                public long applyAsLong(ByteBuffer buffer) {
                    try {
                        DnsRr rr = DnsRr.parse(buffer);
                        return rr.atypeRaw() + read(rr.asRecord());
                    } catch (ParseException e) {
                        throw new IllegalArgumentException(e);
                    }
                }

                private static long read(DnsRr.AtypeBranch.Record entry) {
                    return entry.ttl() + switch (entry.rdataKind()) {
                        case A -> entry.rdataAsA().address();
                        case AAAA -> entry.rdataAsAAAA().address().uint32(12);
                        default -> entry.rdlength();
                    };
                }
            }
            """;

    private static final String TCP_WRITER = """
            import java.nio.ByteBuffer;
            import java.util.function.ToLongFunction;
            import org.mpl4j.runtime.Bytes;
            import org.mpl4j.runtime.PacketWriter;
            import tcp.Tcp;

            public final class Reader implements ToLongFunction<ByteBuffer> {
                private static final Bytes PSEUDO = Bytes.ofHex("c0000201c0000202");
                private static final Bytes PAYLOAD = Bytes.ofUtf8("hello");

                private final PacketWriter out = new PacketWriter();
                private final Tcp.Writer writer = new Tcp.Writer();

                @Override
                public long applyAsLong(ByteBuffer buffer) {
                    out.reset(buffer);
                    writer.write(out, PSEUDO, tcp -> tcp.sourcePort(1).destPort(2).sequence(3).syn(true).window(4)
                            .options(list -> list.add(option -> option.asMaximumSegmentSize().mss(1460))
                                    .add(option -> option.asNoOperation())
                                    .add(option -> option.asWindowScale().shift(7)))
                            .payload(PAYLOAD));
                    return out.position();
                }
            }
            """;

    private static final String DNS_WRITER = """
            import dns.Dns;
            import java.nio.ByteBuffer;
            import java.util.function.ToLongFunction;
            import org.mpl4j.runtime.PacketWriter;
            import org.mpl4j.runtime.codec.DnsName;

            public final class Reader implements ToLongFunction<ByteBuffer> {
                private static final DnsName NAME = DnsName.of("www.example.com");

                private final PacketWriter out = new PacketWriter();
                private final Dns.Writer writer = new Dns.Writer();

                @Override
                public long applyAsLong(ByteBuffer buffer) {
                    out.reset(buffer);
                    writer.write(out, dns -> dns.id(7).response(true)
                            .questions(list -> list.add(q -> q.qname(NAME).qtype(1)))
                            .answers(list -> list.add(rr -> rr.name(NAME).asRecord().ttl(60).rdataAsA().address(0x7f000001))
                                    .add(rr -> rr.name(NAME).asRecord().ttl(60).rdataAsMX().preference(1).exchange(NAME))));
                    return out.position();
                }
            }
            """;

    private static final String SYN =
            "c001 0050 00000001 00000000 a0 02 ffff 0000 0000 020405b4 0402 080a0000000100000002 01 030307 68656c6c6f";
    private static final String RECORD =
            "03777777 076578616d706c65 03636f6d 00 001c 0001 0000003c 0010 20010db8000000000000000000000001";
    private static final String ANSWER = "1234 8180 0001 0003 0000 0001 03777777 076578616d706c65 03636f6d 00 0001 0001"
            + "c00c 0005 0001 0000003c 0006 03646e73 c010"
            + "c00c 0001 0001 0000003c 0004 c0000201"
            + "c00c 001c 0001 0000003c 0010 20010db8000000000000000000000001"
            + "00 0029 1000 00 00 8000 0000";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void ofTcpSegmentsWithOptions(boolean isDirect) throws IOException, InterruptedException {
        assertSteady("tcp/tcp.mpl", TCP, SYN, isDirect);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void ofDnsMessagesWithAnswers(boolean isDirect) throws IOException, InterruptedException {
        assertSteady("dns/dns.mpl", DNS_QUESTIONS, ANSWER, isDirect);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void ofDnsRecords(boolean isDirect) throws IOException, InterruptedException {
        assertSteady("dns/dns.mpl", DNS_RECORD, RECORD, isDirect);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void ofTcpSegmentsThatAreBuilt(boolean isDirect) throws IOException, InterruptedException {
        assertSteady("tcp/tcp.mpl", TCP_WRITER, SYN, isDirect);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void ofDnsMessagesThatAreBuilt(boolean isDirect) throws IOException, InterruptedException {
        assertSteady("dns/dns.mpl", DNS_WRITER, ANSWER, isDirect);
    }

    /** In a JVM of its own: what others do with the same classes decides what is inlined, and javac does a lot. */
    private void assertSteady(String file, String reader, String hex, boolean isDirect)
            throws IOException, InterruptedException {
        compile(file, reader);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // What is compiled is waited for: else it depends on what else the machine does.
                        "-Xbatch",
                        "-cp",
                        folder + File.pathSeparator + System.getProperty("java.class.path"),
                        AllocationProbe.class.getName(),
                        hex.replace(" ", ""),
                        Boolean.toString(isDirect))
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        assertThat(printed.strip()).isEqualTo(AllocationProbe.NOTHING);
    }

    private void compile(String file, String reader) throws IOException {
        Map<String, String> sources = GeneratedSpec.sources(TestSpec.compile(TestSpec.BUNDLED, file));
        sources.put("Reader.java", reader);
        List<String> arguments = new ArrayList<>(List.of("-d", folder.toString(), "-nowarn", "-proc:none"));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path path = folder.resolve(source.getKey());
            Files.createDirectories(path.getParent());
            arguments.add(Files.writeString(path, source.getValue()).toString());
        }
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        assertThat(javac.run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
    }
}
