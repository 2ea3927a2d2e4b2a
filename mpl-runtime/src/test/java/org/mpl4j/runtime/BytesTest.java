package org.mpl4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.ByteRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BytesTest {
    @Property
    void isTheSameInEveryKindOfBuffer(@ForAll byte[] content, @ForAll BufferKind kind) {
        ByteBuffer b = kind.holding(3, content, 4);
        Bytes bytes = Bytes.view(b, 3, content.length);

        assertThat(bytes).isEqualTo(Bytes.of(content)).hasSameHashCodeAs(Bytes.of(content));
        assertThat(bytes.hashCode()).isEqualTo(Arrays.hashCode(content));
        assertThat(bytes.toArray()).isEqualTo(content);
        assertThat(bytes.contentEquals(content)).isTrue();
        assertThat(bytes.latin1()).isEqualTo(new String(content, StandardCharsets.ISO_8859_1));
        assertThat(bytes.utf8()).isEqualTo(new String(content, StandardCharsets.UTF_8));
        assertThat(bytes.copy()).isEqualTo(bytes);
        assertThat(bytes.source().order()).isEqualTo(ByteOrder.BIG_ENDIAN);
    }

    @Property
    void isWrittenToEveryKindOfBufferAndNotBesideIt(
            @ForAll @Size(max = 40) byte[] content, @ForAll BufferKind kind, @ForAll @IntRange(max = 9) int at) {
        Bytes bytes = Bytes.view(kind.holding(3, content, 4), 3, content.length);
        for (ByteBuffer target : new ByteBuffer[] {
            ByteBuffer.allocate(at + content.length + 2), ByteBuffer.allocateDirect(at + content.length + 2)
        }) {
            bytes.putTo(target, at);
            byte[] written = new byte[target.limit()];
            target.get(0, written);
            byte[] expected = new byte[target.limit()];
            System.arraycopy(content, 0, expected, at, content.length);
            assertThat(written).isEqualTo(expected);
            assertThat(target.position()).isZero();
            assertThatThrownBy(() -> bytes.putTo(target, target.limit() - content.length + 1))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Property
    void comparesLikeUnsignedArrays(
            @ForAll @Size(max = 20) byte[] one, @ForAll @Size(max = 20) byte[] other, @ForAll BufferKind kind) {
        Bytes left = Bytes.view(kind.holding(1, one, 0), 1, one.length);
        Bytes right = Bytes.of(other);
        assertThat(Integer.signum(left.compareTo(right))).isEqualTo(Integer.signum(Arrays.compareUnsigned(one, other)));
        assertThat(left.equals(right)).isEqualTo(Arrays.equals(one, other));
        assertThat(left.contentEquals(other)).isEqualTo(Arrays.equals(one, other));
    }

    @Property
    void knowsItselfInABuffer(
            @ForAll @Size(max = 12) byte[] content,
            @ForAll @Size(max = 12) byte[] other,
            @ForAll BufferKind kind,
            @ForAll @IntRange(max = 12) int to) {
        Bytes bytes = Bytes.of(content);
        assertThat(bytes.isAt(kind.holding(2, content, 3), 2, 2 + content.length))
                .isTrue();
        int end = Math.min(to, other.length);
        assertThat(bytes.isAt(kind.holding(2, other, 3), 2, 2 + end))
                .isEqualTo(Arrays.equals(content, Arrays.copyOf(other, end)));
    }

    @Property
    void tellsRunsApartThatDifferInOneByte(
            @ForAll @Size(min = 1, max = 40) byte[] content, @ForAll @IntRange(max = 39) int at) {
        byte[] changed = content.clone();
        changed[at % content.length] ^= 0x10;
        assertThat(Bytes.of(content)).isNotEqualTo(Bytes.of(changed));
        assertThat(Integer.signum(Bytes.of(content).compareTo(Bytes.of(changed))))
                .isEqualTo(Integer.signum(Arrays.compareUnsigned(content, changed)));
    }

    @Property
    void knowsWellFormedUtf8AsTheJdkDoes(@ForAll @Size(max = 6) byte[] content) {
        assertThat(Bytes.of(content).isUtf8()).isEqualTo(isUtf8ToTheJdk(content));
    }

    @Property(tries = 5000)
    void knowsWellFormedUtf8WithManyLeadBytes(
            @ForAll @Size(min = 1, max = 4) @ByteRange(min = -128, max = -1) byte[] content) {
        assertThat(Bytes.of(content).isUtf8()).isEqualTo(isUtf8ToTheJdk(content));
    }

    private static boolean isUtf8ToTheJdk(byte[] content) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    @Property
    void equalsItsText(@ForAll String text) {
        Bytes bytes = Bytes.ofUtf8(text);
        assertThat(bytes.contentEquals(text)).isEqualTo(bytes.utf8().equals(text));
        assertThat(bytes.contentEquals(text + "x")).isFalse();
        assertThat(Bytes.ofUtf8(text + "x").contentEquals(text)).isFalse();
    }

    @Test
    void comparesTextThatIsNotAscii() {
        assertThat(Bytes.ofUtf8("caf\u00e9").contentEquals("caf\u00e9")).isTrue();
        assertThat(Bytes.ofUtf8("cafe").contentEquals("caf\u00e9")).isFalse();
        // Malformed bytes decode to U+FFFD, but are not its encoding
        assertThat(Bytes.ofHex("ff").contentEquals("\ufffd")).isFalse();
    }

    @Test
    void readsNumbers() {
        Bytes bytes = Bytes.ofHex("00fffefdfcfbfaf9f8");
        assertThat(bytes.get(1)).isEqualTo((byte) -1);
        assertThat(bytes.uint8(1)).isEqualTo(255);
        assertThat(bytes.uint16(1)).isEqualTo(0xfffe);
        assertThat(bytes.uint32(1)).isEqualTo(0xfffe_fdfcL);
        assertThat(bytes.int64(1)).isEqualTo(0xfffe_fdfc_fbfa_f9f8L);
    }

    @Test
    void refusesToReadBesideTheSliceAlthoughTheBufferGoesOn() {
        Bytes bytes = Bytes.view(ByteBuffer.allocate(30), 10, 8);
        assertThatThrownBy(() -> bytes.get(8)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> bytes.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> bytes.uint16(7)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> bytes.uint32(5)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> bytes.int64(1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> bytes.slice(2, 9)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Bytes.view(ByteBuffer.allocate(4), 2, 3))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void slicesWithoutCopying() {
        byte[] content = {1, 2, 3, 4};
        Bytes slice = Bytes.wrap(content).slice(1, 3);
        content[2] = 9;
        assertThat(slice).isEqualTo(Bytes.of((byte) 2, (byte) 9));
    }

    @Test
    void staysTheSameWhenTheWrappedBufferMoves() {
        ByteBuffer b = ByteBuffer.wrap(new byte[] {1, 2, 3, 4}).position(1).limit(3);
        Bytes bytes = Bytes.wrap(b);
        b.clear().position(4);
        assertThat(bytes).isEqualTo(Bytes.of((byte) 2, (byte) 3));
    }

    @Test
    void handsOutAReadOnlyBufferOfExactlyTheBytes() {
        ByteBuffer buffer =
                Bytes.view(ByteBuffer.wrap(new byte[] {1, 2, 3, 4}), 1, 2).buffer();
        assertThat(buffer).isEqualTo(ByteBuffer.wrap(new byte[] {2, 3}));
        assertThat(buffer.isReadOnly()).isTrue();
        assertThat(buffer.capacity()).isEqualTo(2);
    }

    @Test
    void copiesToArraysAndBuffers() {
        Bytes bytes = Bytes.of((byte) 1, (byte) 2);
        byte[] array = new byte[4];
        bytes.copyTo(array, 1);
        assertThat(array).containsExactly(0, 1, 2, 0);
        assertThatThrownBy(() -> bytes.copyTo(array, 3)).isInstanceOf(IndexOutOfBoundsException.class);

        ByteBuffer buffer = ByteBuffer.allocate(3);
        bytes.copyTo(buffer);
        assertThat(buffer.position()).isEqualTo(2);
        assertThatThrownBy(() -> bytes.copyTo(buffer)).isInstanceOf(BufferOverflowException.class);
        assertThat(buffer.array()).containsExactly(1, 2, 0);
    }

    @Test
    void isWrittenInHexadecimal() {
        assertThat(Bytes.ofHex("00FFab")).hasToString("00ffab");
        assertThatThrownBy(() -> Bytes.ofHex("0g")).isInstanceOf(IllegalArgumentException.class);
        assertThat(Bytes.EMPTY.isEmpty()).isTrue();
        assertThat(Bytes.of((byte) 0x41, (byte) 0xe9).ascii()).isEqualTo("A\ufffd");
    }
}
