package org.mpl4j.compiler.dissect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mpl4j.compiler.interpret.build.Draft;

/** Every frame of every sample has the addresses, ports, types and names that tshark finds in it. */
class TsharkAgreementTest {
    private static final Path SAMPLES = Path.of("..", "samples");

    /** What tshark calls a field (or several, whose values come after each other), and our packet and field. */
    private static final Map<String, String> FIELDS = fields();

    private static Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("frame.number", "frame");
        fields.put("frame.len", "length");
        fields.put("eth.dst", "ethernet.dest_mac");
        fields.put("eth.src", "ethernet.src_mac");
        fields.put("ieee8021ad.id vlan.id", "vlan_tag.vid");
        fields.put("arp.src.hw_mac", "arp.sender_hardware");
        fields.put("arp.src.proto_ipv4", "arp.sender_protocol");
        fields.put("arp.dst.proto_ipv4", "arp.target_protocol");
        fields.put("ip.src", "ipv4.src");
        fields.put("ip.dst", "ipv4.dest");
        fields.put("ip.ttl", "ipv4.ttl");
        fields.put("ip.proto", "ipv4.protocol");
        fields.put("ipv6.src", "ipv6.src");
        fields.put("ipv6.dst", "ipv6.dest");
        fields.put("ipv6.hlim", "ipv6.hop_limit");
        fields.put("icmp.type", "icmp.type");
        fields.put("icmpv6.type", "icmpv6.type");
        fields.put("udp.srcport", "udp.source_port");
        fields.put("udp.dstport", "udp.dest_port");
        fields.put("tcp.srcport", "tcp.source_port");
        fields.put("tcp.dstport", "tcp.dest_port");
        fields.put("tcp.seq_raw", "tcp.sequence");
        fields.put("tcp.window_size_value", "tcp.window");
        return fields;
    }

    /** Names in messages. */
    private static final Map<String, String> NAMES = Map.of(
            "dns.id", "dns.id",
            "dns.qry.name", "dns_question.qname",
            "dns.cname", "dns_rr.cname",
            "dns.mx.mail_exchange", "dns_rr.exchange",
            "dns.ns", "dns_rr.nsdname",
            "dns.ptr.domain_name", "dns_rr.ptrdname",
            "dns.srv.target", "dns_rr.target",
            "dns.a", "dns_rr.address4",
            "dns.aaaa", "dns_rr.address6",
            "dns.soa.rname", "dns_rr.rname");

    static Stream<Path> samples() throws IOException {
        return Files.list(SAMPLES)
                .filter(file -> file.toString().contains(".pcap"))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void findsTheSameAddressesAndPorts(Path sample) throws Exception {
        compare(sample, "", FIELDS);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void findsTheSameNames(Path sample) throws Exception {
        compare(sample, "udp && !icmp && !icmpv6", NAMES);
    }

    /** The same frame has the last byte of a message, and that has the same names. */
    @ParameterizedTest
    @MethodSource("samples")
    void findsTheSameNamesInWhatIsPutTogether(Path sample) throws Exception {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("frame.number", "frame");
        fields.putAll(NAMES);
        List<String> ours = lines(DissectedFrames.reassembled(sample, "tcp && dns"), fields);
        assertThat(ours).isEqualTo(tshark(sample, "tcp and dns", fields, List.of("ip.defragment", "ipv6.defragment")));
    }

    private static void compare(Path sample, String filter, Map<String, String> fields) throws Exception {
        List<String> off = List.of("ip.defragment", "ipv6.defragment", "tcp.desegment_tcp_streams");
        assertThat(lines(DissectedFrames.of(sample, filter), fields))
                .isEqualTo(tshark(sample, filter.replace("&&", "and"), fields, off));
    }

    static List<String> lines(List<Draft.Group> frames, Map<String, String> fields) {
        return frames.stream().map(frame -> line(frame, fields)).toList();
    }

    private static String line(Draft.Group frame, Map<String, String> fields) {
        List<String> columns = new ArrayList<>();
        fields.forEach(
                (theirs, ours) -> columns.add(theirs + "=" + String.join(",", DissectedFrames.values(frame, ours))));
        return String.join(" ", columns);
    }

    static List<String> tshark(Path sample, String filter, Map<String, String> fields, List<String> off)
            throws Exception {
        List<String> command =
                new ArrayList<>(List.of("tshark", "-n", "-r", sample.toString(), "-T", "fields", "-E", "separator=/t"));
        for (String preference : off) {
            command.addAll(List.of("-o", preference + ":FALSE"));
        }
        command.addAll(List.of("-o", "tcp.reassemble_out_of_order:TRUE"));
        // Blocks that are no packets count as frames there.
        command.addAll(List.of("-Y", filter.isEmpty() ? "frame.encap_type" : filter));
        fields.keySet()
                .forEach(names -> List.of(names.split(" ")).forEach(field -> command.addAll(List.of("-e", field))));
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            assumeTrue(false, "tshark is not installed");
            return List.of();
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output.lines().map(line -> labelled(line, fields)).toList();
    }

    private static String labelled(String line, Map<String, String> fields) {
        String[] values = line.split("\t", -1);
        List<String> columns = new ArrayList<>();
        int at = 0;
        for (String names : fields.keySet()) {
            List<String> found = new ArrayList<>();
            for (int i = 0; i < names.split(" ").length; i++) {
                String value = values[at++];
                if (!value.isEmpty()) {
                    found.add(DissectedFrames.canonical(value));
                }
            }
            columns.add(names + "=" + String.join(",", found));
        }
        return String.join(" ", columns);
    }
}
