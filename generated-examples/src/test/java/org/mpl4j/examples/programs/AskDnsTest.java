package org.mpl4j.examples.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.mpl4j.examples.dns.Dns;
import org.mpl4j.examples.dns.Rrtype;
import org.mpl4j.examples.ethernet.Ethernet;
import org.mpl4j.examples.ip.Ipv4;
import org.mpl4j.examples.udp.Udp;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.DnsName;

class AskDnsTest {
    private static final AskDns.Route ROUTE =
            new AskDns.Route("02:00:00:00:00:01", "02:00:00:00:00:02", "192.0.2.1", "192.0.2.53");

    /** tshark finds both checksums right. */
    private static final String FRAME = """
            020000000002 020000000001 0800
            45 00 003d 0000 4000 40 11 b679 c0000201 c0000235
            9c40 0035 0029 825f
            1234 0100 0001 0000 0000 0000
            03777777 07 6578616d706c65 03636f6d 00 0001 0001
            """.replaceAll("\\s", "");

    private static ByteBuffer asked() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(128);
        AskDns.ask(buffer, ROUTE, 0x1234, DnsName.of("www.example.com"), Rrtype.A);
        return buffer.flip();
    }

    @Test
    void buildsTheFrameInPlace() {
        ByteBuffer frame = asked();
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(FRAME);
    }

    @Test
    void isReadBackLayerByLayer() throws Exception {
        Ethernet ethernet = Ethernet.parseStrict(asked());
        Ipv4 ip = Ipv4.parse(ethernet.frame().asType().payload());
        Bytes pseudo = Bytes.ofHex("c0000201c0000235");
        Udp udp = Udp.parse(ip.payload(), pseudo);
        Dns dns = Dns.parse(udp.payload());
        assertThat(ip.violations()).isEmpty();
        assertThat(udp.checksumValid()).isTrue();
        assertThat(dns.questions().get(0).qname()).hasToString("www.example.com");
        assertThat(dns.recursionDesired()).isTrue();
    }
}
