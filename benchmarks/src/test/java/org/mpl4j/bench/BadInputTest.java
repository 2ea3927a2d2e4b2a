package org.mpl4j.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mpl4j.bench.harness.BufferKind;
import org.mpl4j.bench.harness.FieldMix;
import org.mpl4j.bench.harness.Proof;
import org.mpl4j.bench.report.Workload;

/** Hand-written code makes the checks that generated code makes: what is refused by one is refused by the other. */
class BadInputTest {
    private static final List<String> CHECKING = List.of("hand", "handArray", "generated");

    @ParameterizedTest
    @EnumSource(
            names = {"A", "C", "E_KEXINIT_PARSE", "E_USERAUTH_PARSE", "E_CHANNELDATA_PARSE", "G_IPV6", "G_BGP", "G_TLS"
            })
    void everyTruncationIsRefused(Workload workload) {
        int size = sample(workload).length;
        // Of the long message every 97th length will do.
        for (int length = 0; length < size; length += size > 4096 ? 97 : 1) {
            int shorter = length;
            assertThat(said(workload, sample -> Arrays.copyOf(sample, shorter)))
                    .as("%d bytes of %d", length, size)
                    .containsOnly(FieldMix.REFUSED);
        }
    }

    /** Only the bytes that hand-written code understands as far as the specification does: not the kinds of options. */
    @ParameterizedTest
    @EnumSource(names = "A")
    void changedHeadersAreReadOrRefusedAlike(Workload workload) {
        for (int at = 0; at < 54; at++) {
            for (int value : new int[] {0, 1, 0x0f, 0x40, 0x45, 0x46, 0x4f, 0x55, 0x7f, 0x80, 0xf0, 0xff}) {
                int place = at;
                assertThat(Stream.of(said(workload, sample -> with(sample, place, value)))
                                .distinct())
                        .as("%d at %d", value, at)
                        .hasSize(1);
            }
        }
    }

    static byte[] with(byte[] sample, int at, int value) {
        sample[at] = (byte) value;
        return sample;
    }

    static Long[] said(Workload workload, UnaryOperator<byte[]> change) {
        return CHECKING.stream()
                .map(contender -> Proof.ofChanged(workload.benchmark(), contender, BufferKind.HEAP, change))
                .toArray(Long[]::new);
    }

    static byte[] sample(Workload workload) {
        byte[][] seen = new byte[1][];
        said(workload, sample -> seen[0] = sample);
        return seen[0];
    }
}
