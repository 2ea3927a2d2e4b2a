package org.mpl4j.ssh.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.zip.DataFormatException;
import org.junit.jupiter.api.Test;

/** Payloads come out of the stream as they went in, each at once. */
final class CompressionTest {
    @Test
    void givesBackEachPayload() throws Exception {
        Random random = new Random(3);
        try (Compression sender = new Compression();
                Compression receiver = new Compression()) {
            for (int size : new int[] {0, 1, 100, 32_768, 5, 40_000}) {
                for (boolean isRandom : new boolean[] {true, false}) {
                    byte[] payload = new byte[size];
                    if (isRandom) {
                        random.nextBytes(payload);
                    }
                    byte[] wire = new byte[3 + Compression.maxCompressed(size)];
                    int count = sender.compress(payload, 0, size, wire, 3);
                    byte[] back = new byte[size + 2];
                    assertThat(receiver.decompress(wire, 3, count, back, 2, size))
                            .isEqualTo(size);
                    assertThat(Arrays.copyOfRange(back, 2, size + 2)).isEqualTo(payload);
                }
            }
        }
    }

    @Test
    void refusesPayloadsThatGrowTooLargeAndOtherBytes() throws Exception {
        byte[] wire = new byte[Compression.maxCompressed(1_000_000)];
        try (Compression sender = new Compression();
                Compression receiver = new Compression();
                Compression other = new Compression()) {
            int count = sender.compress(new byte[1_000_000], 0, 1_000_000, wire, 0);
            assertThat(count).isLessThan(2_000);
            assertThatThrownBy(() -> receiver.decompress(wire, 0, count, new byte[999_999], 0, 999_999))
                    .isInstanceOf(DataFormatException.class)
                    .hasMessageContaining("more than 999999 bytes");
            assertThatThrownBy(() -> other.decompress(new byte[] {1, 2, 3, 4}, 0, 4, new byte[9], 0, 9))
                    .isInstanceOf(DataFormatException.class);
            assertThatThrownBy(() -> sender.compress(wire, 0, 100, new byte[100], 0))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
