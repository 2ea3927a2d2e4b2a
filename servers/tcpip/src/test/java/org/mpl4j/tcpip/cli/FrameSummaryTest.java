package org.mpl4j.tcpip.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.tcpip.phy.ReplayDevice;

/** Addresses, ports and protocols in real captures, as tshark sees them. */
class FrameSummaryTest {
    private static final Path SAMPLES = Path.of("../../samples");
    private static final int MTU = 0xffff;
    private static final Pattern IP = Pattern.compile("^eth:ethertype:(vlan:ethertype:)*(ip|ipv6)(:|$)");
    private static final Pattern PORTS = Pattern.compile(IP.pattern() + "(ipv6\\.[a-z]+:)*(tcp|udp)(:|$)");

    static List<Path> captures() throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            // Frames that were cut off when they were recorded do not come out again.
            return files.filter(file -> file.toString().endsWith(".pcap") && !file.endsWith("short.pcap"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("captures")
    void tsharkSeesTheSame(Path file) throws IOException, InterruptedException {
        assumeTrue(Programs.isThere("tshark"), "tshark is not installed: this is not tested");
        List<String> lines = lines(file);
        assumeTrue(!lines.isEmpty(), file + " is none of Ethernet: this is not tested");
        List<String> expected = Programs.run(List.of(
                        "tshark",
                        "-n",
                        "-r",
                        file.toString(),
                        "-o",
                        "ip.defragment:FALSE",
                        "-o",
                        "ipv6.defragment:FALSE",
                        "-T",
                        "fields",
                        "-E",
                        "occurrence=f",
                        "-e",
                        "ip.src",
                        "-e",
                        "ipv6.src",
                        "-e",
                        "ip.dst",
                        "-e",
                        "ipv6.dst",
                        "-e",
                        "tcp.srcport",
                        "-e",
                        "udp.srcport",
                        "-e",
                        "tcp.dstport",
                        "-e",
                        "udp.dstport",
                        "-e",
                        "frame.protocols"))
                .lines()
                .filter(line -> !line.startsWith("Running as"))
                .map(FrameSummaryTest::ofFields)
                .toList();
        assertThat(lines).hasSize(expected.size());
        for (int i = 0; i < expected.size(); i++) {
            if (!expected.get(i).isEmpty()) {
                assertThat(lines.get(i)).as("frame " + (i + 1)).startsWith(expected.get(i));
            }
        }
    }

    private static List<String> lines(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(file));
        ByteBuffer frame = ByteBuffer.allocateDirect(MTU + 64);
        try {
            ReplayDevice replay = new ReplayDevice(content, MTU);
            // The first frame comes at once, all others long after it.
            for (long now = 0; replay.isEthernet() && replay.read(frame, now); now = Long.MAX_VALUE / 2) {
                lines.add(FrameSummary.of(frame, true).toString());
            }
        } catch (ParseException e) {
            return List.of();
        }
        return lines;
    }

    /** The beginning of our line; empty if it is not known: there are packets in packets, of which tshark tells the inner ones. */
    private static String ofFields(String line) {
        String[] fields = line.split("\t", -1);
        String protocols = fields[8];
        if (!IP.matcher(protocols).find() || !fields[0].isEmpty() && !fields[1].isEmpty()) {
            return "";
        }
        boolean hasPorts = PORTS.matcher(protocols).find();
        return fields[0] + fields[1] + (hasPorts ? "." + fields[4] + fields[5] : "") + " > " + fields[2] + fields[3]
                + (hasPorts ? "." + fields[6] + fields[7] : "") + " ";
    }
}
