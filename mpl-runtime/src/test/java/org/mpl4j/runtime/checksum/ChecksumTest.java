package org.mpl4j.runtime.checksum;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mpl4j.runtime.BufferKind;
import org.mpl4j.runtime.Bytes;

class ChecksumTest {
    private static long of(Checksum checksum, byte[] content) {
        return checksum.finish(checksum.add(checksum.start(), Bytes.of(content)));
    }

    /** The check values of the catalogues: what the algorithm makes of the digits 1 to 9. */
    @ParameterizedTest
    @CsvSource({
        "inet,f62a",
        "udp,f62a",
        "crc32,cbf43926",
        "crc32c,e3069283",
        "crc16_ccitt,29b1",
        "crc16_x25,906e",
        "adler32,091e01de",
        "fletcher16,1ede",
        "xor8,31",
        "sum8,dd"
    })
    void makesTheKnownValueOfTheDigits(String name, String hex) {
        Checksum checksum = Checksum.named(name).orElseThrow();
        assertThat(of(checksum, "123456789".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(Long.parseLong(hex, 16));
        assertThat(hex).hasSizeLessThanOrEqualTo(checksum.byteLength() * 2);
        assertThat(checksum.specName()).isEqualTo(name);
    }

    @Property
    void agreesWithTheJdk(@ForAll byte[] content) {
        CRC32 crc32 = new CRC32();
        crc32.update(content);
        assertThat(of(Checksum.CRC32, content)).isEqualTo(crc32.getValue());
        CRC32C crc32c = new CRC32C();
        crc32c.update(content);
        assertThat(of(Checksum.CRC32C, content)).isEqualTo(crc32c.getValue());
        Adler32 adler32 = new Adler32();
        adler32.update(content);
        assertThat(of(Checksum.ADLER32, content)).isEqualTo(adler32.getValue());
    }

    @Property
    void isTheSameInEveryKindOfBufferAndHoweverItIsCut(
            @ForAll Checksum checksum,
            @ForAll @Size(max = 60) byte[] content,
            @ForAll @IntRange(max = 60) int cut,
            @ForAll BufferKind kind) {
        ByteBuffer b = kind.holding(5, content, 2);
        int middle = 5 + Math.min(cut, content.length);
        long sum = checksum.add(checksum.start(), b, 5, middle);
        sum = checksum.add(sum, b, middle, 5 + content.length);
        assertThat(checksum.finish(sum)).isEqualTo(of(checksum, content));
    }

    @Property
    void addsNumbersAndZerosLikeTheirBytes(
            @ForAll Checksum checksum,
            @ForAll @Size(max = 5) byte[] before,
            @ForAll long number,
            @ForAll @IntRange(min = 1, max = 8) int byteCount,
            @ForAll @IntRange(max = 5) int zeros) {
        byte[] whole = Arrays.copyOf(before, before.length + byteCount + zeros);
        for (int i = 0; i < byteCount; i++) {
            whole[before.length + i] = (byte) (number >>> ((byteCount - 1 - i) * 8));
        }
        long sum = checksum.add(checksum.start(), Bytes.of(before));
        sum = checksum.addZeros(checksum.addNumber(sum, number, byteCount), zeros);
        assertThat(checksum.finish(sum)).isEqualTo(of(checksum, whole));
    }

    @Property
    void countsItsOwnFieldAsZero(
            @ForAll Checksum checksum, @ForAll @Size(12) byte[] content, @ForAll @IntRange(max = 8) int at) {
        byte[] zeroed = content.clone();
        Arrays.fill(zeroed, at, at + checksum.byteLength(), (byte) 0);
        long sum = checksum.addExcept(
                checksum.start(), ByteBuffer.wrap(content), 0, content.length, at, at + checksum.byteLength());
        assertThat(checksum.finish(sum)).isEqualTo(of(checksum, zeroed));
    }

    @Property
    void staysWithinItsLength(@ForAll Checksum checksum, @ForAll byte[] content) {
        assertThat(of(checksum, content) >>> (checksum.byteLength() * 8)).isZero();
    }

    @Test
    void comparesOnlyTheInternetChecksumWithTwoZeros() {
        assertThat(Checksum.INET.isSame(0, 0xffff)).isTrue();
        assertThat(Checksum.CRC16_CCITT.isSame(0, 0xffff)).isFalse();
        assertThat(Checksum.CRC16_CCITT.isSame(7, 7)).isTrue();
    }

    @Test
    void writesAUdpChecksumOfZeroAsItsOtherForm() {
        byte[] ones = {-1, -1};
        assertThat(of(Checksum.INET, ones)).isZero();
        assertThat(of(Checksum.UDP, ones)).isEqualTo(0xffff);
        assertThat(Checksum.UDP.isSame(0x1234, 0x1234)).isTrue();
        assertThat(Checksum.UDP.isSame(0x1234, 0x1235)).isFalse();
        assertThat(Checksum.UDP.isSame(0x1234, 0)).as("the sender made none").isTrue();
    }

    @Test
    void knowsNoOtherNames() {
        assertThat(Checksum.named("md5")).isEmpty();
        assertThat(Checksum.INET.numberBytes()).isEqualTo(2);
        assertThat(Checksum.CRC32.numberBytes()).isEqualTo(4);
    }
}
