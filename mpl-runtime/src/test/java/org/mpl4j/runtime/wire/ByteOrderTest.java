package org.mpl4j.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class ByteOrderTest {
    @Property
    void readsLittleEndianNumbersAsALittleEndianBufferWould(@ForAll @Size(9) byte[] content) {
        ByteBuffer big = ByteBuffer.wrap(content);
        ByteBuffer little = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);

        assertThat(LittleEndian.getShort(big, 1)).isEqualTo(little.getShort(1));
        assertThat(LittleEndian.getUint16(big, 1)).isEqualTo(Short.toUnsignedInt(little.getShort(1)));
        assertThat(LittleEndian.getInt(big, 1)).isEqualTo(little.getInt(1));
        assertThat(LittleEndian.getUint32(big, 1)).isEqualTo(Integer.toUnsignedLong(little.getInt(1)));
        assertThat(LittleEndian.getLong(big, 1)).isEqualTo(little.getLong(1));
        assertThat(LittleEndian.getUint24(big, 1)).isEqualTo(little.getInt(1) & 0xff_ffff);
        assertThat(LittleEndian.getUint48(big, 1)).isEqualTo(little.getLong(1) & 0xffff_ffff_ffffL);
        assertThat(LittleEndian.getFloat(big, 1)).isEqualTo((Float) little.getFloat(1));
        assertThat(LittleEndian.getDouble(big, 1)).isEqualTo((Double) little.getDouble(1));
    }

    @Property
    void readsFromAnyKindOfBufferWhatTheBufferHas(@ForAll @Size(16) byte[] content) {
        ByteBuffer direct = ByteBuffer.allocateDirect(16).put(content).flip();
        ByteBuffer heap = ByteBuffer.wrap(content);
        ByteBuffer slice = heap.slice(3, 12);
        for (ByteBuffer b : List.of(heap, slice, heap.asReadOnlyBuffer(), direct, direct.slice(5, 11))) {
            assertThat(BigEndian.get(b, 2)).isEqualTo(b.get(2));
            assertThat(BigEndian.getShort(b, 2)).isEqualTo(b.getShort(2));
            assertThat(BigEndian.getInt(b, 2)).isEqualTo(b.getInt(2));
            assertThat(BigEndian.getLong(b, 2)).isEqualTo(b.getLong(2));
        }
    }

    @Property
    void readsBigEndianNumbersOfOddWidths(@ForAll @Size(9) byte[] content) {
        ByteBuffer big = ByteBuffer.wrap(content);
        assertThat(BigEndian.getUint24(big, 1)).isEqualTo(big.getInt(1) >>> 8);
        assertThat(BigEndian.getUint48(big, 1)).isEqualTo(big.getLong(1) >>> 16);
    }

    @Property
    void writesWhatItReads(@ForAll long value) {
        ByteBuffer b = ByteBuffer.allocate(64);
        BigEndian.putUint24(b, 0, (int) value);
        BigEndian.putUint48(b, 3, value);
        LittleEndian.putUint16(b, 9, (int) value);
        LittleEndian.putUint24(b, 11, (int) value);
        LittleEndian.putInt(b, 14, (int) value);
        LittleEndian.putUint48(b, 18, value);
        LittleEndian.putLong(b, 24, value);
        LittleEndian.putFloat(b, 32, Float.intBitsToFloat((int) value));
        LittleEndian.putDouble(b, 36, Double.longBitsToDouble(value));

        assertThat(BigEndian.getUint24(b, 0)).isEqualTo((int) value & 0xff_ffff);
        assertThat(BigEndian.getUint48(b, 3)).isEqualTo(value & 0xffff_ffff_ffffL);
        assertThat(LittleEndian.getUint16(b, 9)).isEqualTo((int) value & 0xffff);
        assertThat(LittleEndian.getUint24(b, 11)).isEqualTo((int) value & 0xff_ffff);
        assertThat(LittleEndian.getInt(b, 14)).isEqualTo((int) value);
        assertThat(LittleEndian.getUint48(b, 18)).isEqualTo(value & 0xffff_ffff_ffffL);
        assertThat(LittleEndian.getLong(b, 24)).isEqualTo(value);
        assertThat(LittleEndian.getInt(b, 32)).isEqualTo((int) value);
        assertThat(LittleEndian.getLong(b, 36)).isEqualTo(value);
    }

    @Property
    void writesNothingBesideTheNumber(@ForAll long value) {
        ByteBuffer b = ByteBuffer.allocate(10);
        BigEndian.putUint24(b, 3, (int) value);
        LittleEndian.putUint24(b, 3, (int) value);
        assertThat(b.getShort(0)).isZero();
        assertThat(b.get(2)).isZero();
        assertThat(b.getInt(6)).isZero();

        ByteBuffer wide = ByteBuffer.allocate(12);
        BigEndian.putUint48(wide, 3, value);
        LittleEndian.putUint48(wide, 3, value);
        assertThat(BigEndian.getUint24(wide, 0)).isZero();
        assertThat(BigEndian.getUint24(wide, 9)).isZero();
    }
}
