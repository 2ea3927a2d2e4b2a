package org.mpl4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ReadOnlyBufferException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.mpl4j.runtime.wire.Bits;

class PacketWriterTest {
    /** Something that a builder does, and what it must append. */
    record Step(String name, java.util.function.Consumer<PacketWriter> action, Bytes expected) {
        @Override
        public String toString() {
            return name + " " + expected;
        }
    }

    @Provide
    Arbitrary<Step> step() {
        Arbitrary<byte[]> content = Arbitraries.bytes().array(byte[].class).ofMaxSize(20);
        Arbitrary<Long> number = Arbitraries.longs();
        return Arbitraries.oneOf(
                content.map(c -> new Step("bytes", w -> w.putBytes("f", Bytes.of(c)), Bytes.of(c))),
                content.map(c -> new Step("array", w -> w.putBytes("f", c), Bytes.of(c))),
                content.map(c -> new Step("buffer", w -> w.putBytes("f", direct(c)), Bytes.of(c))),
                content.map(c -> new Step("zeros", w -> w.putZeros("f", c.length), Bytes.of(new byte[c.length]))),
                Arbitraries.strings()
                        .ofMaxLength(8)
                        .map(s -> new Step("text", w -> w.putUtf8("f", s), Bytes.ofUtf8(s))),
                number.map(v -> new Step("put8", w -> w.put8("f", v.intValue()), number(v, 1))),
                number.map(v -> new Step("put16", w -> w.put16("f", v.intValue()), number(v, 2))),
                number.map(v -> new Step("put32", w -> w.put32("f", v.intValue()), number(v, 4))),
                number.map(v -> new Step("put64", w -> w.put64("f", v), number(v, 8))));
    }

    private static ByteBuffer direct(byte[] content) {
        return BufferKind.DIRECT_LITTLE.holding(2, content, 0);
    }

    private static Bytes number(long value, int byteCount) {
        ByteBuffer b = ByteBuffer.allocate(8).putLong(0, value);
        return Bytes.view(b, 8 - byteCount, byteCount);
    }

    @Property
    void writesForwardIntoEveryKindOfBufferAndNeverBesideItsPart(
            @ForAll BufferKind kind,
            @ForAll @IntRange(max = 60) int size,
            @ForAll @Size(max = 8) List<@net.jqwik.api.From("step") Step> steps) {
        if (!kind.isWritable()) {
            return;
        }
        ByteBuffer b = kind.room(7, size, 9);
        ByteOrder order = b.order();
        PacketWriter writer = new PacketWriter(b);
        int expectedEnd = 7;
        for (Step step : steps) {
            int length = step.expected().length();
            if (length > size + 7 - expectedEnd) {
                assertFull(writer, step, length - (size + 7 - expectedEnd));
                assertUntouched(b, 7, size);
                return;
            }
            step.action().accept(writer);
            assertThat(Bytes.view(writer.buffer(), expectedEnd, length)).isEqualTo(step.expected());
            expectedEnd += length;
            assertThat(writer.position()).isEqualTo(expectedEnd);
        }
        assertUntouched(b, 7, size);
        assertThat(b.position()).isEqualTo(7);
        assertThat(writer.finish()).isSameAs(b);
        assertThat(b.position()).isEqualTo(expectedEnd);
        assertThat(b.order()).isEqualTo(order);
    }

    private static void assertFull(PacketWriter writer, Step step, int missing) {
        assertThatThrownBy(() -> step.action().accept(writer)).isInstanceOfSatisfying(BuildException.class, e -> {
            assertThat(e.reason()).isEqualTo(BuildException.Reason.FULL);
            assertThat(e.path()).isEqualTo("f");
            // Text is first tried with a byte a character
            assertThat(e.missingBytes()).isBetween(1L, (long) missing);
        });
    }

    private static void assertUntouched(ByteBuffer b, int start, int size) {
        for (int i = 0; i < b.capacity(); i++) {
            if (i < start || i >= start + size) {
                assertThat(b.duplicate().clear().get(i)).isEqualTo((byte) 0xa5);
            }
        }
    }

    @Property
    void packsBitFieldsOneAfterTheOther(
            @ForAll @Size(max = 20) List<@IntRange(min = 1, max = 64) Integer> widths, @ForAll long pattern) {
        PacketWriter writer = new PacketWriter(BufferKind.HEAP.room(3, 200, 0));
        long bits = 24;
        for (int width : widths) {
            assertThat(writer.bitPosition()).isEqualTo(bits);
            long at = writer.claimBits("f", width);
            assertThat(at).isEqualTo(bits);
            writer.patchBits(at, width, pattern);
            bits += width;
        }
        assertThat(writer.position()).isEqualTo((int) (bits + 7) / 8);
        long at = 24;
        for (int width : widths) {
            assertThat(Bits.getSigned(writer.buffer(), at, width)).isEqualTo(Bits.signExtend(pattern, width));
            at += width;
        }
        long padding = -at & 7;
        if (padding != 0) {
            assertThat(Bits.get(writer.buffer(), at, (int) padding)).isZero();
        }
    }

