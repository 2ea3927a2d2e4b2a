package org.mpl4j.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dissectors in Lua: tshark loads them, and finds the fields that {@code mplc dissect} finds. */
class WiresharkCommandTest {
    private static final String SAMPLES = "../samples/";

    @TempDir
    private static Path folder;

    /** Of all specifications of the library. */
    private static Path all = Path.of("");

    private record Leaf(String name, String value) {}

    @BeforeAll
    static void generate() throws IOException {
        all = folder.resolve("all.lua");
        assertThat(CommandLineRun.of("wireshark", "../specs", "-o", all.toString())
                        .exitCode())
                .isEqualTo(ExitCode.FINE);
        assumeTrue(hasTshark(), "tshark is not installed (Debian package tshark): dissectors are not loaded");
    }

    private static boolean hasTshark() {
        try {
            return new ProcessBuilder("tshark", "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "any.pcap",
                "bgp.pcap",
                "big-endian.pcapng",
                "dhcp.pcap",
                "dns.pcap",
                "dns-types.pcap",
                "fragments.pcap",
                "http2.pcap",
                "ipsec.pcap",
                "ipv6-ext.pcap",
                "mdns.pcap",
                "mqtt5.pcap",
                "multicast.pcap",
                "ninep.pcap",
                "ntp.pcap",
                "null.pcap",
                "pflog.pcap",
                "ping.pcap",
                "ppp.pcap",
                "radius.pcap",
                "rawip.pcap",
                "sctp.pcap",
                "short.pcap",
                "ssh.pcap",
                "ssh-gex.pcap",
                "stp.pcap",
                "tcp-options.pcap",
                "tls.pcap",
                "tunnels.pcap",
                "vlan.pcap",
                "web6.pcapng"
            })
    void findsTheFieldsOfDissect(String sample) throws Exception {
        List<List<Leaf>> theirs = ofTshark(all, Path.of(SAMPLES, sample));
        List<List<Leaf>> ours = ofDissect(Path.of(SAMPLES, sample), "../specs", List.of());
        assertThat(theirs).hasSameSizeAs(ours);
        for (int i = 0; i < ours.size(); i++) {
            assertThat(theirs.get(i)).as(sample + ", frame " + (i + 1)).isEqualTo(ours.get(i));
        }
        assertThat(ours.stream().mapToInt(List::size).sum()).isPositive();
    }

    @Test
    void underWiresharksOwnLayersTheFieldsAreTheSame() throws Exception {
        Path dns = folder.resolve("dns.lua");
        assertThat(CommandLineRun.of("wireshark", "../specs/dns", "-o", dns.toString())
                        .exitCode())
                .isEqualTo(ExitCode.FINE);
        List<List<Leaf>> theirs = ofTshark(dns, Path.of(SAMPLES, "dns.pcap"));
        List<List<Leaf>> ours = ofDissect(Path.of(SAMPLES, "dns.pcap"), "../specs", List.of("dns", "dns_tcp"));
        assertThat(theirs).isEqualTo(ours);
        assertThat(ours.stream().mapToInt(List::size).sum()).isGreaterThan(2000);
    }

    /** What the library does not use is in a packet of its own, on a link of its own. */
    @Test
    void allThatTheLanguageHasIsRead() throws Exception {
        Path specs = Path.of("src", "test", "resources", "wireshark");
        byte[] packet = HexFormat.of()
                .parseHex(Files.readString(specs.resolve("everything.hex")).replaceAll("\\s", ""));
        ByteBuffer capture = ByteBuffer.allocate(40 + packet.length);
        capture.putInt(0xa1b2c3d4)
                .putShort((short) 2)
                .putShort((short) 4)
                .putLong(0)
                .putInt(65535)
                .putInt(147);
        capture.putInt(1).putInt(0).putInt(packet.length).putInt(packet.length).put(packet);
        Path captured = folder.resolve("everything.pcap");
        Files.write(captured, capture.array());
        Path dissector = folder.resolve("everything.lua");
        assertThat(CommandLineRun.of("wireshark", specs.toString(), "-I", "../specs", "-o", dissector.toString()))
                .isEqualTo(new CommandLineRun(ExitCode.FINE, "", ""));
        List<List<Leaf>> ours = ofDissect(captured, specs.toString(), List.of());
        assertThat(ours.get(0)).hasSizeGreaterThan(70);
        assertThat(ofTshark(dissector, captured)).isEqualTo(ours);
    }

    @Test
    void errorsAreExpertInformation() throws Exception {
        Path captured = folder.resolve("wrong.pcap");
        byte[] capture = Files.readAllBytes(Path.of(SAMPLES + "dns.pcap"));
        capture[24 + 16 + 14 + 20 + 8 + 5]++; // one question more than there is
        Files.write(captured, capture);
        String shown = output("tshark", "-n", "-X", "lua_script:" + all, "-r", captured.toString(), "-c", "1", "-V");
        assertThat(shown).contains("[Expert Info (Error/Malformed): dns").contains("(TRUNCATED)]");
        assertThat(shown)
                .contains("[Expert Info (Warning/Protocol): udp.checksum at offset 40")
                .contains("(CHECKSUM)]");
        assertThat(output(
                        "tshark",
                        "-n",
                        "-X",
                        "lua_script:" + all,
                        "-r",
                        SAMPLES + "dns.pcap",
                        "-Y",
                        "mpl.error || mpl.violation"))
                .isEmpty();
    }

    @Test
    void fieldsCanBeFilteredBy() throws Exception {
        String found = output(
                "tshark",
                "-n",
                "-X",
                "lua_script:" + all,
                "-r",
                SAMPLES + "web.pcap",
                "-Y",
                "mpl_dns.response == 1 && mpl_ipv4.src == 10.9.0.2 && mpl_udp.source_port == 53",
                "-T",
                "fields",
                "-e",
                "mpl_dns_question.qname");
        assertThat(found.strip()).isEqualTo("www.mpl.example");
    }

    @Test
    void whatNeedsJavaIsRefused() throws IOException {
        Path spec = folder.resolve("coded.mpl");
        Files.writeString(spec, "extern odd \"com.example.OddCodec\";\npacket coded { n: odd; }\n");
        CommandLineRun run = CommandLineRun.of(
                "wireshark", spec.toString(), "-o", folder.resolve("x.lua").toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.ERRORS);
        assertThat(run.err()).contains("the codec of `coded.n` is written in Java, which Wireshark can't call");
        assertThat(folder.resolve("x.lua")).doesNotExist();
    }

    private static String output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return text;
    }

