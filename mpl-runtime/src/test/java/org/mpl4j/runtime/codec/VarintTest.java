package org.mpl4j.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mpl4j.runtime.BufferKind;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.ParseException.Reason;

class VarintTest {
    @Property
    void readsWhatItWrites(@ForAll long any, @ForAll @IntRange(max = 63) int shift) throws ParseException {
        long value = any >>> shift;
        ByteBuffer b = ByteBuffer.allocate(14).position(2);
        PacketWriter writer = new PacketWriter(b);
        Varint.write(writer, "f", value);

        int end = writer.position();
        assertThat(end).isEqualTo(2 + Varint.length(value));
        assertThat(Varint.skip(b, 2, end)).isEqualTo(end);
        assertThat(Varint.end(b, 2)).isEqualTo(end);
        assertThat(Varint.get(b, 2)).isEqualTo(value);
    }

    @Property
    void isNoLongerThanNecessary(@ForAll long any, @ForAll @IntRange(max = 63) int shift) {
        long value = any >>> shift;
        int bits = Math.max(1, 64 - Long.numberOfLeadingZeros(value));
        assertThat(Varint.length(value)).isEqualTo((bits + 6) / 7);
    }

    @Property(tries = 3000)
    void neverReadsBesideTheWindowAndFailsOnlyAsDeclared(
            @ForAll @Size(max = 12) byte[] content, @ForAll BufferKind kind) {
        ByteBuffer b = kind.holding(1, content, 0);
        try {
            int end = Varint.skip(b, 1, 1 + content.length);
            assertThat(end).isBetween(2, 1 + content.length);
            assertThat(b.get(end - 1)).isGreaterThanOrEqualTo((byte) 0);
        } catch (ParseException e) {
            assertThat(e.reason()).isEqualTo(content.length < 10 ? Reason.TRUNCATED : Reason.OVERFLOW);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "00,0",
        "7f,127",
        "8001,128",
        "ffff03,65535",
        "808000,0",
        "ffffffffffffffffff01,-1",
        "80808080808080808000,0"
    })
    void readsKnownEncodings(String hex, long value) throws ParseException {
        Bytes bytes = Bytes.ofHex(hex);
        assertThat(Varint.skip(bytes.source(), 0, bytes.length())).isEqualTo(bytes.length());
        assertThat(Varint.get(bytes.source(), 0)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"ffffffffffffffffff02", "ffffffffffffffffffff01", "8080808080808080808000"})
    void refusesMoreThan64Bits(String hex) {
        Bytes bytes = Bytes.ofHex(hex);
        assertThatThrownBy(() -> Varint.skip(bytes.source(), 0, bytes.length()))
                .isInstanceOfSatisfying(
                        ParseException.class, e -> assertThat(e.reason()).isEqualTo(Reason.OVERFLOW));
    }

    @Test
    void asksForOneMoreByteWhenCutOff() {
        ByteBuffer b = ByteBuffer.wrap(new byte[] {0, (byte) 0x80, (byte) 0x80, 5});
        assertThatThrownBy(() -> Varint.skip(b, 1, 3))
                .isInstanceOfSatisfying(
                        ParseException.class, e -> assertThat(e.atLeast(0)).isEqualTo(4));
    }
}