    @Test
    void startsANewByteForBitsAfterOtherFields() {
        PacketWriter writer = new PacketWriter(ByteBuffer.allocate(10));
        assertThat(writer.claimBits("a", 3)).isZero();
        assertThat(writer.put8("b", 0xff)).isEqualTo(1);
        assertThat(writer.claimBits("c", 3)).isEqualTo(16);
        assertThat(writer.claimBits("d", 5)).isEqualTo(19);
        assertThat(writer.position()).isEqualTo(3);
    }

    @Test
    void forgetsSpareBitsWhenReset() {
        ByteBuffer b = ByteBuffer.allocate(10).position(1);
        PacketWriter writer = new PacketWriter(ByteBuffer.allocate(10));
        writer.claimBits("a", 3);
        writer.reset(b);
        assertThat(writer.claimBits("a", 3)).isEqualTo(8);
    }

    @Property
    void patchesNumbersOfEveryWidthInBothByteOrders(
            @ForAll long value, @ForAll @IntRange(min = 1, max = 8) int byteCount) {
        PacketWriter writer = new PacketWriter(ByteBuffer.allocate(20));
        int at = writer.putZeros("f", 20);
        writer.patch(at + 1, byteCount, value);
        writer.patchLittleEndian(at + 10, byteCount, value);

        byte[] big = number(value, byteCount).toArray();
        byte[] expected = new byte[20];
        for (int i = 0; i < byteCount; i++) {
            expected[1 + i] = big[i];
            expected[10 + i] = big[byteCount - 1 - i];
        }
        assertThat(Bytes.view(writer.buffer(), at, 20)).isEqualTo(Bytes.of(expected));
    }

    @Property
    void insertsAGapAndMovesWhatFollows(
            @ForAll BufferKind kind,
            @ForAll @Size(min = 1, max = 40) byte[] content,
            @ForAll @IntRange(min = 1, max = 40) int at,
            @ForAll @IntRange(max = 9) int gap) {
        if (!kind.isWritable() || at > content.length) {
            return;
        }
        PacketWriter writer = new PacketWriter(kind.room(2, 50, 1));
        writer.putBytes("f", content);
        writer.insertGap("f", 2 + at, gap);

        assertThat(writer.position()).isEqualTo(2 + content.length + gap);
        assertThat(Bytes.view(writer.buffer(), 2, at))
                .isEqualTo(Bytes.of(content).slice(0, at));
        assertThat(Bytes.view(writer.buffer(), 2 + at + gap, content.length - at))
                .isEqualTo(Bytes.of(content).slice(at, content.length));
    }

    @Test
    void refusesAGapThatDoesNotFit() {
        PacketWriter writer = new PacketWriter(ByteBuffer.allocate(4));
        writer.put32("f", 1);
        assertThatThrownBy(() -> writer.insertGap("length", 1, 3))
                .hasMessage("length: the buffer is too small by at least 3 bytes");
    }

    @Test
    void keepsOriginsOfMessagesInMessages() {
        PacketWriter writer = new PacketWriter(ByteBuffer.allocate(100).position(10));
        assertThat(writer.origin()).isEqualTo(10);
        for (int level = 1; level <= 6; level++) {
            writer.put8("length", 0);
            writer.pushOrigin();
            assertThat(writer.origin()).isEqualTo(10 + level);
        }
        writer.put8("data", 1);
        writer.insertGap("length", 13, 2);
        assertThat(writer.origin()).isEqualTo(18);
        for (int origin : new int[] {17, 16, 15, 12, 11, 10}) {
            writer.popOrigin();
            assertThat(writer.origin()).isEqualTo(origin);
        }
        assertThatThrownBy(writer::popOrigin).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void writesTextThatIsNotAscii() {
        PacketWriter writer = new PacketWriter(ByteBuffer.allocate(10));
        writer.putUtf8("text", "na\u00efve \u20ac");
        assertThat(writer.finish().flip())
                .isEqualTo(ByteBuffer.wrap("na\u00efve \u20ac".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void refusesReadOnlyBuffers() {
        ByteBuffer b = ByteBuffer.allocate(4).asReadOnlyBuffer();
        assertThatThrownBy(() -> new PacketWriter(b)).isInstanceOf(ReadOnlyBufferException.class);
    }

    @Test
    void hasNoRoomBeforeItIsReset() {
        assertThatThrownBy(() -> new PacketWriter().put8("f", 0)).isInstanceOf(BuildException.class);
    }

    @Test
    void canBeUsedAgainAfterAFailure() {
        PacketWriter writer = new PacketWriter(ByteBuffer.allocate(1));
        assertThatThrownBy(() -> writer.put16("f", 0)).isInstanceOf(BuildException.class);
        ByteBuffer b = ByteBuffer.allocate(2);
        writer.reset(b);
        writer.put16("f", 0x0102);
        assertThat(writer.finish().flip()).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2}));
        assertThat(writer.start()).isZero();
        assertThat(writer.limit()).isEqualTo(2);
    }
}
