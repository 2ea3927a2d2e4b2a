package org.mpl4j.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.Limits;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.ParseException;

class MpintTest {
    private static final MpintCodec CODEC = MpintCodec.INSTANCE;

    private static Bytes written(Mpint value) {
        PacketWriter writer = new PacketWriter(ByteBuffer.allocate(1000));
        CODEC.write(writer, value);
        return Bytes.wrap(writer.finish().flip());
    }

    private static Mpint read(Bytes encoded) throws ParseException {
        int end = CODEC.skip(encoded.source(), 0, encoded.length(), 0, Limits.DEFAULT);
        assertThat(end).isEqualTo(encoded.length());
        assertThat(CODEC.end(encoded.source(), 0, encoded.length(), 0)).isEqualTo(end);
        return CODEC.read(encoded.source(), 0, end, 0);
    }

    /** The examples of RFC 4251 section 5. */
    @ParameterizedTest
    @CsvSource({
        "0,00000000",
        "9a378f9b2e332a7,0000000809a378f9b2e332a7",
        "80,000000020080",
        "-1234,00000002edcc",
        "-deadbeef,00000005ff21524111"
    })
    void isWrittenAsTheRfcShows(String number, String encoded) throws ParseException {
        BigInteger value = new BigInteger(number, 16);
        assertThat(written(Mpint.of(value)).hex()).isEqualTo(encoded);
        assertThat(read(Bytes.ofHex(encoded)).toBigInteger()).isEqualTo(value);
    }

    @Property
    void keepsEveryNumber(@ForAll BigInteger value) throws ParseException {
        Mpint mpint = Mpint.of(value);
        assertThat(mpint.toBigInteger()).isEqualTo(value);
        assertThat(mpint.signum()).isEqualTo(value.signum());
        assertThat(mpint.isCanonical()).isTrue();
        assertThat(read(written(mpint))).isEqualTo(mpint);
        assertThat(CODEC.fromText(CODEC.toText(mpint))).isEqualTo(mpint);
        assertThat(mpint).hasToString(value.toString());
    }

    @Property
    void readsBytesAsBigIntegerDoes(@ForAll byte[] content) {
        Mpint mpint = Mpint.ofContent(Bytes.of(content));
        BigInteger expected = content.length == 0 ? BigInteger.ZERO : new BigInteger(content);
        assertThat(mpint.toBigInteger()).isEqualTo(expected);
        assertThat(mpint.content()).isEqualTo(Bytes.of(content));
        assertThat(mpint.canonical()).isEqualTo(Mpint.of(expected).content());
        assertThat(mpint).isEqualTo(Mpint.of(expected)).hasSameHashCodeAs(Mpint.of(expected));
    }

    @Property
    void readsUnsignedBytes(@ForAll byte[] magnitude) {
        Mpint mpint = Mpint.ofUnsigned(Bytes.of(magnitude));
        assertThat(mpint.toBigInteger()).isEqualTo(new BigInteger(1, magnitude));
        assertThat(mpint.isCanonical()).isTrue();
    }

    @Property
    void keepsLongerFormsWhenReadAndShortensThemWhenWritten(
            @ForAll long value, @ForAll @IntRange(min = 1, max = 5) int extra) throws ParseException {
        String sign = (value < 0 ? "ff" : "00").repeat(extra);
        Bytes content =
                Bytes.ofHex(sign + (value == 0 ? "" : Mpint.of(value).content().hex()));
        Bytes encoded = Bytes.ofHex("%08x".formatted(content.length()) + content.hex());
        Mpint mpint = read(encoded);
        assertThat(mpint.content()).isEqualTo(content);
        assertThat(mpint.isCanonical()).isFalse();
        assertThat(written(mpint)).isEqualTo(written(Mpint.of(value)));
    }

    @Property
    void isOrderedAsNumbersAre(@ForAll BigInteger one, @ForAll BigInteger other) {
        assertThat(Mpint.of(one).compareTo(Mpint.of(other))).isEqualTo(one.compareTo(other));
    }

    @Test
    void refusesWhatIsCutOffOrNoHexadecimal() {
        Bytes cut = Bytes.ofHex("0000000501");
        assertThatThrownBy(() -> CODEC.skip(cut.source(), 0, 5, 0, Limits.DEFAULT))
                .isInstanceOfSatisfying(
                        ParseException.class, e -> assertThat(e.atLeast(0)).isEqualTo(9));
        assertThatThrownBy(() -> CODEC.fromText("xyz")).isInstanceOf(IllegalArgumentException.class);
    }
}
