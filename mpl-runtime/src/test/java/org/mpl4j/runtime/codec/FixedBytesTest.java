package org.mpl4j.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpl4j.runtime.Bytes;

class FixedBytesTest {
    /** Writes all bytes of a value. */
    private interface Put {
        void put(Bytes value, ByteBuffer b, int at);
    }

    private static final Map<Integer, Put> PUTS = Map.of(
            2, FixedBytes::put2,
            3, FixedBytes::put3,
            4, FixedBytes::put4,
            6, FixedBytes::put6,
            8, FixedBytes::put8,
            16, FixedBytes::put16);

    private static ByteBuffer numbered(ByteBuffer b) {
        for (int i = 0; i < b.limit(); i++) {
            b.put(i, (byte) (i * 29 + 130));
        }
        return b;
    }

    private static void put(Bytes value, ByteBuffer b, int at) {
        PUTS.get(value.length()).put(value, b, at);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 6, 8, 16})
    void writesAllBytesAndNoneBeside(int length) {
        ByteBuffer source = numbered(ByteBuffer.allocate(40));
        ByteBuffer direct = numbered(ByteBuffer.allocateDirect(40));
        for (ByteBuffer from : new ByteBuffer[] {source, direct, source.asReadOnlyBuffer()}) {
            for (ByteBuffer to : new ByteBuffer[] {ByteBuffer.allocate(40), ByteBuffer.allocateDirect(40)}) {
                put(Bytes.view(from, 7, length), to, 5);
                ByteBuffer expected = ByteBuffer.allocate(40).put(5, from, 7, length);
                assertThat(to).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 6, 8, 16})
    void readsBeforeItWrites(int length) {
        for (int by = -3; by <= 3; by++) {
            ByteBuffer b = numbered(ByteBuffer.allocate(40));
            ByteBuffer expected =
                    numbered(ByteBuffer.allocate(40)).put(10 + by, numbered(ByteBuffer.allocate(40)), 10, length);
            put(Bytes.view(b, 10, length), b, 10 + by);
            assertThat(b).isEqualTo(expected);
        }
    }

    @Test
    void writesNothingBehindTheEnd() {
        Bytes value = Bytes.ofHex("000102030405");
        assertThatThrownBy(() -> FixedBytes.put6(value, ByteBuffer.allocate(8), 3))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }
}
