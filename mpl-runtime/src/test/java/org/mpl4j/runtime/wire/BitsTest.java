package org.mpl4j.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BitsTest {
    @Property
    void readsWhatTheBitsSayAndNothingBesideThem(
            @ForAll @Size(12) byte[] content,
            @ForAll @IntRange(max = 7) int phase,
            @ForAll @IntRange(min = 1, max = 64) int width) {
        // The buffer ends with the field's last byte: a wider read would be out of bounds
        int bytes = (phase + width + 7) / 8;
        ByteBuffer b = ByteBuffer.wrap(Arrays.copyOf(content, bytes));
        long expected = new BigInteger(1, b.array())
                .shiftRight(bytes * 8 - phase - width)
                .and(BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE))
                .longValue();

        assertThat(Bits.get(b, phase, width)).isEqualTo(expected);
    }

    @Property
    void writesTheFieldAndKeepsTheBitsAroundIt(
            @ForAll @Size(16) byte[] content,
            @ForAll @IntRange(max = 63) int bitOffset,
            @ForAll @IntRange(min = 1, max = 64) int width,
            @ForAll long value) {
        ByteBuffer b = ByteBuffer.wrap(content.clone());
        Bits.put(b, bitOffset, width, value);

        BigInteger mask = BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
        int shift = 128 - bitOffset - width;
        BigInteger expected = new BigInteger(1, content)
                .andNot(mask.shiftLeft(shift))
                .or(BigInteger.valueOf(value).and(mask).shiftLeft(shift));
        assertThat(new BigInteger(1, b.array())).isEqualTo(expected);
    }

    @Property
    void writesWithoutNeedingBytesBesideTheField(
            @ForAll @IntRange(max = 7) int phase, @ForAll @IntRange(min = 1, max = 64) int width, @ForAll long value) {
        ByteBuffer b = ByteBuffer.allocate((phase + width + 7) / 8);
        Bits.put(b, phase, width, value);
        assertThat(Bits.getSigned(b, phase, width)).isEqualTo(Bits.signExtend(value, width));
    }

    @Test
    void countsBitsFromTheMostSignificant() {
        ByteBuffer b = ByteBuffer.wrap(new byte[] {(byte) 0b1010_0000, (byte) 0b0000_0011});
        assertThat(Bits.get(b, 0, 1)).isOne();
        assertThat(Bits.get(b, 1, 2)).isOne();
        assertThat(Bits.get(b, 14, 2)).isEqualTo(3);
        assertThat(Bits.get(b, 4, 12)).isEqualTo(3);
    }

    @Test
    void reachesFieldsFarInTheBuffer() {
        ByteBuffer b = ByteBuffer.allocate(1 << 20);
        Bits.put(b, ((1L << 20) - 1) * 8 + 7, 1, 1);
        assertThat(b.get((1 << 20) - 1)).isOne();
    }

    @Test
    void refusesPlacesOutsideTheBuffer() {
        ByteBuffer b = ByteBuffer.allocate(2);
        assertThatThrownBy(() -> Bits.get(b, 8, 9)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Bits.put(b, 8, 9, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
