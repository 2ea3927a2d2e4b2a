package org.mpl4j.bench.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.mpl4j.bench.harness.FieldMix;
import org.mpl4j.bench.packets.ethernet.Ethernet;
import org.mpl4j.bench.packets.ip.Ipv4;
import org.mpl4j.bench.packets.tcp.Tcp;
import org.mpl4j.runtime.Bytes;

/** What contenders agree on is also right. */
class FrameTest {
    /** The 13 fields of the frame, read off it with tshark. */
    private static final long EXPECTED = LongStream.of(
                    0x020000000902L,
                    0x020000000901L,
                    0x0800,
                    60,
                    64,
                    6,
                    0x0a090001,
                    0x0a090002,
                    54654,
                    80,
                    0x7dfdc57bL,
                    1,
                    64240)
            .reduce(FieldMix.START, FieldMix::add);

    @Test
    void theFieldsOfTheFrameAreRead() {
        byte[] syn = Samples.syn();
        assertThat(HandDissector.dissect(ByteBuffer.wrap(syn), 0, syn.length)).isEqualTo(EXPECTED);
    }

    @Test
    void theFrameThatIsBuiltBreaksNoRule() throws Exception {
        ByteBuffer frame = ByteBuffer.allocate(200);
        for (int sequence : new int[] {0, 1, -1, 0x7fff_0000, 12_345_678}) {
            int end = HandFrameBuilder.build(frame, sequence);
            assertThat(end).isEqualTo(138);
            Ipv4 packet = Ipv4.parse(Ethernet.parseStrict(frame.duplicate().limit(end))
                    .frame()
                    .asType()
                    .payload());
            assertThat(packet.violations()).isEmpty();
            Tcp segment = Tcp.parse(packet.payload(), Bytes.ofHex("c0000201c0000202"));
            assertThat(segment.violations()).isEmpty();
            assertThat(segment.sequence()).isEqualTo(sequence & 0xffff_ffffL);
        }
    }

    @Test
    void theChecksumIsRightForEveryTimeToLive() throws Exception {
        byte[] packet = Samples.synPacket();
        ByteBuffer b = ByteBuffer.wrap(packet);
        for (int ttl = 0; ttl < 256; ttl++) {
            assertThat(HandTtl.rewrite(b, 0, packet.length, ttl)).isEqualTo(packet.length);
            Ipv4 ip = Ipv4.parse(b);
            assertThat(ip.ttl()).isEqualTo(ttl);
            assertThat(ip.violations()).isEmpty();
        }
    }
}
