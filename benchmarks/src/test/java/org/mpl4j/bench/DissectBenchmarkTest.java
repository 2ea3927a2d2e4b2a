package org.mpl4j.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A benchmark compares nothing unless its contenders do the same. */
class DissectBenchmarkTest {
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

    @ParameterizedTest
    @EnumSource
    void everyContenderReadsTheSameFields(BufferKind kind) {
        DissectBenchmark benchmark = new DissectBenchmark();
        benchmark.kind = kind;
        benchmark.prepareFrame();

        assertThat(benchmark.hand()).isEqualTo(EXPECTED);
        assertThat(benchmark.generated()).isEqualTo(EXPECTED);
    }

    @ParameterizedTest
    @EnumSource
    void everyContenderRefusesEveryTruncation(BufferKind kind) {
        ByteBuffer frame = Frames.syn(kind);

        for (int length = 0; length < frame.capacity(); length++) {
            assertThat(HandDissector.dissect(frame.limit(length))).isEqualTo(HandDissector.REFUSED);
            assertThat(GeneratedDissector.dissect(frame.limit(length))).isEqualTo(HandDissector.REFUSED);
        }
    }
}
