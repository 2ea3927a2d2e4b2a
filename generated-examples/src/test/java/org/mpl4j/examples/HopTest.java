package org.mpl4j.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.examples.ethernet.Ethernet;
import org.mpl4j.examples.ethernet.Ethertype;
import org.mpl4j.examples.ip.IpProtocol;
import org.mpl4j.examples.ip.Ipv4;
import org.mpl4j.examples.ip.Ipv6;
import org.mpl4j.examples.pcap.PcapHeader;
import org.mpl4j.examples.pcap.PcapRecord;
import org.mpl4j.examples.udp.Udp;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.ParseException;

class HopTest {
    private static final Bytes PSEUDO = Bytes.ofHex("c0000201c0000235");

    @TempDir
    private Path folder;

    private static void udp(PacketWriter out) {
        Udp.write(out, PSEUDO, udp -> udp.sourcePort(40_000).destPort(53).payload(Bytes.ofHex("0102")));
    }

    private static void ipv4(PacketWriter out, int ttl) {
        Ipv4.write(
                out,
                ip -> ip.ttl(ttl)
                        .protocol(IpProtocol.UDP)
                        .src("192.0.2.1")
                        .dest("192.0.2.53")
                        .payload(HopTest::udp));
    }

    private static void ipv6(PacketWriter out) {
        Ipv6.write(
                out,
                ip -> ip.hopLimit(64)
                        .src("2001:db8::1")
                        .dest("2001:db8::2")
                        .body(body -> body.asPayload(IpProtocol.NoNext.value()).payload(Bytes.EMPTY)));
    }

    /** A capture of one frame. */
    private static ByteBuffer capture(Ethertype type, java.util.function.Consumer<PacketWriter> payload) {
        ByteBuffer frame = ByteBuffer.allocate(256);
        Ethernet.builder(frame)
                .destMac("02:00:00:00:00:02")
                .srcMac("02:00:00:00:00:01")
                .frame(f -> f.asType(type).payload(payload::accept))
                .build();
        Bytes bytes = Bytes.wrap(frame.flip());
        ByteBuffer capture = ByteBuffer.allocate(512);
        PcapHeader.builder(capture).linkType(1).build();
        PcapRecord.builder(capture, false)
                .seconds(1)
                .fraction(0)
                .originalLength(bytes.length())
                .data(bytes)
                .build();
        return capture.flip();
    }

    private static Bytes frame(ByteBuffer capture) throws ParseException {
        ByteBuffer record =
                capture.duplicate().position(PcapHeader.parse(capture).endOffset());
        return PcapRecord.parse(record, false).data();
    }

    private static Ipv4 ip(ByteBuffer capture) throws ParseException {
        return Ipv4.parse(Ethernet.parse(frame(capture)).frame().asType().payload());
    }

    @Test
    void lowersTheTimeToLiveAndKeepsTheChecksumRight() throws Exception {
        ByteBuffer capture = capture(Ethertype.IPv4, out -> ipv4(out, 64));
        ByteBuffer before = ByteBuffer.allocate(capture.remaining())
                .put(capture.duplicate())
                .flip();

        assertThat(Hop.rewrite(capture)).isEqualTo(1);

        Ipv4 ip = ip(capture);
        assertThat(ip.ttl()).isEqualTo(63);
        assertThat(ip.violations()).isEmpty();
        assertThat(Udp.parse(ip.payload(), PSEUDO).checksumValid()).isTrue();
        // All else is as it was: time to live, protocol, and the two bytes of the checksum are neighbours.
        int ttl = ip.startOffset() + 8;
        capture.putInt(ttl, before.getInt(ttl));
        assertThat(capture).isEqualTo(before);
    }

    @Test
    void lowersTheHopLimit() throws Exception {
        ByteBuffer capture = capture(Ethertype.IPv6, HopTest::ipv6);
        assertThat(Hop.rewrite(capture)).isEqualTo(1);
        Ipv6 ip = Ipv6.parse(Ethernet.parse(frame(capture)).frame().asType().payload());
        assertThat(ip.hopLimit()).isEqualTo(63);
    }

    @Test
    void leavesAloneWhatHasMadeItsLastHop() throws Exception {
        ByteBuffer capture = capture(Ethertype.IPv4, out -> ipv4(out, 1));
        assertThat(Hop.rewrite(capture)).isZero();
        assertThat(ip(capture).ttl()).isEqualTo(1);
    }

    @Test
    void leavesAloneWhatIsNoIp() throws Exception {
        assertThat(Hop.rewrite(capture(Ethertype.ARP, out -> ipv4(out, 64)))).isZero();
        assertThat(Hop.rewrite(capture(Ethertype.IPv4, out -> out.put16("noise", 0x6500))))
                .isZero();
    }

    @Test
    void aFileBecomesAnother() throws Exception {
        ByteBuffer capture = capture(Ethertype.IPv4, out -> ipv4(out, 64));
        byte[] bytes = new byte[capture.remaining()];
        capture.get(bytes);
        Path in = Files.write(folder.resolve("in.pcap"), bytes);
        Path out = folder.resolve("out.pcap");

        Hop.main(new String[] {in.toString(), out.toString()});

        assertThat(ip(ByteBuffer.wrap(Files.readAllBytes(out))).ttl()).isEqualTo(63);
        assertThat(Files.readAllBytes(in)).isEqualTo(bytes);
    }

    @Test
    void refusesWhatIsNoCapture() {
        assertThatThrownBy(() -> Hop.rewrite(ByteBuffer.wrap(new byte[5]))).isInstanceOf(ParseException.class);
    }
}
