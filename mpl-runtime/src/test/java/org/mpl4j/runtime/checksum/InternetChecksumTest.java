package org.mpl4j.runtime.checksum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.mpl4j.runtime.BufferKind;

class InternetChecksumTest {
    /** RFC 1071 section 4.1, in its own words. */
    private static int naive(byte[] content) {
        long sum = 0;
        for (int i = 0; i < content.length; i++) {
            sum += (long) (content[i] & 0xff) << (i % 2 == 0 ? 8 : 0);
        }
        while (sum >>> 16 != 0) {
            sum = (sum & 0xffff) + (sum >>> 16);
        }
        return (int) ~sum & 0xffff;
    }

    @Property(tries = 3000)
    void isThatOfTheRfcInEveryKindOfBufferAtEveryPlace(
            @ForAll @Size(max = 200) byte[] content, @ForAll @IntRange(max = 9) int before, @ForAll BufferKind kind) {
        ByteBuffer b = kind.holding(before, content, 3);
        assertThat(InternetChecksum.of(b, before, before + content.length)).isEqualTo(naive(content));
    }

    @Property
    void chainsRangesAsIfTheyWereOne(
            @ForAll @Size(max = 6) List<@Size(max = 40) byte[]> ranges, @ForAll BufferKind kind) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        long sum = InternetChecksum.START;
        for (byte[] range : ranges) {
            whole.writeBytes(range);
            sum = InternetChecksum.add(sum, kind.holding(1, range, 1), 1, 1 + range.length);
        }
        assertThat(InternetChecksum.finish(sum)).isEqualTo(naive(whole.toByteArray()));
    }

    @Property
    void addsNumbersLikeTheirBytes(@ForAll @Size(max = 9) byte[] before, @ForAll long number) {
        long sum = InternetChecksum.add(InternetChecksum.START, ByteBuffer.wrap(before), 0, before.length);
        byte[] whole = Arrays.copyOf(before, before.length + 8);
        ByteBuffer.wrap(whole).putLong(before.length, number);
        assertThat(InternetChecksum.finish(InternetChecksum.addNumber(sum, number)))
                .isEqualTo(naive(whole));
    }

    @Property
    void addsNumbersThatWereAddedUpLikeTheirBytes(
            @ForAll @Size(max = 9) byte[] before, @ForAll @Size(max = 9) long[] numbers, @ForAll short last) {
        long sum = InternetChecksum.add(InternetChecksum.START, ByteBuffer.wrap(before), 0, before.length);
        byte[] whole = Arrays.copyOf(before, before.length + numbers.length * 8 + 2);
        ByteBuffer behind = ByteBuffer.wrap(whole).position(before.length);
        long halves = 0;
        for (long number : numbers) {
            halves += InternetChecksum.halves(number);
            behind.putLong(number);
        }
        behind.putShort(last);
        assertThat(InternetChecksum.finish(InternetChecksum.addHalves(sum, halves + (last & 0xffff))))
                .isEqualTo(naive(whole));
    }

    @Property
    void countsItsOwnFieldAsZero(
            @ForAll @Size(min = 1, max = 60) byte[] content,
            @ForAll @IntRange(max = 59) int at,
            @ForAll @IntRange(max = 2) int size) {
        int from = Math.min(at, content.length);
        int to = Math.min(from + size, content.length);
        byte[] zeroed = content.clone();
        Arrays.fill(zeroed, from, to, (byte) 0);
        long sum = InternetChecksum.addExcept(
                InternetChecksum.START, ByteBuffer.wrap(content), 0, content.length, from, to);
        assertThat(InternetChecksum.finish(sum)).isEqualTo(naive(zeroed));
    }

    @Property
    void isZeroOverDataThatHoldsIt(@ForAll @Size(min = 4, max = 60) byte[] content) {
        ByteBuffer b = ByteBuffer.wrap(content).putShort(2, (short) 0);
        b.putShort(2, (short) InternetChecksum.of(b, 0, content.length));
        // 0xffff is the other zero: only where all words are zero
        assertThat(InternetChecksum.isSame(InternetChecksum.of(b, 0, content.length), 0))
                .isTrue();
    }

    @Property
    void followsTheChangeOfAWord(
            @ForAll @Size(20) byte[] content, @ForAll @IntRange(max = 8) int word, @ForAll short value) {
        ByteBuffer b = ByteBuffer.wrap(content).putShort(18, (short) 1);
        int before = InternetChecksum.of(b, 0, 20);
        int old = b.getShort(word * 2) & 0xffff;
        b.putShort(word * 2, value);
        int updated = InternetChecksum.update(before, old, value & 0xffff);
        assertThat(updated).isEqualTo(InternetChecksum.of(b, 0, 20));
    }

    @Property
    void followsTheChangeOfTwoWords(
            @ForAll @Size(20) byte[] content, @ForAll @IntRange(max = 7) int word, @ForAll int value) {
        ByteBuffer b = ByteBuffer.wrap(content).putShort(18, (short) 1);
        int before = InternetChecksum.of(b, 0, 20);
        int old = b.getInt(word * 2);
        b.putInt(word * 2, value);
        assertThat(InternetChecksum.update32(before, old, value)).isEqualTo(InternetChecksum.of(b, 0, 20));
    }

    @Property
    void followsTheChangeOfFourWords(
            @ForAll @Size(20) byte[] content, @ForAll @IntRange(max = 5) int word, @ForAll long value) {
        ByteBuffer b = ByteBuffer.wrap(content).putShort(18, (short) 1);
        int before = InternetChecksum.of(b, 0, 20);
        long old = b.getLong(word * 2);
        b.putLong(word * 2, value);
        int after = InternetChecksum.of(b, 0, 20);
        assertThat(InternetChecksum.update64(before, old, value)).isEqualTo(after);
        int asUdp = before == 0 ? 0xffff : before;
        assertThat(InternetChecksum.updateUdp(asUdp, old, value)).isEqualTo(after == 0 ? 0xffff : after);
    }

    @Test
    void leavesDatagramsWithoutOne() {
        assertThat(InternetChecksum.updateUdp(0, 1, 2)).isZero();
        assertThat(InternetChecksum.updateUdp(0xfffe, 1, 0)).isEqualTo(0xffff);
    }

    @Test
    void survivesManyCarries() {
        byte[] ones = new byte[1 << 20];
        Arrays.fill(ones, (byte) 0xff);
        assertThat(InternetChecksum.of(ByteBuffer.wrap(ones), 0, ones.length)).isZero();
        assertThat(InternetChecksum.of(ByteBuffer.wrap(ones).asReadOnlyBuffer(), 0, ones.length))
                .isZero();
        long sum = InternetChecksum.START;
        for (int i = 0; i < 100_000; i++) {
            sum = InternetChecksum.addNumber(sum, -1);
        }
        assertThat(InternetChecksum.finish(sum)).isZero();
    }

    /** The example of RFC 1071 section 3: the sum is ddf2. */
    @Test
    void isThatOfTheExampleInTheRfc() {
        ByteBuffer b =
                ByteBuffer.wrap(new byte[] {0, 1, (byte) 0xf2, 3, (byte) 0xf4, (byte) 0xf5, (byte) 0xf6, (byte) 0xf7});
        assertThat(InternetChecksum.of(b, 0, 8)).isEqualTo(~0xddf2 & 0xffff);
    }

    @Test
    void tellsTheTwoZerosFromOtherPairs() {
        assertThat(InternetChecksum.isSame(0, 0xffff)).isTrue();
        assertThat(InternetChecksum.isSame(0xffff, 0)).isTrue();
        assertThat(InternetChecksum.isSame(5, 5)).isTrue();
        assertThat(InternetChecksum.isSame(0x1234, 0xffff - 0x1234)).isFalse();
        assertThat(InternetChecksum.isSame(0, 1)).isFalse();
    }

    @Test
    void refusesRangesOutsideTheBuffer() {
        ByteBuffer slice = ByteBuffer.allocate(20).slice(4, 8).limit(6);
        assertThatThrownBy(() -> InternetChecksum.of(slice, 0, 7)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> InternetChecksum.of(slice, -1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> InternetChecksum.of(slice.asReadOnlyBuffer(), 0, 7))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }
}
