package org.mpl4j.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mpl4j.bench.packets.ethernet.Ethernet;
import org.mpl4j.bench.packets.ip.Ipv4;
import org.mpl4j.bench.packets.tcp.Tcp;
import org.mpl4j.runtime.Bytes;

class BuildBenchmarkTest {
    @ParameterizedTest
    @EnumSource
    void allContendersBuildTheSameFrame(BufferKind kind) throws Exception {
        GeneratedFrameBuilder generated = new GeneratedFrameBuilder();
        for (int sequence : new int[] {0, 1, -1, 0x7fff_0000, 12_345_678}) {
            ByteBuffer byHand = kind.bufferOf(new byte[200]);
            ByteBuffer byGenerated = kind.bufferOf(new byte[200]);
            int end = HandFrameBuilder.build(byHand, sequence);
            assertThat(end).isEqualTo(138);
            assertThat(generated.build(byGenerated, sequence)).isEqualTo(end);
            assertThat(byGenerated).isEqualTo(byHand);
            Ipv4 packet = Ipv4.parse(
                    Ethernet.parseStrict(byHand.limit(end)).frame().asType().payload());
            assertThat(packet.violations()).isEmpty();
            assertThat(Tcp.parse(packet.payload(), Bytes.ofHex("c0000201c0000202"))
                            .violations())
                    .isEmpty();
        }
    }
}