    /** The leaves of our protocols, frame by frame. */
    private static List<List<Leaf>> ofTshark(Path dissector, Path capture)
            throws IOException, XMLStreamException, InterruptedException {
        Process process = new ProcessBuilder(
                        "tshark",
                        "-n",
                        "-X",
                        "lua_script:" + dissector,
                        "-r",
                        capture.toString(),
                        "-T",
                        "pdml",
                        "-Y",
                        "frame.encap_type",
                        "-o",
                        "tcp.desegment_tcp_streams:FALSE")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<List<Leaf>> frames = new ArrayList<>();
        try (InputStream input = process.getInputStream()) {
            XMLStreamReader xml = XMLInputFactory.newFactory().createXMLStreamReader(input);
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                } else if (xml.getLocalName().equals("packet")) {
                    frames.add(new ArrayList<>());
                } else if (xml.getLocalName().equals("field")) {
                    String name = String.valueOf(xml.getAttributeValue(null, "name"));
                    if (name.startsWith("mpl_")) {
                        String value = LeafText.ofTshark(String.valueOf(xml.getAttributeValue(null, "show")));
                        frames.get(frames.size() - 1)
                                .add(new Leaf(LeafText.name(name.substring(name.lastIndexOf('.') + 1)), value));
                    }
                }
            }
        }
        assertThat(process.waitFor()).isZero();
        return frames;
    }

    /**
     * The leaves that dissect has, frame by frame.
     *
     * @param layers that count; all if there are none
     */
    private static List<List<Leaf>> ofDissect(Path capture, String specs, List<String> layers) {
        List<List<Leaf>> frames = new ArrayList<>();
        for (String line : CommandLineRun.of(
                        "dissect", "--json", "--spec-path", specs, "--spec-path", "../specs", capture.toString())
                .out()
                .lines()
                .toList()) {
            List<Leaf> leaves = new ArrayList<>();
            frames.add(leaves);
            for (Object layer : (List<?>) ((Map<?, ?>) JsonTree.of(line)).get("layers")) {
                Map<?, ?> members = (Map<?, ?>) layer;
                if (layers.isEmpty() || layers.contains(members.get("packet"))) {
                    collect((Map<?, ?>) members.get("fields"), leaves);
                }
            }
        }
        return frames;
    }

    private static void collect(Map<?, ?> fields, List<Leaf> leaves) {
        fields.forEach((name, value) -> collect(String.valueOf(name), value, leaves));
    }

    private static void collect(String name, Object value, List<Leaf> leaves) {
        if (value instanceof List<?> elements) {
            elements.forEach(element -> {
                Map<?, ?> members = (Map<?, ?>) element;
                collect(members.containsKey("branch") ? (Map<?, ?>) members.get("fields") : members, leaves);
            });
        } else if (value instanceof Map<?, ?> members && members.containsKey("tag")) {
            collect(name, members.get("value"), leaves);
        } else if (value instanceof Map<?, ?> members && members.get("fields") instanceof Map<?, ?> inner) {
            collect(inner, leaves);
        } else if (value instanceof Map<?, ?> members) {
            leaves.add(new Leaf(LeafText.name(name), LeafText.ofHex(String.valueOf(members.get("hex")))));
        } else {
            leaves.add(new Leaf(LeafText.name(name), LeafText.ofDissect(String.valueOf(value))));
        }
    }
}
