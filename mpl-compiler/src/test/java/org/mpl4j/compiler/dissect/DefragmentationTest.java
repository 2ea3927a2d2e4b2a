package org.mpl4j.compiler.dissect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpl4j.compiler.interpret.build.Draft;

/** Packets that were cut into pieces appear with the frame that has the last missing one, as tshark shows them. */
class DefragmentationTest {
    private static final Path SAMPLES = Path.of("..", "samples");
    private static final int FILE_HEADER = 24;
    private static final int RECORD_HEADER = 16;

    @TempDir
    Path folder;

    private static Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("frame.number", "frame");
        fields.put("ip.src", "ipv4.src");
        fields.put("ipv6.src", "ipv6.src");
        fields.put("icmp.type", "icmp.type");
        fields.put("icmpv6.type", "icmpv6.type");
        fields.put("udp.srcport", "udp.source_port");
        fields.put("udp.length", "udp.length");
        fields.put("dns.id", "dns.id");
        fields.put("dns.qry.name", "dns_question.qname");
        return fields;
    }

    private static void compare(Path capture) throws Exception {
        List<Draft.Group> ours = DissectedFrames.reassembled(capture, "");
        assertThat(TsharkColumns.lines(ours, fields()))
                .isEqualTo(TsharkColumns.tshark(capture, "", fields(), List.of("tcp.desegment_tcp_streams")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fragments.pcap", "ping.pcap", "ipv6-ext.pcap", "web.pcap", "dns.pcap"})
    void agreesWithTshark(String sample) throws Exception {
        compare(SAMPLES.resolve(sample));
    }

    @Test
    void agreesWithTsharkInAnyOrder() throws Exception {
        byte[] capture = Files.readAllBytes(SAMPLES.resolve("fragments.pcap"));
        List<byte[]> records = records(capture);
        for (int seed = 0; seed < 5; seed++) {
            Collections.shuffle(records, new Random(seed));
            Path shuffled = folder.resolve(seed + ".pcap");
            Files.write(shuffled, joined(capture, records));
            compare(shuffled);
        }
    }

    private static List<byte[]> records(byte[] capture) {
        ByteBuffer bytes = ByteBuffer.wrap(capture).order(ByteOrder.LITTLE_ENDIAN);
        List<byte[]> records = new ArrayList<>();
        for (int at = FILE_HEADER; at < capture.length; ) {
            byte[] record = new byte[RECORD_HEADER + bytes.getInt(at + 8)];
            bytes.get(at, record);
            records.add(record);
            at += record.length;
        }
        return records;
    }

    private static byte[] joined(byte[] capture, List<byte[]> records) {
        int length = records.stream().mapToInt(record -> record.length).sum();
        ByteBuffer joined = ByteBuffer.allocate(FILE_HEADER + length).put(capture, 0, FILE_HEADER);
        records.forEach(joined::put);
        return joined.array();
    }

    /** The pieces of a UDP datagram over IPv4, given as {from, to, more}, in a capture of link type 228. */
    private Path pieces(byte[] datagram, int[]... pieces) throws IOException {
        ByteBuffer capture = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
        capture.putInt(0xa1b2c3d4)
                .putShort((short) 2)
                .putShort((short) 4)
                .putLong(0)
                .putInt(65535)
                .putInt(228);
        for (int[] piece : pieces) {
            int length = piece[1] - piece[0];
            capture.putInt(0).putInt(0).putInt(20 + length).putInt(20 + length).order(ByteOrder.BIG_ENDIAN);
            capture.putShort((short) 0x4500).putShort((short) (20 + length)).putShort((short) 7);
            capture.putShort((short) (piece[0] / 8 | piece[2] << 13))
                    .putShort((short) 0x4011)
                    .putShort((short) 0);
            capture.putInt(0x0a000001).putInt(0x0a000002).put(datagram, piece[0], length);
            capture.order(ByteOrder.LITTLE_ENDIAN);
        }
        Path file = folder.resolve("pieces.pcap");
        Files.write(file, Arrays.copyOf(capture.array(), capture.position()));
        return file;
    }

    private static byte[] datagram() {
        ByteBuffer datagram = ByteBuffer.allocate(64);
        datagram.putShort((short) 1000)
                .putShort((short) 2000)
                .putShort((short) 64)
                .putShort((short) 0);
        return datagram.array();
    }

    @Test
    void agreesWithTsharkAboutPiecesThatOverlap() throws Exception {
        compare(pieces(datagram(), new int[] {0, 24, 1}, new int[] {16, 40, 1}, new int[] {32, 64, 0}));
        compare(pieces(datagram(), new int[] {40, 64, 0}, new int[] {8, 56, 1}, new int[] {0, 16, 1}));
        compare(pieces(datagram(), new int[] {0, 40, 1}, new int[] {8, 24, 1}, new int[] {40, 64, 0}));
        compare(pieces(datagram(), new int[] {0, 32, 1}, new int[] {0, 32, 1}, new int[] {40, 64, 0}));
    }

    @Test
    void countsFromTheStartOfThePacketThatWasPutTogether() throws Exception {
        Path capture = pieces(datagram(), new int[] {32, 64, 0}, new int[] {0, 32, 1});
        Draft.Group frame = DissectedFrames.reassembled(capture, "").get(1);
        assertThat(frame.members().get("layers").toString()).contains("frames", "udp");
        assertThat(DissectedFrames.values(frame, "udp.length")).containsExactly("64");
        assertThat(DissectedFrames.of(capture, "udp")).hasSize(1);
    }

    @Test
    void saysWhatIsWrongWithAPiece() throws Exception {
        Path capture = pieces(
                datagram(),
                new int[] {0, 32, 1},
                new int[] {32, 64, 0},
                new int[] {0, 32, 1},
                new int[] {48, 64, 0},
                new int[] {16, 24, 0});
        assertThat(DissectedFrames.reassembled(capture, "")
                        .get(4)
                        .members()
                        .get("error")
                        .toString())
                .contains("ipv4", "payload", "ends at byte 24 of its packet", "according to frame 4");
    }
}
